using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GptImage2.CodeFixes;

/// <summary>
/// Fixes all diagnostics of a document, a project or a solution: an edit that several of them need is made once.
/// </summary>
internal sealed class TextEditFixAllProvider : FixAllProvider
{
    public static readonly TextEditFixAllProvider Instance = new();

    private TextEditFixAllProvider()
    {
    }

    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var accepted = new List<Edit>();
        string? title = null;
        foreach (Diagnostic diagnostic in await DiagnosticsAsync(fixAllContext).ConfigureAwait(false))
        {
            if (await FixAsync(fixAllContext, diagnostic).ConfigureAwait(false) is not { } fix)
                continue;
            IReadOnlyList<Edit> edits = await fix.EditsAsync(fixAllContext.CancellationToken).ConfigureAwait(false);

            // An edit that contradicts an earlier one is left for another round.
            if (edits.Any(edit => accepted.Any(edit.Conflicts)))
                continue;
            accepted.AddRange(edits.Except(accepted).ToList());
            title ??= fix.Title;
        }

        return title is null ? null : CodeAction.Create(
            title,
            cancellationToken => EditedSolution.OfAsync(fixAllContext.Solution, accepted, cancellationToken),
            fixAllContext.CodeActionEquivalenceKey);
    }

    private static async Task<IEnumerable<Diagnostic>> DiagnosticsAsync(FixAllContext context)
    {
        var diagnostics = new List<Diagnostic>();
        if (context.Scope == FixAllScope.Solution)
        {
            foreach (Project project in context.Solution.Projects)
                diagnostics.AddRange(await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false));
        }
        else if (context.Scope == FixAllScope.Project)
        {
            diagnostics.AddRange(await context.GetAllDiagnosticsAsync(context.Project).ConfigureAwait(false));
        }
        else if (context.Document is { } document)
        {
            diagnostics.AddRange(await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false));
        }

        return diagnostics
            .Where(static diagnostic => diagnostic is { IsSuppressed: false, Location.IsInSource: true })
            .OrderBy(static diagnostic => diagnostic.Location.SourceTree!.FilePath, StringComparer.Ordinal)
            .ThenBy(static diagnostic => diagnostic.Location.SourceSpan.Start);
    }

    private static async Task<TextEditFix?> FixAsync(FixAllContext context, Diagnostic diagnostic)
    {
        if (context.Solution.GetDocument(diagnostic.Location.SourceTree) is not { } document
            || await DiagnosticContext.FindAsync(document, diagnostic, context.CancellationToken).ConfigureAwait(false) is not { } finding)
        {
            return null;
        }

        return ((TextEditCodeFixProvider)context.CodeFixProvider).Fixes(finding, context.CancellationToken).FirstOrDefault(fix => fix.Key == context.CodeActionEquivalenceKey);
    }
}

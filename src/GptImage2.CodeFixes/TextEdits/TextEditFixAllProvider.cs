using GptImage2.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace GptImage2.CodeFixes;

/// <summary>
/// Fixes all diagnostics of a document, a project or a solution: an edit that several of them need is made once, and edits of
/// the same text are made one after the other.
/// </summary>
internal sealed class TextEditFixAllProvider : FixAllProvider
{
    public static readonly TextEditFixAllProvider Instance = new();

    private TextEditFixAllProvider()
    {
    }

    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var edited = new EditedSolution(fixAllContext.Solution);
        List<Diagnostic> pending = [.. await DiagnosticsAsync(fixAllContext).ConfigureAwait(false)];
        string? title = null;
        while (pending.Count > 0)
        {
            var accepted = new List<Edit>();
            var deferred = new List<Diagnostic>();
            foreach (Diagnostic diagnostic in pending)
            {
                if (await FixAsync(fixAllContext, edited.Solution, diagnostic).ConfigureAwait(false) is not { } fix)
                    continue;
                IReadOnlyList<Edit> edits = await fix.EditsAsync(fixAllContext.CancellationToken).ConfigureAwait(false);

                // An edit that contradicts an earlier one is computed again after that one was made.
                if (edits.Any(edit => accepted.Any(edit.Conflicts)))
                {
                    deferred.Add(diagnostic);
                    continue;
                }

                accepted.AddRange(edits.Except(accepted).ToList());
                title ??= fix.Title;
            }

            Solution before = edited.Solution;
            await edited.ApplyAsync(accepted, fixAllContext.CancellationToken).ConfigureAwait(false);
            pending = await MovedAsync(deferred, before, edited, fixAllContext.CancellationToken).ConfigureAwait(false);
        }

        return title is null ? null : CodeAction.Create(title, edited.ShortenedAsync, fixAllContext.CodeActionEquivalenceKey);
    }

    // The diagnostics at their places in the edited code. Those whose place was replaced are left out.
    private static async Task<List<Diagnostic>> MovedAsync(List<Diagnostic> diagnostics, Solution before, EditedSolution edited, CancellationToken cancellationToken)
    {
        var moved = new List<Diagnostic>();
        foreach (Diagnostic diagnostic in diagnostics)
        {
            DocumentId id = before.GetDocumentId(diagnostic.Location.SourceTree)!;
            if (edited.Moved(id, diagnostic.Location.SourceSpan) is not { } span || await edited.Solution.GetDocument(id)!.GetSyntaxTreeAsync(cancellationToken).ConfigureAwait(false) is not { } tree)
                continue;

            // The text in which the range is has changed too.
            moved.Add(Diagnostic.Create(diagnostic.Descriptor, Location.Create(tree, span), diagnostic.Properties.Remove(ReportingSink.Range)));
        }

        return moved;
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

    private static async Task<TextEditFix?> FixAsync(FixAllContext context, Solution solution, Diagnostic diagnostic)
    {
        if (solution.GetDocument(diagnostic.Location.SourceTree) is not { } document
            || await DiagnosticContext.FindAsync(document, diagnostic, context.CancellationToken).ConfigureAwait(false) is not { } finding)
        {
            return null;
        }

        // Without a key, each diagnostic gets the fix that is offered first. So does 'dotnet format' where its first diagnostic has none.
        return ((TextEditCodeFixProvider)context.CodeFixProvider).Fixes(finding, context.CancellationToken)
            .FirstOrDefault(fix => context.CodeActionEquivalenceKey is null || fix.Key == context.CodeActionEquivalenceKey);
    }
}

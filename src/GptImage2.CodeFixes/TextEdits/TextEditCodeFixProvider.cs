using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GptImage2.CodeFixes;

/// <summary>
/// A code fix that consists of text edits. They do not change any other text, and the edits of many diagnostics can be
/// made together.
/// </summary>
internal abstract class TextEditCodeFixProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => TextEditFixAllProvider.Instance;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            // 'dotnet format' also asks about what other rules report.
            if (!FixableDiagnosticIds.Contains(diagnostic.Id))
                continue;
            if (await DiagnosticContext.FindAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is not { } finding)
                continue;
            foreach (TextEditFix fix in Fixes(finding, context.CancellationToken))
            {
                Solution solution = context.Document.Project.Solution;
                context.RegisterCodeFix(
                    CodeAction.Create(
                        fix.Title,
                        async cancellationToken => await EditedSolution.OfAsync(solution, await fix.EditsAsync(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false),
                        fix.Key),
                    diagnostic);
            }
        }
    }

    /// <summary>The ways to fix the diagnostic; empty if a person must decide.</summary>
    internal abstract IEnumerable<TextEditFix> Fixes(DiagnosticContext finding, CancellationToken cancellationToken);
}

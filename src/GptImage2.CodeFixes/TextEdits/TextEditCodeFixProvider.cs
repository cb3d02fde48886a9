using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GptImage2.CodeFixes;

/// <summary>
/// A code fix that consists of edits of text: they leave everything else as it was written, and those of many
/// diagnostics are made at once.
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

    /// <summary>The ways to fix it; none where it takes thought.</summary>
    internal abstract IEnumerable<TextEditFix> Fixes(DiagnosticContext finding, CancellationToken cancellationToken);
}

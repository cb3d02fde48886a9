using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GptImage2.CodeFixes;

/// <summary>
/// A code fix that is told as edits of text: they leave everything else as it was written, and those of many
/// diagnostics are made at once.
/// </summary>
public abstract class MendingFix : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => MendAll.Instance;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (await Finding.FindAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is not { } finding)
                continue;
            foreach (Mend mend in Mends(finding, context.CancellationToken))
            {
                Solution solution = context.Document.Project.Solution;
                context.RegisterCodeFix(
                    CodeAction.Create(
                        mend.Title,
                        async cancellationToken => await EditedSolution.OfAsync(solution, await mend.EditsAsync(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false),
                        mend.Key),
                    diagnostic);
            }
        }
    }

    /// <summary>The ways to mend it; none where it takes thought.</summary>
    internal abstract IEnumerable<Mend> Mends(Finding finding, CancellationToken cancellationToken);
}

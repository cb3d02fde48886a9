using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;
using Microsoft.CodeAnalysis.Text;

namespace GptImage2.CodeFixes;

/// <summary>
/// A solution after edits: names in the new text are imported and shortened, and nothing else is changed.
/// </summary>
internal static class EditedSolution
{
    public static async Task<Solution> OfAsync(Solution solution, IReadOnlyList<Edit> edits, CancellationToken cancellationToken)
    {
        foreach (IGrouping<DocumentId, TextChange> ofDocument in edits.Distinct().GroupBy(static edit => edit.Document, static edit => edit.Change))
        {
            if (solution.GetDocument(ofDocument.Key) is not { } document)
                continue;
            TextChange[] changes = [.. ofDocument.OrderBy(static change => change.Span.Start).ThenBy(static change => change.Span.End)];
            SourceText text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            document = document.WithText(text.WithChanges(changes));
            document = await ShortenedAsync(document, Written(changes), cancellationToken).ConfigureAwait(false);
            solution = document.Project.Solution;
        }

        return solution;
    }

    // The positions of the new texts in the edited document.
    private static List<TextSpan> Written(TextChange[] changes)
    {
        var written = new List<TextSpan>(changes.Length);
        int shift = 0;
        foreach (TextChange change in changes)
        {
            int length = change.NewText?.Length ?? 0;
            written.Add(new TextSpan(change.Span.Start + shift, length));
            shift += length - change.Span.Length;
        }

        return written;
    }

    private static async Task<Document> ShortenedAsync(Document document, List<TextSpan> written, CancellationToken cancellationToken)
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        NameSyntax[] names = root is null ? [] :
        [
            .. root.DescendantNodes()
                .OfType<QualifiedNameSyntax>()
                .Where(name => name.Parent is not QualifiedNameSyntax && IsGlobal(name) && written.Any(span => span.Contains(name.SpanStart))),
        ];
        if (names.Length == 0)
            return document;

        document = document.WithSyntaxRoot(root!.ReplaceNodes(names, static (_, name) => name.WithAdditionalAnnotations(Simplifier.Annotation)));
        document = await ImportAdder.AddImportsAsync(document, Simplifier.Annotation, cancellationToken: cancellationToken).ConfigureAwait(false);
        return await Simplifier.ReduceAsync(document, Simplifier.Annotation, cancellationToken: cancellationToken).ConfigureAwait(false);
    }

    private static bool IsGlobal(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => IsGlobal(qualified.Left),
        AliasQualifiedNameSyntax { Alias.Identifier.ValueText: "global" } => true,
        _ => false,
    };
}

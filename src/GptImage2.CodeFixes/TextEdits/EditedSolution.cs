using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;
using Microsoft.CodeAnalysis.Text;

namespace GptImage2.CodeFixes;

/// <summary>
/// A solution after edits, which can be made in several rounds. At the end, names in the new text are imported and shortened.
/// Nothing else is changed.
/// </summary>
internal sealed class EditedSolution(Solution solution)
{
    // The positions of the new texts in the documents.
    private readonly Dictionary<DocumentId, List<TextSpan>> _written = [];
    private Dictionary<DocumentId, TextChange[]> _lastRound = [];

    /// <summary>The solution with the edits so far. Names in the new text are still long.</summary>
    public Solution Solution { get; private set; } = solution;

    public static async Task<Solution> OfAsync(Solution solution, IReadOnlyList<Edit> edits, CancellationToken cancellationToken)
    {
        var edited = new EditedSolution(solution);
        await edited.ApplyAsync(edits, cancellationToken).ConfigureAwait(false);
        return await edited.ShortenedAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes a round of edits that do not contradict each other.</summary>
    public async Task ApplyAsync(IReadOnlyList<Edit> edits, CancellationToken cancellationToken)
    {
        _lastRound = edits.Distinct()
            .GroupBy(static edit => edit.Document, static edit => edit.Change)
            .ToDictionary(static group => group.Key, static group => group.OrderBy(static change => change.Span.Start).ThenBy(static change => change.Span.End).ToArray());
        foreach (KeyValuePair<DocumentId, TextChange[]> round in _lastRound)
        {
            if (Solution.GetDocument(round.Key) is { } document)
            {
                SourceText text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
                Solution = Solution.WithDocumentText(round.Key, text.WithChanges(round.Value));
                List<TextSpan> earlier = _written.TryGetValue(round.Key, out List<TextSpan>? spans) ? spans : [];
                _written[round.Key] = [.. earlier.Select(span => Moved(span, round.Value)).OfType<TextSpan>(), .. Written(round.Value)];
            }
            else if (Solution.GetAdditionalDocument(round.Key) is { } file)
            {
                SourceText text = await file.GetTextAsync(cancellationToken).ConfigureAwait(false);
                Solution = Solution.WithAdditionalDocumentText(round.Key, text.WithChanges(round.Value));
            }
        }
    }

    /// <summary>Where a range is after the last round.</summary>
    /// <returns>Null if an edit has replaced a part of it.</returns>
    public TextSpan? Moved(DocumentId document, TextSpan span) =>
        _lastRound.TryGetValue(document, out TextChange[]? changes) ? Moved(span, changes) : span;

    public async Task<Solution> ShortenedAsync(CancellationToken cancellationToken)
    {
        Solution shortened = Solution;
        foreach (KeyValuePair<DocumentId, List<TextSpan>> written in _written)
            shortened = (await ShortenedAsync(shortened.GetDocument(written.Key)!, written.Value, cancellationToken).ConfigureAwait(false)).Project.Solution;
        return shortened;
    }

    private static TextSpan? Moved(TextSpan span, TextChange[] changes)
    {
        int shift = 0;
        int growth = 0;
        foreach (TextChange change in changes)
        {
            int added = (change.NewText?.Length ?? 0) - change.Span.Length;
            if (change.Span.End <= span.Start)
                shift += added;
            else if (change.Span.Start >= span.End)
                break;
            else if (span.Contains(change.Span) && span != change.Span)
                growth += added;
            else
                return null;
        }

        return new TextSpan(span.Start + shift, span.Length + growth);
    }

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
        if (names.Length == 0 || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
            return document;

        var toImport = new SyntaxAnnotation();
        document = document.WithSyntaxRoot(root!.ReplaceNodes(names, (name, rewritten) => IsImported((QualifiedNameSyntax)name, model)
            ? rewritten.WithAdditionalAnnotations(Simplifier.Annotation)
            : rewritten.WithAdditionalAnnotations(Simplifier.Annotation, toImport)));
        document = await ImportAdder.AddImportsAsync(document, toImport, cancellationToken: cancellationToken).ConfigureAwait(false);
        return await Simplifier.ReduceAsync(document, Simplifier.Annotation, cancellationToken: cancellationToken).ConfigureAwait(false);
    }

    // Also by a global using of another file, which not every version of the editor looks for.
    private static bool IsImported(QualifiedNameSyntax name, SemanticModel model)
    {
        string @namespace = name.Left.ToString().Substring("global::".Length);
        string type = name.Right.Identifier.ValueText;
        return model.LookupNamespacesAndTypes(name.SpanStart, name: type)
            .Concat(model.LookupNamespacesAndTypes(name.SpanStart, name: type + "Attribute"))
            .Any(found => found.ContainingNamespace?.ToDisplayString() == @namespace);
    }

    private static bool IsGlobal(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => IsGlobal(qualified.Left),
        AliasQualifiedNameSyntax { Alias.Identifier.ValueText: "global" } => true,
        _ => false,
    };
}

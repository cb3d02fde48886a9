using System.Globalization;
using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace GptImage2.CodeFixes;

/// <summary>A diagnostic, and the code at its location.</summary>
/// <param name="Document">The document.</param>
/// <param name="Diagnostic">What is wrong.</param>
/// <param name="Root">The syntax of the document.</param>
/// <param name="Model">The semantic model of the document.</param>
/// <param name="Text">Its text.</param>
internal sealed record DiagnosticContext(Document Document, Diagnostic Diagnostic, SyntaxNode Root, SemanticModel Model, SourceText Text)
{
    public TextSpan Span => Diagnostic.Location.SourceSpan;

    /// <summary>The correct text, if the analyzer knows it.</summary>
    public string? Suggestion => Diagnostic.Properties.TryGetValue(ReportingSink.Suggestion, out string? suggestion) ? suggestion : null;

    /// <summary>The range of the mistake in a constant, or in the file of a message; null if it is not known.</summary>
    public TextSpan? Range
    {
        get
        {
            string[] numbers = Diagnostic.Properties.TryGetValue(ReportingSink.Range, out string? range) && range is not null ? range.Split(' ') : [];
            return numbers.Length == 2 ? new TextSpan(int.Parse(numbers[0], NumberFormatInfo.InvariantInfo), int.Parse(numbers[1], NumberFormatInfo.InvariantInfo)) : null;
        }
    }

    /// <returns>Null if the document has no syntax, or has changed since then.</returns>
    public static async Task<DiagnosticContext?> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        SemanticModel? model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        SourceText text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return root is null || model is null || diagnostic.Location.SourceSpan.End > text.Length
            ? null
            : new DiagnosticContext(document, diagnostic, root, model, text);
    }

    /// <summary>The innermost node of a kind around the diagnostic.</summary>
    public T? Around<T>()
        where T : SyntaxNode =>
        Root.FindNode(Span, getInnermostNodeForTie: true).FirstAncestorOrSelf<T>();

    public Edit Insert(int position, string text) => Replace(new TextSpan(position, 0), text);

    public Edit Replace(TextSpan span, string text) => new(Document.Id, new TextChange(span, text));
}

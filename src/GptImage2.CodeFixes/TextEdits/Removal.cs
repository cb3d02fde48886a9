using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GptImage2.CodeFixes;

/// <summary>Computes the text to remove with a piece of code: the comma next to it, the line that becomes empty.</summary>
internal static class Removal
{
    public static TextSpan OfItem<T>(SeparatedSyntaxList<T> list, T item)
        where T : SyntaxNode
    {
        int index = list.IndexOf(item);
        if (list.Count == 1)
            return item.Span;
        return index == 0
            ? TextSpan.FromBounds(item.SpanStart, list[1].SpanStart)
            : TextSpan.FromBounds(list[index - 1].Span.End, item.Span.End);
    }

    /// <summary>The brackets are removed too if they contain nothing else.</summary>
    public static TextSpan OfAttribute(AttributeSyntax attribute)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        if (list.Attributes.Count > 1)
            return OfItem(list.Attributes, attribute);
        SyntaxToken next = list.CloseBracketToken.GetNextToken();
        bool isPlain = list.CloseBracketToken.TrailingTrivia.Concat(next.LeadingTrivia).All(static trivia => string.IsNullOrWhiteSpace(trivia.ToFullString()));
        return isPlain ? TextSpan.FromBounds(list.SpanStart, next.SpanStart) : list.Span;
    }
}

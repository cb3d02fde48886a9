using GptImage2.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GptImage2.CodeFixes;

/// <summary>The end of the text of a constant in the source, and how a placeholder is written there.</summary>
/// <param name="Position">The position where more text can be written.</param>
/// <param name="Braces">How many characters write one brace: one, or two in an interpolated literal.</param>
internal readonly record struct LiteralEnd(int Position, int Braces)
{
    /// <returns>Null if the constant does not end in a literal, or if braces cannot be written there.</returns>
    public static LiteralEnd? Of(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax parenthesized => Of(parenthesized.Expression),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => Of(sum.Right),
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression, Token: var token } => Of(token),
        InterpolatedStringExpressionSyntax { StringStartToken: var start } interpolated => Of(interpolated, start.Text),
        _ => null,
    };

    public string Placeholder(string name) => $"{new string('{', Braces)}{name}{new string('}', Braces)}";

    private static LiteralEnd? Of(SyntaxToken token)
    {
        List<TextSpan>? characters = LiteralCharacters.Of(token);
        return characters is { Count: > 0 } ? new LiteralEnd(characters[characters.Count - 1].End, 1)
            : token.IsKind(SyntaxKind.StringLiteralToken) ? new LiteralEnd(token.Span.End - 1, 1)
            : null;
    }

    // In a raw literal, an interpolation needs as many braces as there are dollar signs. With two or more dollar signs, one
    // brace is text.
    private static LiteralEnd? Of(InterpolatedStringExpressionSyntax interpolated, string start)
    {
        if (!start.Contains("\"\"\""))
            return new LiteralEnd(interpolated.StringEndToken.SpanStart, 2);
        if (!start.StartsWith("$$", StringComparison.Ordinal))
            return null;
        return interpolated.Contents.LastOrDefault() is { } last ? new LiteralEnd(last.Span.End, 1) : null;
    }
}

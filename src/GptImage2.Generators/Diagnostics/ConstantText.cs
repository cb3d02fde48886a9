using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GptImage2.Generators.Diagnostics;

/// <summary>
/// Finds the position in the source of a part of a constant text, even if the text is concatenated from several
/// literals.
/// </summary>
internal static class ConstantText
{
    /// <param name="expression">The constant.</param>
    /// <param name="range">The part.</param>
    /// <param name="constantOf">The text of an expression that is not a literal, for example another constant.</param>
    /// <returns>Null if the text of the expression is too short or not known.</returns>
    public static Location? Locate(ExpressionSyntax expression, TextRange range, Func<ExpressionSyntax, string?> constantOf)
    {
        int start = -1;
        int end = -1;
        int at = 0;
        int last = range.Start + Math.Max(range.Length, 1) - 1;
        foreach ((TextSpan whole, SyntaxToken? token, int length) in Pieces(expression, constantOf))
        {
            if (length < 0)
                return null;
            if (start < 0 && range.Start < at + length)
                start = Find(whole, token, length, range.Start - at).Start;
            if (last < at + length)
            {
                end = Find(whole, token, length, last - at).End;
                break;
            }

            at += length;
        }

        return start < 0 || end < start ? null : Location.Create(expression.SyntaxTree, TextSpan.FromBounds(start, end));
    }

    private static TextSpan Find(TextSpan whole, SyntaxToken? token, int length, int index) =>
        token is { } literal && LiteralCharacters.Of(literal) is { } characters && characters.Count == length
            ? characters[index]
            : whole;

    /// <summary>
    /// The literals and other parts of a constant, in order; the length is negative if it is not known.
    /// </summary>
    private static IEnumerable<(TextSpan Whole, SyntaxToken? Token, int Length)> Pieces(ExpressionSyntax expression, Func<ExpressionSyntax, string?> constantOf)
    {
        switch (expression)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return Pieces(parenthesized.Expression, constantOf);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum:
                return Pieces(sum.Left, constantOf).Concat(Pieces(sum.Right, constantOf));
            case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression, Token: var token }:
                return [(token.Span, token, token.ValueText.Length)];
            case InterpolatedStringExpressionSyntax interpolated:
                return interpolated.Contents.SelectMany(content => content switch
                {
                    // The token still contains doubled braces.
                    InterpolatedStringTextSyntax { TextToken: var text } => [(text.Span, text, LiteralCharacters.Of(text)?.Count ?? -1)],
                    InterpolationSyntax { Expression: var inner } => Pieces(inner, constantOf),
                    _ => [],
                });
            default:
                return [(expression.Span, null, constantOf(expression)?.Length ?? -1)];
        }
    }
}

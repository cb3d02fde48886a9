using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GptImage2.CodeFixes;

/// <summary>The braces of JSON that stands in a message, without those of placeholders in it.</summary>
internal static class JsonBraces
{
    /// <summary>The edits that write each brace twice.</summary>
    /// <returns>Null if the diagnostic is not about JSON; empty if a brace cannot be written twice.</returns>
    public static IReadOnlyList<Edit>? Double(DiagnosticContext context, ICollection<string> names, CancellationToken cancellationToken)
    {
        if (context.Range is not { Length: > 1 } range)
            return null;
        if (MessageFile.At(context, cancellationToken) is { } file)
            return Of(file.Text.ToString(), range, names) is { } written ? [.. written.Select(at => file.Replace(new TextSpan(at, 0), file.Text.ToString(new TextSpan(at, 1))))] : null;
        if (context.Around<AttributeArgumentSyntax>()?.Expression is not { } expression
            || context.Model.GetConstantValue(expression, cancellationToken).Value is not string text
            || Of(text, range, names) is not { } braces)
        {
            return null;
        }

        var edits = new List<Edit>();
        foreach (int brace in braces)
        {
            if (ConstantText.Locate(expression, new TextRange(brace, 1), ConstantOf)?.SourceSpan is not { } span || !TakesMore(context.Root.FindToken(span.Start), context.Text.ToString(span), text[brace]))
                return [];
            edits.Add(context.Insert(span.Start, context.Text.ToString(span)));
        }

        return edits;

        string? ConstantOf(ExpressionSyntax part) => context.Model.GetConstantValue(part, cancellationToken).Value as string;
    }

    private static List<int>? Of(string text, TextSpan range, ICollection<string> names) =>
        range.End <= text.Length && JsonBlock.At(text, range.Start) is { } block ? [.. JsonBlock.Braces(text, block, names)] : null;

    // An escape sequence, and a brace of another constant, stay as they are. In a raw interpolated literal, a doubled brace begins an
    // interpolation.
    private static bool TakesMore(SyntaxToken token, string written, char brace) =>
        written.Trim(brace).Length == 0
        && (token.Parent?.Parent is not InterpolatedStringExpressionSyntax interpolated || !interpolated.StringStartToken.Text.Contains("\"\"\""));
}

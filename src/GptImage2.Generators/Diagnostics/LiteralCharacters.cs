using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GptImage2.Generators.Diagnostics;

/// <summary>Finds the position in the source of each character of a string literal.</summary>
internal static class LiteralCharacters
{
    /// <returns>A span for each character of the text; null for an unknown kind of literal.</returns>
    public static List<TextSpan>? Of(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.StringLiteralToken when token.Text.StartsWith("@", StringComparison.Ordinal) => Verbatim(token, 2, token.Text.Length - 1, braces: false),
        SyntaxKind.StringLiteralToken => Escaped(token, 1, token.Text.Length - 1, braces: false),
        SyntaxKind.SingleLineRawStringLiteralToken => Plain(token, Quotes(token.Text), token.Text.Length - Quotes(token.Text)),
        SyntaxKind.MultiLineRawStringLiteralToken => Lines(token),
        SyntaxKind.InterpolatedStringTextToken => Interpolated(token),
        _ => null,
    };

    private static List<TextSpan>? Interpolated(SyntaxToken token)
    {
        string start = (token.Parent?.Parent as InterpolatedStringExpressionSyntax)?.StringStartToken.Text ?? "";
        if (start.Contains("\"\"\""))
            return token.Text == token.ValueText ? Plain(token, 0, token.Text.Length) : null;
        return start.Contains("@")
            ? Verbatim(token, 0, token.Text.Length, braces: true)
            : Escaped(token, 0, token.Text.Length, braces: true);
    }

    private static List<TextSpan> Plain(SyntaxToken token, int start, int end)
    {
        var spans = new List<TextSpan>(end - start);
        for (int i = start; i < end; i++)
            spans.Add(new TextSpan(token.SpanStart + i, 1));
        return spans;
    }

    private static List<TextSpan> Verbatim(SyntaxToken token, int start, int end, bool braces)
    {
        string text = token.Text;
        var spans = new List<TextSpan>(end - start);
        for (int i = start; i < end;)
        {
            bool doubled = i + 1 < end && text[i + 1] == text[i] && (text[i] == '"' || (braces && text[i] is '{' or '}'));
            int length = doubled ? 2 : 1;
            spans.Add(new TextSpan(token.SpanStart + i, length));
            i += length;
        }

        return spans;
    }

    private static List<TextSpan> Escaped(SyntaxToken token, int start, int end, bool braces)
    {
        string text = token.Text;
        var spans = new List<TextSpan>(end - start);
        for (int i = start; i < end;)
        {
            int length = 1;
            int characters = 1;
            if (text[i] == '\\' && i + 1 < end)
                length = Escape(text, i, end, out characters);
            else if (braces && text[i] is '{' or '}' && i + 1 < end && text[i + 1] == text[i])
                length = 2;
            for (int j = 0; j < characters; j++)
                spans.Add(new TextSpan(token.SpanStart + i, length));
            i += length;
        }

        return spans;
    }

    private static int Escape(string text, int start, int end, out int characters)
    {
        characters = 1;
        switch (text[start + 1])
        {
            case 'u':
                return Math.Min(6, end - start);
            case 'U':
                // A character outside of the basic plane is a surrogate pair.
                int length = Math.Min(10, end - start);
                characters = int.TryParse(text.Substring(start + 2, length - 2), System.Globalization.NumberStyles.HexNumber, null, out int point) && point > 0xFFFF ? 2 : 1;
                return length;
            case 'x':
                int digits = 0;
                while (digits < 4 && start + 2 + digits < end && IsHex(text[start + 2 + digits]))
                    digits++;
                return 2 + digits;
            default:
                return 2;
        }
    }

    private static bool IsHex(char c) => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');

    private static int Quotes(string text)
    {
        int count = 0;
        while (count < text.Length && text[count] == '"')
            count++;
        return count;
    }

    // The text begins on the line after the opening quotes and ends before the line of the closing quotes, whose
    // indentation
    // it has.
    private static List<TextSpan>? Lines(SyntaxToken token)
    {
        string text = token.Text;
        int last = text.LastIndexOf('\n');
        int first = text.IndexOf('\n');
        if (first < 0 || last <= first)
            return first < 0 ? null : [];
        int indentation = text.Length - last - 1 - Quotes(text);
        int end = last > 0 && text[last - 1] == '\r' ? last - 1 : last;
        var spans = new List<TextSpan>(end - first);
        for (int line = first + 1; line <= end;)
        {
            int next = text.IndexOf('\n', line);
            int stop = next < 0 || next >= end ? end : next + 1;
            int content = line;
            while (content < stop && content - line < indentation && text[content] is not ('\r' or '\n'))
                content++;
            for (int i = content; i < stop; i++)
                spans.Add(new TextSpan(token.SpanStart + i, 1));
            if (stop == end)
                break;
            line = stop;
        }

        return spans;
    }
}

using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace GptImage2.Generators.Infrastructure;

/// <summary>Writes user text as C# source: literals and identifiers that compile for every text.</summary>
internal static class CSharpText
{
    /// <summary>A string literal in quotes.</summary>
    public static string Literal(string text)
    {
        string literal = SymbolDisplay.FormatLiteral(text, quote: true);
        StringBuilder? escaped = null;
        for (int i = 0; i < literal.Length; i++)
        {
            // These characters reorder or hide text for a reader of the file, and FormatLiteral does not escape them.
            if (!JsonStringLiteral.IsInvisible(literal[i]))
            {
                escaped?.Append(literal[i]);
                continue;
            }

            escaped ??= new StringBuilder(literal, 0, i, literal.Length + 16);
            escaped.Append("\\u").Append(literal[i].Hex());
        }

        return escaped?.ToString() ?? literal;
    }

    /// <summary>A UTF-8 literal. Half a surrogate pair, which has no UTF-8, becomes U+FFFD.</summary>
    public static string Utf8Literal(string text) => Literal(WithoutLoneSurrogates(text)) + "u8";

    /// <summary>A UTF-8 literal without escapes, for JSON text.</summary>
    public static string RawUtf8Literal(string json)
    {
        string quotes = json.Contains("\"\"\"") ? "\"\"\"\"\"\"" : "\"\"\"";
        return quotes + json + quotes + "u8";
    }

    public static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
            ? "@" + name
            : name;

    /// <summary>Text as UTF-8 can hold it: half a surrogate pair becomes U+FFFD.</summary>
    public static string WithoutLoneSurrogates(string text)
    {
        StringBuilder? result = null;
        for (int i = 0; i < text.Length; i++)
        {
            bool pair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (char.IsSurrogate(text[i]) && !pair)
                (result ??= new StringBuilder(text))[i] = '\uFFFD';
            else if (pair)
                i++;
        }

        return result?.ToString() ?? text;
    }
}

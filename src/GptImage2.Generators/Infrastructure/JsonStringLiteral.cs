using System.Text;

namespace GptImage2.Generators.Infrastructure;

/// <summary>Text as a JSON string.</summary>
internal static class JsonStringLiteral
{
    /// <summary>A JSON string in quotes, safe inside a raw string literal of C#.</summary>
    public static string Quote(string text)
    {
        StringBuilder json = new StringBuilder(text.Length + 2).Append('"');
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            switch (c)
            {
                case '"':
                    json.Append("\\\"");
                    break;
                case '\\':
                    json.Append("\\\\");
                    break;
                case '\n':
                    json.Append("\\n");
                    break;
                case '\r':
                    json.Append("\\r");
                    break;
                case '\t':
                    json.Append("\\t");
                    break;
                default:
                    if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                        json.Append(c).Append(text[++i]);
                    else if (char.IsControl(c) || IsInvisible(c) || char.IsSurrogate(c))
                        json.Append("\\u").Append(c.Hex());
                    else
                        json.Append(c);
                    break;
            }
        }

        return json.Append('"').ToString();
    }

    /// <summary>Line ends of C# that are invisible to people, and marks that change the direction of text.</summary>
    public static bool IsInvisible(char c) =>
        c is '\u0085' or '\u2028' or '\u2029' or '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF';
}

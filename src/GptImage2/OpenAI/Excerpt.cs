using System.Text;

namespace GptImage2.OpenAI;

/// <summary>The start of an unexpected body, in one line for a message.</summary>
internal static class Excerpt
{
    private const int Length = 200;

    // More than is shown, since white space is shortened, and only a complete API key can be found and removed.
    private const int LookedAt = 4096;

    public static string Of(ReadOnlySpan<byte> body, ApiKey? key)
    {
        string text = Encoding.UTF8.GetString(body[..Math.Min(body.Length, LookedAt)]);
        text = key?.Redact(text) ?? text;
        var line = new StringBuilder(Length + 1);
        foreach (char c in text)
        {
            if (line.Length == Length)
                return line.Append('…').ToString();
            if (!char.IsWhiteSpace(c) && !char.IsControl(c))
                line.Append(c);
            else if (line.Length > 0 && line[^1] != ' ')
                line.Append(' ');
        }

        return line.ToString().TrimEnd();
    }
}

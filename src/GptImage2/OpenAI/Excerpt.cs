using System.Text;
using GptImage2.Text;

namespace GptImage2.OpenAI;

/// <summary>The start of an unexpected body, in one line for a message.</summary>
internal static class Excerpt
{
    private const int Length = 200;

    // More than is shown, since white space is shortened.
    private const int LookedAt = 4096;

    public static string Of(ReadOnlySpan<byte> body, Redaction? redaction)
    {
        string text = Encoding.UTF8.GetString(body[..Math.Min(body.Length, LookedAt)]);
        // Other code keeps only the start of a long body, with this length.
        text = redaction?.Of(text, isCut: body.Length >= LookedAt) ?? text;
        var line = new StringBuilder(Length + 1);
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(rune))
                line.Append(rune);
            else if (line.Length > 0 && line[^1] != ' ')
                line.Append(' ');
            if (line.Length > Length)
                return ShownText.Escaped(line.ToString(0, char.IsHighSurrogate(line[Length - 1]) ? Length - 1 : Length)) + '…';
        }

        return ShownText.Escaped(line.ToString().TrimEnd());
    }
}

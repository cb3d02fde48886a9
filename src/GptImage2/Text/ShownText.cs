using System.Text;

namespace GptImage2.Text;

/// <summary>Shortens a piece of a reply for violations and repairs, to at most 80 characters.</summary>
internal static class ShownText
{
    public const int MaxLength = 80;

    public static string Of(ReadOnlySpan<byte> utf8)
    {
        // A character has at most four bytes.
        string text = Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, (MaxLength + 1) * 4)]);
        return text.Length <= MaxLength ? text : Cut(text);
    }

    public static string Cut(string text)
    {
        int length = Math.Min(MaxLength - 1, text.Length);
        if (length > 0 && char.IsHighSurrogate(text[length - 1]))
            length--;
        return text[..length] + "…";
    }
}

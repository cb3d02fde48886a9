using System.Text;

namespace GptImage2.Text;

/// <summary>Shortens a piece of a reply for violations and repairs, to at most 80 characters; a path to at most 160.</summary>
internal static class ShownText
{
    public const int MaxLength = 80;

    /// <summary>The length up to which a JSON Pointer is shown completely.</summary>
    public const int MaxPathLength = 2 * MaxLength;

    /// <summary>The length at which a message of the code of a contract is cut.</summary>
    public const int MaxMessageLength = 500;

    public static string Of(ReadOnlySpan<byte> utf8)
    {
        // A character has at most four bytes.
        string text = Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, (MaxLength + 1) * 4)]);
        return text.Length <= MaxLength ? text : Cut(text);
    }

    /// <summary>A JSON Pointer; the middle of one that is longer than 160 characters is left out.</summary>
    public static string Path(string pointer)
    {
        if (pointer.Length <= MaxPathLength)
            return pointer;
        int end = pointer.Length - MaxLength;
        if (char.IsLowSurrogate(pointer[end]))
            end++;
        return Cut(pointer) + pointer[end..];
    }

    /// <summary>A message of the code of a contract, which may quote the reply: in one line, and cut at 500 characters.</summary>
    public static string Message(string text)
    {
        int length = Math.Min(text.Length, MaxMessageLength);
        if (length < text.Length && char.IsHighSurrogate(text[length - 1]))
            length--;
        return (length < text.Length ? text[..length] + "…" : text).ReplaceLineEndings(" ");
    }

    public static string Cut(string text)
    {
        int length = Math.Min(MaxLength - 1, text.Length);
        if (length > 0 && char.IsHighSurrogate(text[length - 1]))
            length--;
        return text[..length] + "…";
    }
}

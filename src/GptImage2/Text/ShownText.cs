using System.Globalization;
using System.Text;

namespace GptImage2.Text;

/// <summary>
/// Makes texts of a model or a server fit to be shown: it shortens a piece of a reply to at most 80 characters and a path to
/// at most 160, and it escapes what would act on a terminal or forge a line of a log.
/// </summary>
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

    /// <summary>A text in one line: a space for each line break, and <see cref="Escaped"/>.</summary>
    public static string InOneLine(string text) => Escaped(text.ReplaceLineEndings(" "));

    /// <summary>
    /// A text with escapes as in JSON, such as <c>\u001b</c>, for what is not seen or changes how the rest is seen: control
    /// characters, line breaks, bidirectional and zero-width characters, tags and halves of surrogate pairs.
    /// </summary>
    public static string Escaped(string text)
    {
        int first = 0;
        while (first < text.Length && !IsHidden(text, first, out int visible))
            first += visible;
        if (first == text.Length)
            return text;
        StringBuilder shown = new StringBuilder(text.Length + 16).Append(text, 0, first);
        for (int at = first; at < text.Length;)
        {
            if (IsHidden(text, at, out int length))
            {
                foreach (char unit in text.AsSpan(at, length))
                    AppendEscape(shown, unit);
            }
            else
            {
                shown.Append(text, at, length);
            }

            at += length;
        }

        return shown.ToString();
    }

    private static bool IsHidden(string text, int at, out int length)
    {
        length = 1;
        char unit = text[at];
        if (unit is >= ' ' and < '\u007f')
            return false;
        if (char.IsSurrogate(unit))
        {
            if (!Rune.TryGetRuneAt(text, at, out Rune rune))
                return true;
            length = rune.Utf16SequenceLength;
            return IsHidden(rune);
        }

        return IsHidden(new Rune(unit));
    }

    private static bool IsHidden(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || rune.Value is 0x034F or 0x115F or 0x1160 or (>= 0x17B4 and <= 0x17B5) or (>= 0x180B and <= 0x180F) or 0x3164 or 0xFFA0 or (>= 0xE0000 and <= 0xE0FFF);

    private static void AppendEscape(StringBuilder shown, char unit)
    {
        if (unit == '\n')
            shown.Append("\\n");
        else if (unit == '\r')
            shown.Append("\\r");
        else if (unit == '\t')
            shown.Append("\\t");
        else
            shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
    }
}

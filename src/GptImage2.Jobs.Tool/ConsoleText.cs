using System.Globalization;
using System.Text;

namespace GptImage2.Jobs.Tool;

/// <summary>Texts of a journal, fit for a terminal: they may hold control sequences, and line breaks that forge a line.</summary>
// Not shared with the other tool: each is a package of its own.
internal static class ConsoleText
{
    private const int UsualLength = 500;

    /// <summary>The text in one line, with escapes such as <c>\u001b</c> for control characters and for characters that are not seen.</summary>
    public static string InOneLine(string text, int maxLength = UsualLength)
    {
        var line = new StringBuilder(text.Length);
        for (int at = 0; at < text.Length;)
        {
            if (line.Length > maxLength)
                return line.Append('…').ToString();

            bool isCharacter = Rune.TryGetRuneAt(text, at, out Rune rune);
            int length = isCharacter ? rune.Utf16SequenceLength : 1;
            if (isCharacter && IsVisible(rune))
            {
                line.Append(text, at, length);
            }
            else
            {
                foreach (char unit in text.AsSpan(at, length))
                    line.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
            }

            at += length;
        }

        return line.ToString();
    }

    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        && rune.Value is not (0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x3164 or 0xFFA0 or (>= 0xE0000 and <= 0xE0FFF));
}

using System.Globalization;
using System.Text;

namespace ReceiptFolder.Views;

/// <summary>Texts of a model, fit for a terminal.</summary>
/// <remarks>A text may hold control sequences: one that clears the screen, or that sets the title of the window.</remarks>
internal static class Printable
{
    /// <summary>The text with escapes, such as <c>\u001b</c>, for control characters and for characters that are not seen.</summary>
    public static string Of(string text)
    {
        var shown = new StringBuilder(text.Length);
        for (int at = 0; at < text.Length;)
        {
            // Half of a surrogate pair is not a character.
            bool isCharacter = Rune.TryGetRuneAt(text, at, out Rune rune);
            int length = isCharacter ? rune.Utf16SequenceLength : 1;
            if (isCharacter && IsVisible(rune))
            {
                shown.Append(text, at, length);
            }
            else
            {
                foreach (char unit in text.AsSpan(at, length))
                    shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
            }

            at += length;
        }

        return shown.ToString();
    }

    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        && rune.Value is not (0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x3164 or 0xFFA0 or (>= 0xE0000 and <= 0xE0FFF));
}

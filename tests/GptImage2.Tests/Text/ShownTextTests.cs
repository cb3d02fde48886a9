using GptImage2.Text;

namespace GptImage2.Tests.Text;

public sealed class ShownTextTests
{
    [Theory]
    [InlineData("\u001b[2Jx", @"\u001b[2Jx")]
    [InlineData("\u001b]0;title\u0007", @"\u001b]0;title\u0007")]
    [InlineData("a\0b\u007f\u0085\u009b31m", @"a\u0000b\u007f\u0085\u009b31m")]
    [InlineData("a\nb\r\tc", @"a\nb\r\tc")]
    [InlineData("\u2028\u2029", @"\u2028\u2029")]
    [InlineData("\u202e\u202a\u202c\u2066\u2067\u2068\u2069\u200e\u200f\u061c", @"\u202e\u202a\u202c\u2066\u2067\u2068\u2069\u200e\u200f\u061c")]
    [InlineData("\u200b\u200c\u200d\u2060\ufeff\u00ad\u180e\u3164\u034f", @"\u200b\u200c\u200d\u2060\ufeff\u00ad\u180e\u3164\u034f")]
    [InlineData("\U000E0041\U000E0001\U000E0100", @"\udb40\udc41\udb40\udc01\udb40\udd00")]
    [InlineData("plain – é 中 🧾 ﷺ\u00a0", "plain – é 中 🧾 ﷺ\u00a0")]
    public void What_is_not_seen_is_escaped(string text, string expected) => Assert.Equal(expected, ShownText.Escaped(text));

    [Fact]
    public void Halves_of_surrogate_pairs_are_escaped() =>
        Assert.Equal(@"\ud83e🧾\uddfe\ud83e", ShownText.Escaped("\ud83e" + "🧾" + "\uddfe" + "\ud83e"));

    [Fact]
    public void A_line_break_is_a_space_in_one_line() => Assert.Equal(@"a b c\u001b", ShownText.InOneLine("a\r\nb\u0085c\u001b"));

    [Fact]
    public void Every_control_and_format_character_is_escaped()
    {
        for (int code = 0; code <= 0xFFFF; code++)
        {
            char unit = (char)code;
            if (char.IsControl(unit) || char.IsSurrogate(unit) || char.GetUnicodeCategory(unit) == System.Globalization.UnicodeCategory.Format)
                Assert.All(ShownText.Escaped($"a{unit}b"), static shown => Assert.InRange(shown, ' ', '~'));
        }
    }
}

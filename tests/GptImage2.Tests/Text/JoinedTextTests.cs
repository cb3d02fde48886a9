using System.Text;
using GptImage2.Text;

namespace GptImage2.Tests.Text;

public sealed class JoinedTextTests
{
    [Theory]
    [InlineData("a😀b", @"a\ud83d", @"\ude00b")]
    [InlineData("a😀b", @"a\ud83d", "", @"\ude00b")]
    [InlineData("a😀b", @"a\ud83d\ude00b")]
    [InlineData("😀😀", @"\ud83d", @"\ude00\ud83d", @"\ude00")]
    [InlineData(@"a\ud83db", @"a\ud83d", "b")]
    [InlineData(@"a\ud83db", @"a\ud83db")]
    [InlineData(@"a\ude00b", "a", @"\ude00b")]
    [InlineData(@"\ud83d😀", @"\ud83d\ud83d", @"\ude00")]
    [InlineData("a\uFFFD", @"a\ud83d")]
    [InlineData("ä\n\"€", @"ä\n", @"\""\u20ac")]
    public void Halves_that_meet_are_one_character_and_others_stay_escapes(string expected, params string[] pieces)
    {
        var text = new JoinedText();
        foreach (string piece in pieces)
            Assert.Equal(Encoding.UTF8.GetByteCount(piece), text.AddEncoded(Encoding.UTF8.GetBytes(piece + "\"").AsSpan()));
        text.End();

        Assert.Equal(expected, Encoding.UTF8.GetString(text.Written.Span));
    }

    [Theory]
    [InlineData(@"\\", @"\\\ud83d ")]
    [InlineData(@"\\\\", @"\\\ud83d ")]
    public void An_escape_is_not_joined_to_a_backslash_before_it(string backslashes, string expected)
    {
        var text = new JoinedText();
        text.AddEncoded(Encoding.ASCII.GetBytes(backslashes + @"\ud83d "));

        Assert.Equal(expected, Encoding.UTF8.GetString(text.Written.Span));
    }

    [Fact]
    public void Characters_are_joined_as_escapes_are()
    {
        var text = new JoinedText();
        text.Add("a\ud83d");
        Assert.Equal("a", Encoding.UTF8.GetString(text.Written.Span));
        text.Add("\ude00b\ude00");
        text.End();

        Assert.Equal(@"a😀b\ude00", Encoding.UTF8.GetString(text.Written.Span));
        Assert.Equal("", Encoding.UTF8.GetString(JoinedText.Of(null).Span));
    }

    [Theory]
    [InlineData(@"ab\u12", 2)]
    [InlineData(@"\ud83d\u", 6)]
    [InlineData(@"ab\x", 2)]
    public void What_is_not_a_string_ends_it(string encoded, int consumed) =>
        Assert.Equal(consumed, new JoinedText().AddEncoded(Encoding.ASCII.GetBytes(encoded)));
}

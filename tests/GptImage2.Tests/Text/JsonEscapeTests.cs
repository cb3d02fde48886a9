using System.Text;
using GptImage2.Text;

namespace GptImage2.Tests.Text;

public sealed class JsonEscapeTests
{
    [Theory]
    [InlineData("""\n""", 2, 2)]
    [InlineData("""\"x""", 2, 2)]
    [InlineData("""\u00e9""", 6, 6)]
    [InlineData("""\q""", -1, -1)]
    [InlineData("""\u12g4""", -1, -1)]
    [InlineData("""\u12g""", -1, -1)]
    [InlineData("""\""", 0, 0)]
    [InlineData("""\u12""", 0, 0)]
    [InlineData("""\ud83d""", 6, 0)]
    [InlineData("""\ud83d\""", 6, 0)]
    [InlineData("""\ud83d\ude0""", 6, 0)]
    [InlineData("""\ud83d\ude00""", 6, 6)]
    [InlineData("""\ud83d!""", 6, 6)]
    [InlineData("""\ud83d\n""", 6, 6)]
    [InlineData("""\ude00""", 6, 6)]
    public void The_length_is_known_when_the_escape_is_complete(string text, int length, int characterLength)
    {
        Assert.Equal(length, JsonEscape.Length(Encoding.ASCII.GetBytes(text)));
        Assert.Equal(characterLength, JsonEscape.CharacterLength(Encoding.ASCII.GetBytes(text)));
    }

    [Theory]
    [InlineData("""\t""", 2, "\t", false)]
    [InlineData("""\/""", 2, "/", false)]
    [InlineData("""\u20AC""", 6, "€", false)]
    [InlineData("""\ud83d\uDE00""", 12, "😀", false)]
    [InlineData("""\ud83d\u0041""", 6, "\uFFFD", true)]
    [InlineData("""\ud83d\n""", 6, "\uFFFD", true)]
    [InlineData("""\ude00""", 6, "\uFFFD", true)]
    public void Escapes_are_decoded(string text, int length, string character, bool isHalfPair)
    {
        Assert.Equal(length, JsonEscape.Decode(Encoding.ASCII.GetBytes(text), out Rune rune, out bool half));
        Assert.Equal((character, isHalfPair), (rune.ToString(), half));
    }

    [Theory]
    [InlineData("""\q""")]
    [InlineData("""\u12""")]
    [InlineData("\\")]
    public void Other_text_is_not_decoded(string text) => Assert.Equal(0, JsonEscape.Decode(Encoding.ASCII.GetBytes(text), out _, out _));
}

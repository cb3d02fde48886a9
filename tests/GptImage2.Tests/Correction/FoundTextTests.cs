using System.Text;
using GptImage2.Contracts;
using GptImage2.Correction;

namespace GptImage2.Tests.Correction;

public sealed class FoundTextTests
{
    [Theory]
    [InlineData("uuid", "urn:uuid:0f8fad5b-d9cb-469f-a165-70867728950e", true)]
    [InlineData("uuid", "URN:UUID:0f8fad5b-d9cb-469f-a165-70867728950e", true)]
    [InlineData("uuid", "0f8fad5b d9cb 469f a165 70867728950e", true)]
    [InlineData("uuid", "0f8fad5b-d9cb", false)]
    [InlineData("email", "mailto: ann@example.org.", true)]
    [InlineData("email", "Ann <ann@example.org>", true)]
    [InlineData("email", "ann@example.org, bob@example.org", false)]
    [InlineData("email", "ann@bob@example.org", false)]
    [InlineData("email", "ann at example.org", false)]
    [InlineData("email", "ann@example", false)]
    [InlineData("uri", "see https://example.org/a", true)]
    [InlineData("uri", "HTTP://example.org", true)]
    [InlineData("uri", "ftp://example.org", true)]
    [InlineData("uri", "https://a.example and https://b.example", false)]
    [InlineData("uri", "example.org", false)]
    [InlineData("date", "8 May 2026", true)]
    [InlineData("date", "10:00", false)]
    [InlineData("duration", "1 h 23 min", true)]
    [InlineData("duration", "long", false)]
    [InlineData("hostname", "example.org", false)]
    public void A_text_holds_one_value_of_a_format_or_not(string format, string text, bool isOne) =>
        Assert.Equal(isOne, FoundText.HoldsFormat(text, Node($$"""{"type":"string","format":"{{format}}"}"""), ""));

    [Theory]
    [InlineData("a date and a time with an offset", "8 May 2026 10:00", false)]
    [InlineData("a date and a time with an offset", "8 May 2026 10:00 UTC", true)]
    [InlineData("a date and a time", "8 May 2026 10:00", true)]
    public void A_moment_needs_an_offset_only_if_one_was_expected(string expected, string text, bool isOne) =>
        Assert.Equal(isOne, FoundText.HoldsFormat(text, Node("""{"type":"string","format":"date-time"}"""), expected));

    [Theory]
    [InlineData("^[A-Z]{2}-[0-9]{2}$", "ab-12", true)]
    [InlineData("^[A-Z]{2}-[0-9]{2}$", " AB-12 ", true)]
    [InlineData("^[A-Z]{4}$", "AB CD", true)]
    [InlineData("^[A-Z]{4}$", "AB-CD", true)]
    [InlineData("^[A-Z]{4}$", "A.B/C_D", true)]
    [InlineData("^[a-z]{4}$", "AB CD", true)]
    [InlineData("^[0-9]+(\\\\.[0-9]+)*$", "version 1.2", true)]
    [InlineData("^[0-9]+\\\\.[0-9]+$", "Ver. 1.2", true)]
    [InlineData("^[0-9]+\\\\.[0-9]+$", "v1.2", true)]
    [InlineData("^[A-Za-z]{2}$", "aB", false)]
    [InlineData("^[A-Z]{2}$", "A1", false)]
    [InlineData("^[A-Z", "AB", false)]
    [InlineData("^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$", "2:30 pm", true)]
    [InlineData("^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$", "soon", false)]
    [InlineData("^[0-9]{2}:[0-9]{2}$", "2:30 pm", false)]
    [InlineData("^[A-Z][a-z]$", " Ab ", true)]
    public void A_text_holds_one_text_of_a_pattern_or_not(string pattern, string text, bool isOne)
    {
        SchemaNode node = Node($$"""{"type":"string","pattern":"{{pattern}}"}""");

        Assert.Equal(isOne, FoundText.HoldsPattern(text, node));
        Assert.Equal(isOne, FoundText.HoldsFormat(text, node, ""));
    }

    [Fact]
    public void A_place_without_a_pattern_holds_no_text_of_one() => Assert.False(FoundText.HoldsPattern("AB", Node("""{"type":"string"}""")));

    [Fact]
    public void A_pattern_that_takes_too_long_says_nothing() =>
        Assert.False(FoundText.HoldsPattern(new string('a', 40) + "!", Node("""{"type":"string","pattern":"^(a+)+$"}""")));

    [Fact]
    public void A_text_of_more_than_200_characters_is_not_looked_through()
    {
        SchemaNode node = Node("""{"type":"string","pattern":"^[A-Z]+$"}""");

        Assert.True(FoundText.HoldsPattern(new string('a', 200), node));
        Assert.False(FoundText.HoldsPattern(new string('a', 201), node));
        Assert.True(FoundText.HoldsName("small " + new string('a', 194), ["small"]));
        Assert.False(FoundText.HoldsName("small " + new string('a', 195), ["small"]));
    }

    [Theory]
    [InlineData("a small one", true)]
    [InlineData("it is *small*.", true)]
    [InlineData("Extra Large", true)]
    [InlineData("small or large", false)]
    [InlineData("small or tiny", false)]
    [InlineData("small large", false)]
    [InlineData("a xs one", false)]
    [InlineData("small 5", false)]
    [InlineData("small 5x", false)]
    [InlineData("medium", false)]
    [InlineData("not small", false)]
    [InlineData("no small", false)]
    [InlineData("non small", false)]
    [InlineData("maybe small", false)]
    [InlineData("perhaps small", false)]
    [InlineData("probably small", false)]
    [InlineData("possibly small", false)]
    [InlineData("likely small", false)]
    [InlineData("unclear, small", false)]
    [InlineData("unknown, small", false)]
    [InlineData("almost small", false)]
    [InlineData("other than small", false)]
    [InlineData("neither small", false)]
    [InlineData("without small", false)]
    public void A_text_names_one_of_the_names_or_not(string text, bool isOne) =>
        Assert.Equal(isOne, FoundText.HoldsName(text, ["small", "large", "extra-large", "xs"]));

    [Theory]
    [InlineData("true", true)]
    [InlineData("FALSE", true)]
    [InlineData(" Yes. ", true)]
    [InlineData("no", true)]
    [InlineData("y", true)]
    [InlineData("N", true)]
    [InlineData("on", true)]
    [InlineData("off", true)]
    [InlineData("1", true)]
    [InlineData("0", true)]
    [InlineData("2", false)]
    [InlineData("yes?", false)]
    [InlineData("", false)]
    public void A_text_says_yes_or_no_or_not(string text, bool isOne) => Assert.Equal(isOne, FoundText.HoldsBoolean(text));

    private static SchemaNode Node(string member) =>
        SchemaNode.Root(Encoding.UTF8.GetBytes("{\"type\":\"object\",\"properties\":{\"m\":" + member + "}}")).Member("m"u8)!;
}

namespace GptImage2.Emulator.Tests;

public sealed class TokenEstimateTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("hello world", 2)]
    [InlineData("""{"name":"value"}""", 5)]
    [InlineData("internationalisation", 3)]
    [InlineData("12345678", 3)]
    [InlineData("a\n\n  b", 3)]
    [InlineData("日本語", 3)]
    [InlineData("😀😀", 2)]
    public void Text_is_counted_by_words_and_marks(string text, int tokens) => Assert.Equal(tokens, TokenEstimate.Count(text));

    [Theory]
    [InlineData("hello world", 1, "hello")]
    [InlineData("hello world", 9, "hello world")]
    [InlineData("a😀😀", 2, "a😀")]
    [InlineData("hello", 0, "")]
    public void Text_is_cut_between_tokens(string text, int tokens, string start) => Assert.Equal(start, TokenEstimate.Take(text, tokens));

    [Fact]
    public void What_is_cut_counts_as_many_tokens_as_asked_for()
    {
        const string Text = """{ "merchant": "Café  Zoë 😀", "total": 1234.50, "lines": [ { "name": "x" } ] }""";
        for (var i = 0; i <= TokenEstimate.Count(Text); i++)
            Assert.Equal(i, TokenEstimate.Count(TokenEstimate.Take(Text, i)));
    }
}

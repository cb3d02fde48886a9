using GptImage2.Emulator;

namespace GptImage2.Tokenizers.Tests;

public sealed class O200kTokenCounterTests
{
    private static readonly O200kTokenCounter Counter = new();

    [Theory]
    [InlineData("", 0)]
    [InlineData("user", 1)]
    [InlineData("hello world", 2)]
    [InlineData("1234567", 3)]
    [InlineData("<|endoftext|>", 7)]
    public void Texts_have_their_tokens(string text, int tokens) => Assert.Equal(tokens, Counter.CountTokens(text));

    [Fact]
    public void Texts_have_the_tokens_of_the_vocabulary()
    {
        for (int seed = 0; seed < 500; seed++)
        {
            string text = new RandomTexts(seed).Mixed(60);
            Assert.Equal(O200kBase.Count(text), Counter.CountTokens(text));
        }
    }

    [Fact]
    public void A_text_may_have_half_a_surrogate_pair() => Assert.InRange(Counter.CountTokens("a\uD800b"), 3, 5);

    [Fact]
    public void A_megabyte_of_one_word_is_counted_in_parts() =>
        Assert.Equal(O200kBase.Count(new string('x', 1_000_000)), Counter.CountTokens(new string('x', 1_000_000)));

    [Fact]
    public void One_counter_counts_on_several_threads_at_once()
    {
        string[] texts = [.. Enumerable.Range(0, 64).Select(static seed => new RandomTexts(seed).Mixed(200))];
        int[] alone = [.. texts.Select(static text => Counter.CountTokens(text))];
        int[] together = new int[texts.Length];

        Parallel.For(0, texts.Length, i => together[i] = new O200kTokenCounter().CountTokens(texts[i]));

        Assert.Equal(alone, together);
    }
}

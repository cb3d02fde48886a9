namespace GptImage2.Emulator.Tests;

/// <summary>Holds the count to that of another implementation, the npm package gpt-tokenizer.</summary>
public sealed class O200kBaseTests
{
    /// <summary>
    /// The counts are those of gpt-tokenizer 4.0.0. To make them again, <c>npm install gpt-tokenizer@4.0.0</c> and print, for each text,
    /// <c>encode(text, { allowedSpecial: new Set(), disallowedSpecial: new Set() }).length</c> with the <c>encode</c> of
    /// <c>gpt-tokenizer/encoding/o200k_base</c>.
    /// </summary>
    public static TheoryData<string, int> Counted => new()
    {
        { "", 0 },
        { "The quick brown fox jumps over the lazy dog; it wasn't the dog's fault, they'd said. Prices rose 12,345.67% in 2026!\n\nInternationalisation is unquestionably antidisestablishmentarian.", 43 },
        { "{\n  \"merchant\": \"Café Zoë\",\n  \"lines\": [{\"name\": \"Tea\", \"price\": 3.20, \"ok\": true}, {\"name\": null}],\n  \"total\": 1234567890.05\n}", 52 },
        { "領収書から店名、日付、合計金額を読み取り、JSONで答えてください。合計は￥１，２３４です。", 35 },
        { "👩‍👩‍👧‍👦 family, 🇩🇪 flag, 👍🏽 thumbs, ❤️ heart, 😀😀😀 and 🧑‍🚀!", 38 },
        { "public static int Fib(int n) => n switch\n{\n    0 or 1 => n,\n    _ => Fib(n - 1) + Fib(n - 2), // O(2^n)\n};\r\n#define MAX(a,b) ((a)>(b)?(a):(b))\n", 61 },
        { "a b  c   d\t\te \n \n\n   \r\n  f" + new string(' ', 100) + "g" + new string('\n', 40) + new string('\t', 9) + " ", 20 },
        { "<|endoftext|>Say <|im_start|>user<|im_end|> and <|endofprompt|>.", 29 },
        { "Привет, мир! مرحبا بالعالم नमस्ते दुनिया 안녕하세요 Ελληνικά ẞtraße naïve ǅ İstanbul ﬁn", 30 },
        { "𠮷野家 𝒜𝓁𝒾𝒸𝑒 𝟙𝟚𝟛", 32 },
        { "{\"type\":\"object\",\"properties\":{\"paidBy\":{\"enum\":[\"Cash\",\"Card\"]},\"date\":{\"type\":\"string\",\"format\":\"date\"}},\"required\":[\"paidBy\",\"date\"],\"additionalProperties\":false}", 41 },
        { "iVBORw0KGgoAAAANSUhEUgAAACEAAAARCAYAAABjV3h5AAAAKUlEQVR42u3NMQEAAAwCoNm/9GLs", 43 },
        { "HTTPServer DON'T STOP XMLHttpRequest iPhone's YOU'RE", 12 },
        { string.Concat(Enumerable.Repeat("The quick brown fox 日本語 {\"a\": 1} ", 2000)), 24_001 },
    };

    [Theory]
    [MemberData(nameof(Counted))]
    public void Text_is_counted_as_another_implementation_counts_it(string text, int tokens) => Assert.Equal(tokens, O200kBase.Count(text));

    [Theory]
    [MemberData(nameof(Counted))]
    public void Text_is_cut_after_so_many_tokens(string text, int tokens)
    {
        Assert.Equal(text, O200kBase.Take(text, tokens));
        Assert.Equal("", O200kBase.Take(text, 0));
        for (int i = 1; i < Math.Min(tokens, 100); i++)
        {
            string start = O200kBase.Take(text, i);
            Assert.True(text.StartsWith(start, StringComparison.Ordinal) && start.Length < text.Length);
            Assert.False(start.Length > 0 && char.IsHighSurrogate(start[^1]), start);
            Assert.True(start.Length >= O200kBase.Take(text, i - 1).Length);
        }
    }

    [Theory]
    [InlineData("hello world", 1, "hello")]
    [InlineData("hello world", 9, "hello world")]
    [InlineData("日本語の文字列", 4, "日本語の文字")]
    [InlineData("a𠮷", 4, "a")]
    [InlineData("a𠮷", 5, "a𠮷")]
    public void Characters_of_several_tokens_are_not_split(string text, int tokens, string start) => Assert.Equal(start, O200kBase.Take(text, tokens));

    [Theory]
    [InlineData('a', 125_000)]
    [InlineData(' ', 7_813)]
    [InlineData('=', 15_625)]
    [InlineData('日', 500_000)]
    public void A_megabyte_of_one_character_is_counted_in_parts(char character, int about)
    {
        int count = O200kBase.Count(new string(character, 1_000_000));
        Assert.InRange(count, about * 0.95, about * 1.05);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_counted_too() => Assert.True(O200kBase.Count("a\ud83d") > 1);
}

using System.Globalization;
using System.Text;
using GptImage2.Models;

namespace GptImage2.Tokenizers.Tests;

/// <summary>Compares the bound of untrusted text with the real vocabulary: attack row M6.</summary>
public sealed class TokenBoundTests
{
    public static TheoryData<string, double> OrdinaryTexts => new()
    {
        { "The receipt lists every article with its price, and the total at the bottom includes the tax. If a line cannot be read, leave it out instead of guessing; the customer will be asked for it later. Payments by card show the last four digits of the number, which you should never repeat.", 3.4 },
        { "Du liest Kassenbons. Übernimm jeden Betrag genau so, wie er gedruckt ist, und rate niemals. Steht auf dem Bon ein Rabatt, so gehört er als eigene Zeile mit negativem Betrag in die Liste. Lass unleserliche Angaben weg, statt sie zu ergänzen, und schreibe Datumsangaben immer nach ISO 8601.", 3.2 },
        { "あなたはレシートを読み取ります。金額は印刷されているとおりに正確に書き写し、決して推測しないでください。割引は負の金額を持つ独立した行として一覧に加えます。支払い方法は、明記されている場合にのみ記入してください。", 3.2 },
        { """{"merchant":"Corner Shop","date":"2026-05-08","currency":"EUR","lines":[{"name":"Milk 1.5 %","quantity":2,"price":1.19},{"name":"Whole grain bread","quantity":1,"price":3.49}],"total":5.87,"paidBy":"Card"}""", 3.2 },
        { "Вы читаете кассовые чеки. Переписывайте каждую сумму точно так, как она напечатана, и никогда не угадывайте. Скидка указывается отдельной строкой с отрицательной суммой.", 5 },
        { "你负责识别购物小票。请按照印刷内容准确抄录每一笔金额,绝不要猜测。折扣应作为金额为负数的单独一行列出。", 3.2 },
        { "영수증을 읽는 일을 합니다. 모든 금액은 인쇄된 그대로 정확하게 옮겨 적고 절대로 추측하지 마세요. 할인은 금액이 음수인 별도의 줄로 적습니다.", 5.5 },
    };

    [Fact]
    public void Text_of_every_block_of_Unicode_has_at_most_the_bound()
    {
        var texts = new RandomTexts(1);
        for (int block = 0; block < 0x20000; block += 0x40)
        {
            for (int i = 0; i < 3; i++)
                AssertBound(texts.OfBlock(block, 1 + texts.Next(20)));
        }

        for (int block = 0x20000; block < 0x10FF00; block += 0x1000)
            AssertBound(texts.OfBlock(block, 10));
    }

    [Fact]
    public void Every_character_has_at_most_the_bound_alone_and_after_others()
    {
        for (int value = 1; value < 0x30000; value++)
        {
            if (value is >= 0xD800 and <= 0xDFFF)
                continue;
            string character = char.ConvertFromUtf32(value);
            AssertBound(character);
            AssertBound($" {character}{character}-{character}x{character}");
        }
    }

    [Fact]
    public void Mixed_hostile_text_has_at_most_the_bound()
    {
        for (int seed = 0; seed < 20_000; seed++)
            AssertBound(new RandomTexts(seed).Mixed(40));
    }

    [Fact]
    public void Letters_signs_and_digits_in_any_order_have_at_most_the_bound()
    {
        string[] sets = ["abcdefghijklmnopqrstuvwxyz", "qzxjkvw", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "aQzXbJ '", "0123456789abcdef", "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", " \t\r\n", " \n/a!", "'stredvlmSTx ", "12²a ", "éaßöñ b-"];
        for (int seed = 0; seed < 20_000; seed++)
        {
            var texts = new RandomTexts(seed);
            AssertBound(texts.Of(sets[seed % sets.Length], 30));
        }
    }

    [Fact]
    public void Texts_with_every_token_that_ends_in_a_part_of_a_character_have_at_most_the_bound()
    {
        int found = 0;
        foreach (byte[] token in Vocabulary.Tokens)
        {
            if (Partly(token) is not { } completed)
                continue;
            found++;
            AssertBound(Encoding.UTF8.GetString(completed));
            AssertBound($"a{Encoding.UTF8.GetString(completed)}漢 x");
        }

        Assert.True(found > 500);
    }

    [Fact]
    public void Long_runs_have_at_most_the_bound()
    {
        foreach (string unit in (string[])[" ", "\t", "\n", "\r", "\r\n", " \n", "\n ", "\t ", "-", "=", "_", "*", "/", "x", "qz", "9", "é", "漢", "😀", "\u0000", "\u0301", "\u00A0", "\u3000", "<|endoftext"])
        {
            foreach (int count in (int[])[1, 2, 3, 4, 5, 9, 17, 40, 41, 79, 80, 81, 100, 200, 500])
            {
                string run = string.Concat(Enumerable.Repeat(unit, count));
                AssertBound(run);
                AssertBound($"x{run}x");
                AssertBound($"\n{run}!\n");
            }
        }
    }

    [Fact]
    public void Base64_and_hex_have_at_most_the_bound_and_not_much_less()
    {
        byte[] bytes = new RandomTexts(3).Bytes(900);

        foreach (string text in (string[])[Convert.ToBase64String(bytes), Convert.ToHexString(bytes), Convert.ToHexStringLower(bytes)])
        {
            AssertBound(text);
            Assert.InRange(TokenBound.OfText(Encoding.UTF8.GetBytes(text)) / (double)Vocabulary.Count(Encoding.UTF8.GetBytes(text)), 1, 2);
        }
    }

    [Fact]
    public void Invalid_UTF8_has_at_most_the_bound_of_the_text_that_is_sent()
    {
        for (int seed = 0; seed < 300; seed++)
            AssertBound(new RandomTexts(seed).Bytes(60));
        AssertBound(Encoding.UTF8.GetBytes("a\uD800b\uDC00\uD83D"));
    }

    [Theory]
    [MemberData(nameof(OrdinaryTexts))]
    public void The_bound_of_ordinary_text_is_a_few_times_its_tokens(string text, double times)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        double found = TokenBound.OfText(utf8) / (double)Vocabulary.Count(utf8);

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{found:0.00} of {Vocabulary.Count(utf8)} tokens; estimate {TokenEstimate.OfText(utf8) / (double)Vocabulary.Count(utf8):0.00}: {text[..20]}"));
        Assert.InRange(found, 1, times);
    }

    // The numbers are those that docs/tokens.md names.
    [Fact]
    public void The_estimate_of_hostile_text_is_too_low_and_the_bound_is_not()
    {
        string[] kinds = ["rare letters", "rare scripts", "signs", "mixed", "base64"];
        foreach (string kind in kinds)
        {
            double lowest = double.MaxValue;
            double lowestBound = double.MaxValue;
            double bounds = 0;
            for (int seed = 0; seed < 200; seed++)
            {
                var texts = new RandomTexts(seed);
                byte[] utf8 = Encoding.UTF8.GetBytes(kind switch
                {
                    "rare letters" => string.Join(' ', Enumerable.Range(0, 60).Select(_ => texts.Of("qzxjkvw", 9))),
                    "rare scripts" => texts.OfBlock(0x10000 + 0x100 * texts.Next(0x40), 200),
                    "signs" => texts.OfBlock(0x2000 + 0x100 * texts.Next(12), 200),
                    "mixed" => texts.Mixed(300),
                    _ => Convert.ToBase64String(texts.Bytes(300)),
                });
                double exact = Vocabulary.Count(utf8);
                lowest = Math.Min(lowest, TokenEstimate.OfText(utf8) / exact);
                lowestBound = Math.Min(lowestBound, TokenBound.OfText(utf8) / exact);
                bounds += TokenBound.OfText(utf8) / exact / 200;
            }

            TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind}: estimate at least {lowest:0.00}, bound {lowestBound:0.00}, on average {bounds:0.00}"));
            Assert.InRange(lowest, 0.3, 1.5);
            Assert.InRange(lowestBound, 1, 1.6);
        }
    }

    private static void AssertBound(string text) => AssertBound(Encoding.UTF8.GetBytes(text));

    private static void AssertBound(byte[] utf8)
    {
        long bound = TokenBound.OfText(utf8);
        int exact = Vocabulary.Count(utf8);
        if (bound < exact)
            Assert.Fail($"{exact} tokens are more than the bound of {bound}: {Convert.ToHexString(utf8)} {Encoding.UTF8.GetString(utf8)}");
    }

    // The token with the missing bytes of its first and last character; null for a token of whole characters.
    private static byte[]? Partly(byte[] token)
    {
        int start = 0;
        while (start < token.Length && IsContinuation(token[start]))
            start++;
        int last = token.Length - 1;
        while (last >= 0 && IsContinuation(token[last]))
            last--;
        if (last < 0 || token.Length < 2)
            return null;
        int missing = (token[last] switch { >= 0xF0 => 4, >= 0xE0 => 3, >= 0xC0 => 2, _ => 1 }) - (token.Length - last);
        if (start == 0 && missing <= 0)
            return null;
        byte[] before = start switch { 0 => [], 1 => [0xC4], 2 => [0xE4], _ => [0xF0] };
        byte fill = (byte)(token.Length - last == 1 && token[last] is 0xE0 or 0xF0 ? 0xA5 : 0x8D);
        return [.. before, .. token, .. Enumerable.Repeat(fill, Math.Max(0, missing))];
    }

    private static bool IsContinuation(byte value) => (value & 0xC0) == 0x80;
}

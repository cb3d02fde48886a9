using System.Runtime.CompilerServices;
using Microsoft.ML.Tokenizers;

namespace GptImage2.Generators.Tests.Rendering;

/// <summary>Compares the estimate of tokens with the real vocabulary, which is too large for an analyzer.</summary>
public sealed class TokenTests
{
    private static readonly Tokenizer Vocabulary = TiktokenTokenizer.CreateForEncoding("o200k_base");

    // The bounds are those that docs/prompts.md names.
    [Fact]
    public void Prompts_of_the_corpus_are_estimated_closely() =>
        AssertErrors(CorpusPrompts.All.Select(pair => pair.Rendered.SystemMessage), median: 0.06, worst: 0.20);

    [Fact]
    public void English_prose_is_estimated_closely() => AssertErrors(Parts(Read("../../docs", "*.md")), median: 0.04, worst: 0.15);

    [Fact]
    public void Code_is_estimated_closely() => AssertErrors(Parts(Read("../../src/GptImage2/Contracts", "*.cs")), median: 0.04, worst: 0.15);

    [Theory]
    [InlineData("Du liest Kassenbons. Übernimm jeden Betrag genau so, wie er gedruckt ist, und rate niemals. Steht auf dem Bon ein Rabatt, so gehört er als eigene Zeile mit negativem Betrag in die Liste. Die Zahlungsart ist nur dann anzugeben, wenn sie ausdrücklich gedruckt wurde; Kartenzahlungen erkennst du an der Kartennummer oder an der Terminalkennung. Lass unleserliche Angaben weg, statt sie zu ergänzen, und schreibe Datumsangaben immer nach ISO 8601.")]
    [InlineData("Vous lisez des tickets de caisse. Recopiez chaque montant exactement tel qu'il est imprimé, sans jamais deviner. Une remise est une ligne à part, dont le montant est négatif. N'indiquez le mode de paiement que s'il est imprimé. Laissez de côté ce qui est illisible au lieu de le compléter, et écrivez toutes les dates selon la norme ISO 8601.")]
    [InlineData("あなたはレシートを読み取ります。金額は印刷されているとおりに正確に書き写し、決して推測しないでください。割引は負の金額を持つ独立した行として一覧に加えます。支払い方法は、明記されている場合にのみ記入してください。読み取れない項目は補わずに省略し、日付は必ずISO 8601の形式で書いてください。")]
    [InlineData("你负责识别购物小票。请按照印刷内容准确抄录每一笔金额,绝不要猜测。折扣应作为金额为负数的单独一行列出。只有在小票上明确印有支付方式时才填写该项。无法辨认的内容请省略,不要自行补全,所有日期一律按照 ISO 8601 的格式书写。")]
    [InlineData("Вы читаете кассовые чеки. Переписывайте каждую сумму точно так, как она напечатана, и никогда не угадывайте. Скидка указывается отдельной строкой с отрицательной суммой. Способ оплаты указывайте только в том случае, если он напечатан. Неразборчивые данные пропускайте, а не дополняйте, и пишите все даты по стандарту ISO 8601.")]
    [InlineData("영수증을 읽는 일을 합니다. 모든 금액은 인쇄된 그대로 정확하게 옮겨 적고 절대로 추측하지 마세요. 할인은 금액이 음수인 별도의 줄로 적습니다. 결제 수단은 영수증에 인쇄되어 있을 때만 적으세요. 읽을 수 없는 내용은 채워 넣지 말고 생략하며, 모든 날짜는 ISO 8601 형식으로 적으세요.")]
    public void Prose_of_other_languages_is_estimated_within_a_seventh(string text) => AssertErrors([text], median: 0.15, worst: 0.15);

    [Fact]
    public void Numbers_and_signs_do_not_count_as_words()
    {
        string numbers = string.Join(',', Enumerable.Range(0, 500).Select(i => (i * 7919 % 1000).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        AssertErrors([numbers, $"[{numbers}]", string.Concat(Enumerable.Repeat("{\"a\":1},", 200))], median: 0.05, worst: 0.2);
    }

    [Fact]
    public void Every_text_has_an_estimate()
    {
        Assert.Equal(0, Estimate(""));
        foreach (string text in (string[])[" ", "\n", "\uD800", "\u0301", "'", "a'", "😀", "\r\n\r\n", "'s", " '", "\0", "x\u0301y"])
            Assert.InRange(Estimate(text), 1, 4);
    }

    // Both assemblies are compiled with it, so that its name alone means neither.
    private static int Estimate(string text) => (int)typeof(JsonModePrompt).Assembly.GetType("GptImage2.Models.TextTokens", throwOnError: true)!
        .GetMethod("Estimate")!.Invoke(null, [text])!;

    private static void AssertErrors(IEnumerable<string> texts, double median, double worst)
    {
        double[] errors = [.. texts.Select(text => (Estimate(text) - Vocabulary.CountTokens(text)) / (double)Vocabulary.CountTokens(text)).OrderBy(Math.Abs)];
        string found = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{errors.Length} texts: median {errors[errors.Length / 2]:P1}, worst {errors[^1]:P1}");
        TestContext.Current.TestOutputHelper?.WriteLine(found);
        Assert.True(Math.Abs(errors[errors.Length / 2]) <= median && Math.Abs(errors[^1]) <= worst, found);
    }

    private static string Read(string folder, string pattern, [CallerFilePath] string here = "") => string.Concat(
        Directory.GetFiles(Path.Combine(Path.GetDirectoryName(here)!, "..", folder), pattern, SearchOption.TopDirectoryOnly).Order(StringComparer.Ordinal).Select(File.ReadAllText));

    private static IEnumerable<string> Parts(string text) => text.Chunk(2000).Where(part => part.Length == 2000).Select(part => new string(part));
}

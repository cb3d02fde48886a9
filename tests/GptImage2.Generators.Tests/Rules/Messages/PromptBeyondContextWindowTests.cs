using GptImage2.Generators.Rendering;
using GptImage2.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI2012: the constant part of a prompt does not fit into the context window.</summary>
public sealed class PromptBeyondContextWindowTests
{
    private const string Client = """
        namespace Demo;
        [JsonModeClient] public partial interface IReader
        {
            [UserMessage("Read {what}.")] Task<Receipt> [|ReadAsync|](string what);
        }
        [JsonContract] public partial record Receipt(string Merchant, decimal Total);
        """;

    [Fact]
    public async Task Reports_a_prompt_beyond_the_context_window()
    {
        string text = string.Concat(Enumerable.Repeat("one two three four ", 70_000));
        IReadOnlyList<string> messages = await AnalyzerVerifier.ReportsAsync("GI2012", $$"""
            [JsonModeClient] public partial interface IReader { [UserMessage("{{text}}")] Task<int> [|ReadAsync|](); }
            """);
        Assert.Matches(@"^The prompt of 'ReadAsync' does not fit: it has about 28\d,\d{3} tokens, \$2\.\d+ a call, without values, images and examples, and the context window has 272,000 tokens$", Assert.Single(messages));
    }

    [Fact]
    public Task Accepts_a_long_prompt_that_fits() => AnalyzerVerifier.ReportsNothingAsync($$"""
        [JsonModeClient] public partial interface IReader { [UserMessage("{{string.Concat(Enumerable.Repeat("one two three four ", 60_000))}}")] Task<int> ReadAsync(); }
        """);

    [Theory]
    [InlineData("Task<Giant>", "JsonSchema")]
    [InlineData("IAsyncEnumerable<Dictionary<string, Giant>>", "TypeScript")]
    [InlineData("Task<JsonModeResult<(int A, Holder B)>>", "JsonSchema")]
    [InlineData("Task<Page<Giant>>", "TypeScript")]
    public async Task Reports_a_contract_that_is_beyond_the_context_window_alone(string returned, string style)
    {
        IReadOnlyList<string> messages = await AnalyzerVerifier.ReportsAsync("GI2012", $$"""
            [JsonModeClient(PromptStyle = PromptStyle.{{style}})] public partial interface IReader
            {
                [UserMessage("Read.")] {{returned}} [|ReadAsync|]();
                [UserMessage("Read.")] Task<Small> OtherAsync();
            }
            [JsonContract] public partial record Small(string Name);
            [JsonContract] public partial record Page<T>(T[] Items);
            [JsonContract] public partial record Holder(List<Figure> Figures);
            [JsonContract, JsonDerivedType(typeof(Giant), "giant")] public abstract partial record Figure([property: Description(Texts.First)] string Name);
            [JsonContract] public partial record Giant(string Name, Kind Kind, Holder? Back, [property: Description(Texts.Second)] string Code = "a") : Figure(Name);
            public enum Kind { [Description(Texts.Third)] One }
            public static class Texts { public const string First = "{{Long}}", Second = First, Third = First; }
            """);
        Assert.Matches(@"^The prompt of 'ReadAsync' does not fit: it has about [2-5]\d\d,\d{3} tokens, ", Assert.Single(messages));
    }

    [Fact]
    public async Task Reports_a_contract_with_a_thousand_members() => Assert.Single(await AnalyzerVerifier.ReportsAsync("GI2012", $$"""
        [JsonModeClient] public partial interface IReader { [UserMessage("Read.")] Task<Table> [|ReadAsync|](); }
        [JsonContract] public partial class Table { {{string.Concat(Enumerable.Range(0, 1_000).Select(i => $"[Description(Texts.Note)] public decimal? Figure{i} {{ get; set; }}\n"))}} }
        public static class Texts { public const string Note = "{{string.Concat(Enumerable.Repeat("one two three four ", 75))}}"; }
        """));

    [Fact]
    public void A_contract_that_people_write_is_far_from_being_rendered()
    {
        CSharpCompilation compilation = Sources.Compile(Sources.File(Unmarked));
        ITypeSymbol receipt = compilation.GetTypeByMetadataName("Demo.Receipt")!;
        Assert.InRange(new ContractLengths().Of(receipt, 90_000), 50, 150);
    }

    // A third of what the context window holds.
    private static string Long => string.Concat(Enumerable.Repeat("one two three four ", 23_000));

    private static string Unmarked => Client.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);
}

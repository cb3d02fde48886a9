using GptImage2.Generators.Rendering;
using GptImage2.Generators.Tests.Infrastructure;
using GptImage2.Generators.Tests.Rendering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GptImage2.Generators.Tests.Analyzers;

public sealed class PromptRuleTests
{
    private const string Budget = "gptimage2_max_prompt_tokens";

    private const string Client = """
        namespace Demo;
        [JsonModeClient] public partial interface IReader
        {
            [UserMessage("Read {what}.")] Task<Receipt> [|ReadAsync|](string what);
        }
        [JsonContract] public partial record Receipt(string Merchant, decimal Total);
        """;

    [Fact]
    public async Task GI2012_a_prompt_beyond_the_context_window()
    {
        string text = string.Concat(Enumerable.Repeat("one two three four ", 70_000));
        IReadOnlyList<string> messages = await AnalyzerVerifier.ReportsAsync("GI2012", $$"""
            [JsonModeClient] public partial interface IReader { [UserMessage("{{text}}")] Task<int> [|ReadAsync|](); }
            """);
        Assert.Matches(@"^The prompt of 'ReadAsync' does not fit: it has about 28\d,\d{3} tokens, \$2\.\d+ a call, without values, images and examples, and the context window has 272,000 tokens$", Assert.Single(messages));
    }

    [Fact]
    public Task GI2012_a_long_prompt_that_fits() => AnalyzerVerifier.ReportsNothingAsync($$"""
        [JsonModeClient] public partial interface IReader { [UserMessage("{{string.Concat(Enumerable.Repeat("one two three four ", 60_000))}}")] Task<int> ReadAsync(); }
        """);

    [Theory]
    [InlineData("Task<Giant>", "JsonSchema")]
    [InlineData("IAsyncEnumerable<Dictionary<string, Giant>>", "TypeScript")]
    [InlineData("Task<JsonModeResult<(int A, Holder B)>>", "JsonSchema")]
    [InlineData("Task<Page<Giant>>", "TypeScript")]
    public async Task GI2012_a_contract_that_is_beyond_the_context_window_alone(string returned, string style)
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
    public async Task GI2012_a_contract_with_a_thousand_members() => Assert.Single(await AnalyzerVerifier.ReportsAsync("GI2012", $$"""
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

    [Fact]
    public async Task GI2013_a_prompt_beyond_its_budget()
    {
        IReadOnlyList<string> messages = await AnalyzerVerifier.ReportsAsync("GI2013", Client, Prompts.None.With(Budget, "20"));
        Assert.Matches(@"^The prompt of 'ReadAsync' has about [45]\d tokens, \$0\.000[34] a call, without values, images and examples, more than gptimage2_max_prompt_tokens = 20 allows$", Assert.Single(messages));
    }

    [Theory]
    [InlineData("100")]
    [InlineData(" 2000 ")]
    [InlineData("unset")]
    [InlineData("")]
    public Task GI2013_a_prompt_within_its_budget(string budget) =>
        AnalyzerVerifier.ReportsNothingAsync(Unmarked, Prompts.None.With(Budget, budget));

    [Theory]
    [InlineData("many")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("2,000")]
    [InlineData("3000000000")]
    public async Task GI2013_a_budget_that_is_no_number(string budget)
    {
        IReadOnlyList<string> messages = await AnalyzerVerifier.ReportsAsync("GI2013", Client, Prompts.None.With(Budget, budget));
        Assert.Equal([$"The prompt of 'ReadAsync' cannot be held to a budget: gptimage2_max_prompt_tokens = {budget} is no whole number from 1 to 2147483647"], messages);
    }

    [Fact]
    public Task GI2014_without_a_file_nothing_is_compared() =>
        AnalyzerVerifier.ReportsNothingAsync(Unmarked, Prompts.In("/src/", ("/src/docs/prompts.lock.md", "# Of another project")));

    [Fact]
    public Task GI2014_prompts_as_they_are_locked() =>
        AnalyzerVerifier.ReportsNothingAsync(Unmarked, Locked(Document()));

    [Fact]
    public async Task GI2014_a_renamed_property()
    {
        IReadOnlyList<string> messages = await AnalyzerVerifier.ReportsAsync("GI2014", Client, Locked(Document().Replace("merchant", "shop", StringComparison.Ordinal)));
        Assert.Equal(
            ["""The prompt of 'ReadAsync' differs from prompts.lock.md, line 21: '"shop": { "type": "string" },' there, '"merchant": { "type": "string" },' now; where that is meant, run 'dotnet build -t:GptImage2UpdatePrompts' and check in prompts.lock.md"""],
            messages);
    }

    [Fact]
    public async Task GI2014_a_method_that_is_not_in_the_file()
    {
        IReadOnlyList<string> messages = await AnalyzerVerifier.ReportsAsync("GI2014", Client, Locked("# Prompts\n"));
        Assert.Equal(["The prompt of 'ReadAsync' is not in prompts.lock.md; where that is meant, run 'dotnet build -t:GptImage2UpdatePrompts' and check in prompts.lock.md"], messages);
    }

    [Fact]
    public async Task GI2014_a_method_that_is_no_longer_in_the_code()
    {
        string file = Document() + "\n## Demo.IReader.OldAsync\n\nanything\n";
        IReadOnlyList<string> messages = await AnalyzerVerifier.ReportsAsync("GI2014", Unmarked.Replace("IReader", "[|IReader|]", StringComparison.Ordinal), Locked(file));
        Assert.StartsWith("The prompt of 'Demo.IReader.OldAsync' stands in prompts.lock.md, line 34, but there is no such method; ", Assert.Single(messages), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Demo.IOther.ReadAsync")]
    [InlineData("Demo.Receipt.ReadAsync")]
    [InlineData("nothing")]
    public async Task GI2014_an_interface_that_is_no_longer_in_the_code(string key)
    {
        Prompts files = Locked(Document() + $"\n## {key}\n");
        Diagnostic diagnostic = Assert.Single(await AnalyzerVerifier.DiagnosticsAsync(Sources.Compile(Sources.File(Unmarked)), files), diagnostic => diagnostic.Id != "GI1009");

        Assert.Equal(("GI2014", "/src/prompts.lock.md", 33), (diagnostic.Id, diagnostic.Location.GetLineSpan().Path, diagnostic.Location.GetLineSpan().StartLinePosition.Line));
        Assert.Contains($"'{key}' stands in prompts.lock.md, line 34, but there is no such interface", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public async Task GI2014_tells_a_code_fix_what_to_write_where()
    {
        string document = Document();
        string file = document.Replace("Read {what}.", "Read it.", StringComparison.Ordinal) + "\n## Demo.IReader.OldAsync\n";
        foreach (Diagnostic diagnostic in (await AnalyzerVerifier.DiagnosticsAsync(Sources.Compile(Sources.File(Unmarked)), Locked(file))).Where(diagnostic => diagnostic.Id == "GI2014").OrderByDescending(diagnostic => diagnostic.AdditionalLocations[0].SourceSpan.Start))
        {
            Microsoft.CodeAnalysis.Text.TextSpan span = diagnostic.AdditionalLocations[0].SourceSpan;
            file = file.Remove(span.Start, span.Length).Insert(span.Start, diagnostic.Properties["Suggestion"]!);
        }

        Assert.Equal(document, file.TrimEnd('\n') + "\n");
    }

    // A third of what the context window holds.
    private static string Long => string.Concat(Enumerable.Repeat("one two three four ", 23_000));

    private static string Unmarked => Client.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);

    private static string Document()
    {
        CSharpCompilation compilation = Sources.Compile(Sources.File(Unmarked));
        return PromptDocument.Write(CorpusPrompts.Render(compilation));
    }

    private static Prompts Locked(string file) => Prompts.In("/src/", ("/src/prompts.lock.md", file));
}

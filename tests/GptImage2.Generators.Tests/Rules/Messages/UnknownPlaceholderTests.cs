using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI2001: a placeholder names no parameter.</summary>
public sealed class UnknownPlaceholderTests
{
    private static readonly Prompts Files = MessageFiles.All;

    [Fact]
    public async Task Reports_an_unknown_placeholder_with_the_name_that_was_meant()
    {
        IReadOnlyList<string> messages = await AnalyzerVerifier.ReportsAsync("GI2001", """
            [JsonModeClient] public partial interface IReader
            {
                [UserMessage("In [|{curency}|], {currency}.")] Task<string> AskAsync(string currency, string unused);
                [UserMessage("In [|{zzzz}|], {currency}.")] Task<string> Ask2Async(string currency);
                [UserMessage("In [|{cancellationToken}|].")] Task<string> Ask3Async(CancellationToken cancellationToken);
            }
            """);
        Assert.Equal("'{curency}' names no parameter of 'AskAsync' (did you mean '{currency}'?); a brace itself is written twice", messages[0]);
        Assert.DoesNotContain("did you mean", messages[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_the_file_and_the_line() => Assert.Equal(
        ["'{nam}' names no parameter of 'AskAsync' (did you mean '{name}'?) (prompts/unknown.md, line 2); a brace itself is written twice"],
        await AnalyzerVerifier.ReportsAsync("GI2001", Client("[UserMessage([|File = \"prompts/unknown.md\"|])]"), Files));

    [Fact]
    public async Task Reports_a_placeholder_in_the_file_of_an_interface_once() => Assert.Equal(
        ["'{name}' names no parameter of 'OneAsync' or 'TwoAsync' (prompts/read.md, line 1); a brace itself is written twice"],
        await AnalyzerVerifier.ReportsAsync("GI2001", """
            [JsonModeClient, SystemMessage([|File = "prompts/read.md"|])]
            public partial interface IReader { [UserMessage("One")] Task<string> OneAsync(); [UserMessage("Two")] Task<string> TwoAsync(); }
            """, Files));

    [Fact]
    public async Task Reports_each_placeholder_of_an_interface_once_with_the_methods() => Assert.Equal(
        [
            "'{tenant}' names no parameter of 'OneAsync' or 'TwoAsync' (did you mean '{tenants}'?); a brace itself is written twice",
            "'{zone}' names no parameter of 'OneAsync', 'TwoAsync', 'ThreeAsync' or 2 other methods; a brace itself is written twice",
            "'{nmae}' names no parameter of 'SevenAsync' (did you mean '{name}'?); a brace itself is written twice",
        ],
        await AnalyzerVerifier.ReportsAsync("GI2001", """
            [JsonModeClient, SystemMessage("For [|{tenant}|] in [|{zone}|].")] public partial interface IReader
            {
                [UserMessage("Hi")] Task<string> OneAsync(string tenants);
                [UserMessage("Hi")] Task<string> TwoAsync();
                [UserMessage("Hi")] Task<string> ThreeAsync(string tenant);
                [UserMessage("Hi")] Task<string> FourAsync(string tenant);
                [UserMessage("Hi")] Task<string> FiveAsync(string tenant);
                [UserMessage("Hi")] Task<string> SixAsync(string tenant, string zone);
                [UserMessage("Hi"), SystemMessage("[|{nmae}|]")] Task<string> SevenAsync(string name);
            }
            """));

    private static string Client(string attributes) =>
        $$"""[JsonModeClient] public partial interface IReader { {{attributes}} Task<string> AskAsync(string name); }""";
}

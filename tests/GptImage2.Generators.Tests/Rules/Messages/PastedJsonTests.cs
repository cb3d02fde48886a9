using System.Globalization;
using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI2003, where JSON was pasted into a message: one report for the block, which says that it reads as JSON.</summary>
public sealed class PastedJsonTests
{
    [Theory]
    [InlineData("Answer like [|{\\\"name\\\": \\\"Tea\\\", \\\"price\\\": 3.2}|].", 13)]
    [InlineData("Answer like [|{\\\"items\\\":[{\\\"name\\\":\\\"Tea\\\"},{\\\"name\\\":\\\"Milk\\\"}]}|].", 13)]
    [InlineData("Like [[|{\\\"a\\\": 1}, {\\\"a\\\": 2}|]] or none.", 7)]
    [InlineData("Like [|{\\n  \\\"a\\\": {}\\n}|]", 6)]
    [InlineData("Like [|{ 'a': 1 }|] for {name}", 6)]
    [InlineData("Like [|{ a: string[] }|].", 6)]
    [InlineData("Like [|{ name: string, price?: number }|].", 6)]
    [InlineData("Like [|{ name: { first: string } }|].", 6)]
    [InlineData("Like [|{\\\"a\\\": \\\"{name}\\\"}|].", 6)]
    public async Task Reports_a_block_once(string template, int position) => Assert.Equal(
        [$"The template of 'AskAsync' is malformed: the text at character {position} reads as JSON: write its braces twice"],
        await AnalyzerVerifier.ReportsAsync("GI2003", Client(template)));

    [Fact]
    public async Task Reports_each_block_of_a_file() => Assert.Equal(
        [
            "The template of 'AskAsync' is malformed: the text at character 6 of line 1 of prompts/json.md reads as JSON: write its braces twice",
            "The template of 'AskAsync' is malformed: the text at character 1 of line 3 of prompts/json.md reads as JSON: write its braces twice",
        ],
        (await AnalyzerVerifier.DiagnosticsAsync(
            Sources.Compile(Sources.File("""[JsonModeClient] public partial interface IReader { [UserMessage(File = "prompts/json.md")] Task<string> AskAsync(CancellationToken token = default); }""")),
            Prompts.In("/src/App/", ("/src/App/prompts/json.md", "Like {\"a\": 1} and\n\n{\"b\": 2}")))).Select(diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("{day:d MMM, HH:mm} {total:0,0.00} {total:N2}")]
    [InlineData("{day: d MMM} {day:'at' d} {day:yyyy, MM: d} {total}")]
    [InlineData("{{\\\"a\\\": {{\\\"b\\\": {{}}}}}} for {day}, {total}")]
    public Task Accepts_formats_and_doubled_braces(string template) => AnalyzerVerifier.ReportsNothingAsync(
        $$"""[JsonModeClient] public partial interface IReader { [UserMessage("{{template}}")] Task<string> AskAsync(DateTime day, decimal total); }""");

    private static string Client(string template) =>
        $$"""[JsonModeClient] public partial interface IReader { [UserMessage("{{template}}")] Task<string> AskAsync(string name = ""); }""";
}

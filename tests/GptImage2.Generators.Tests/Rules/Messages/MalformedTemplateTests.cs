using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI2003: braces of a template do not match, or hold no name.</summary>
public sealed class MalformedTemplateTests
{
    private static readonly Prompts Files = MessageFiles.All;

    [Theory]
    [InlineData("open [|{|]name")]
    [InlineData("close [|}|] {name}")]
    [InlineData("nested [|{|]na{me}")]
    [InlineData("empty [|{}|] {name}")]
    [InlineData("empty [|{:0}|] {name}")]
    [InlineData("no format [|{name:}|]")]
    public Task Reports_braces_that_do_not_match(string template) => AnalyzerVerifier.ReportsAsync("GI2003", $$"""
        [JsonModeClient] public partial interface IReader { [UserMessage("{{template}}")] Task<string> AskAsync(string name); }
        """);

    [Fact]
    public async Task Names_the_file_and_the_line() => Assert.Equal(
        ["The template of 'AskAsync' is malformed: the '{' at character 16 of line 2 of prompts/broken.md is not closed; a brace itself is written twice"],
        await AnalyzerVerifier.ReportsAsync("GI2003", Client("[UserMessage([|File = \"prompts/broken.md\"|])]"), Files));

    [Fact]
    public Task Reports_a_template_once_for_several_methods() => AnalyzerVerifier.ReportsAsync("GI2003", """
        [JsonModeClient, SystemMessage("As [|{|]name.")] public partial interface IReader { [UserMessage("A")] Task<string> AAsync(); [UserMessage("B")] Task<string> BAsync(); }
        """);

    private static string Client(string attributes) =>
        $$"""[JsonModeClient] public partial interface IReader { {{attributes}} Task<string> AskAsync(string name); }""";
}

using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI2031: the text of a message is the path of a file.</summary>
public sealed class PathAsMessageTests
{
    [Theory]
    [InlineData("prompts/empty.md")]
    [InlineData("empty.md")]
    [InlineData("prompts/other.md")]
    [InlineData("prompts\\\\other.prompt")]
    [InlineData("ask.txt")]
    public async Task Reports_a_path_as_the_text(string path)
    {
        string said = path.Replace("\\\\", "\\", StringComparison.Ordinal);
        Assert.Equal(
            [$"The text of the message of 'AskAsync' is the path '{said}', and the model gets only that: write File = \"{said}\""],
            await AnalyzerVerifier.ReportsAsync("GI2031", $$"""[JsonModeClient] public partial interface IReader { [[|UserMessage("{{path}}")|]] Task<string> AskAsync(); }""", MessageFiles.All));
    }

    [Fact]
    public Task Reports_it_in_a_system_message() => AnalyzerVerifier.ReportsAsync("GI2031", """
        [JsonModeClient, [|SystemMessage("prompts/system.md")|]] public partial interface IReader { [UserMessage("Which?")] Task<string> AskAsync(); }
        """);

    [Theory]
    [InlineData("Which?")]
    [InlineData("What is in prompts/empty.md?")]
    [InlineData("Read {name}.md")]
    [InlineData("Who wrote ASP.NET?")]
    public Task Accepts_a_text(string text) => AnalyzerVerifier.ReportsNothingAsync(
        $$"""[JsonModeClient] public partial interface IReader { [UserMessage("{{text}}")] Task<string> AskAsync({{(text.Contains("{name}", StringComparison.Ordinal) ? "string name" : "")}}); }""",
        MessageFiles.All);
}

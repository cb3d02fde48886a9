using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI2008: the file of a message is not found.</summary>
public sealed class PromptFileNotFoundTests
{
    private static readonly Prompts Files = MessageFiles.All;

    [Theory]
    [InlineData("prompts/read.md")]
    [InlineData("prompts\\\\read.md")]
    [InlineData("./prompts/read.md")]
    [InlineData("read.md")]
    [InlineData("a/same.md")]
    [InlineData("/src/App/a/same.md")]
    [InlineData("../App/prompts/read.md")]
    public Task Accepts_every_way_to_write_the_path_of_a_file(string file) => AnalyzerVerifier.ReportsNothingAsync(
        Client($"[UserMessage(File = \"{file}\")]"),
        Files);

    [Theory]
    [InlineData("prompts/raed.md", "it is not among the AdditionalFiles of the project (did you mean 'prompts/read.md'?)")]
    [InlineData("ead.md", "it is not among the AdditionalFiles of the project: add <AdditionalFiles Include=\"ead.md\" /> to the project file")]
    [InlineData("other/nothing.txt", "it is not among the AdditionalFiles of the project: add <AdditionalFiles Include=\"other/nothing.txt\" /> to the project file")]
    [InlineData("same.md", "it could be 'a/same.md' or 'b/same.md': write its path from the folder of the project")]
    [InlineData("", "the name is empty")]
    public async Task Reports_a_file_that_is_not_found(string file, string problem) => Assert.Equal(
        [$"The message of 'AskAsync' cannot be taken from the file '{file}': {problem}"],
        await AnalyzerVerifier.ReportsAsync("GI2008", Client($"[UserMessage([|File = \"{file}\"|])]"), Files));

    [Fact]
    public async Task Reports_the_file_of_an_interface_once() => Assert.Equal(
        ["The message of 'IReader' cannot be taken from the file 'system.md': it is not among the AdditionalFiles of the project: add <AdditionalFiles Include=\"system.md\" /> to the project file"],
        await AnalyzerVerifier.ReportsAsync("GI2008", """
            [JsonModeClient, SystemMessage([|File = "system.md"|])]
            public partial interface IReader { [UserMessage("One")] Task<string> OneAsync(); [UserMessage("Two")] Task<string> TwoAsync(); }
            """));

    private static string Client(string attributes) =>
        $$"""[JsonModeClient] public partial interface IReader { {{attributes}} Task<string> AskAsync(string name); }""";
}

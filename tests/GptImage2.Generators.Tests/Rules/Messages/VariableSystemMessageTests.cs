using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI2011: a system message has values, so the prompt cache does not serve it.</summary>
public sealed class VariableSystemMessageTests
{
    private static readonly Prompts Files = MessageFiles.All;

    [Fact]
    public async Task Names_the_file_and_the_line() => Assert.Equal(
        ["The system message of 'AskAsync' varies with '{name}' (prompts/read.md, line 1), so that the provider's prompt cache serves nothing from there on: move it into [UserMessage]"],
        await AnalyzerVerifier.ReportsAsync("GI2011", Client("[UserMessage(\"Hi\"), SystemMessage([|File = \"prompts/read.md\"|])]"), Files));

    [Fact]
    public async Task Reports_each_placeholder_once() => Assert.Equal(
        [
            "The system message of 'IReader' varies with '{tone}', so that the provider's prompt cache serves nothing from there on: move it into [UserMessage]",
            "The system message of 'IReader' varies with '{day}', so that the provider's prompt cache serves nothing from there on: move it into [UserMessage]",
            "The system message of 'OwnAsync' varies with '{name}', so that the provider's prompt cache serves nothing from there on: move it into [UserMessage]",
        ],
        await AnalyzerVerifier.ReportsAsync("GI2011", """
            [JsonModeClient, SystemMessage("Be [|{tone}|], it is [|{day:d MMMM}|]. {{Braces}}")] public partial interface IReader
            {
                [UserMessage("{name}")] Task<string> AskAsync(string name, string tone, DateOnly day);
                [UserMessage("Hi")] IAsyncEnumerable<string> ListAsync(DayOfWeek tone, DateOnly day);
                [UserMessage("Hi"), SystemMessage("For [|{name}|].")] Task<string> OwnAsync(string name);
            }
            """));

    private static string Client(string attributes) =>
        $$"""[JsonModeClient] public partial interface IReader { {{attributes}} Task<string> AskAsync(string name); }""";
}

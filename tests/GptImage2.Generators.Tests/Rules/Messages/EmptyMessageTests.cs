using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI2007: a message is empty.</summary>
public sealed class EmptyMessageTests
{
    private static readonly Prompts Files = MessageFiles.All;

    [Theory]
    [InlineData("[JsonModeClient] public partial interface IReader { [[|UserMessage(\"\")|]] Task<string> AskAsync(); }")]
    [InlineData("[JsonModeClient] public partial interface IReader { [[|UserMessage(\" \")|]] Task<string> AskAsync(); }")]
    [InlineData("[JsonModeClient, [|SystemMessage(\"\")|]] public partial interface IReader { [UserMessage(\"Hi\")] Task<string> AskAsync(); }")]
    public Task Reports_an_empty_message(string code) => AnalyzerVerifier.ReportsAsync("GI2007", code);

    [Fact]
    public async Task Names_the_file()
    {
        const string Client = """
            [JsonModeClient, SystemMessage([|File = "prompts/empty.md"|])]
            public partial interface IReader { [UserMessage([|File = "prompts/empty.md"|])] Task<string> AskAsync(); }
            """;
        Assert.Equal(
            ["The system message of 'IReader' is empty (prompts/empty.md, line 1)", "The user message of 'AskAsync' is empty (prompts/empty.md, line 1)"],
            await AnalyzerVerifier.ReportsAsync("GI2007", Client, Files));
    }

    [Fact]
    public Task Reports_a_message_with_neither_text_nor_file() => AnalyzerVerifier.ReportsAsync("GI2007", """
        [JsonModeClient, [|SystemMessage|]] public partial interface IReader { [[|UserMessage|]] Task<string> AskAsync(); }
        """);

    private static string Client(string attributes) =>
        $$"""[JsonModeClient] public partial interface IReader { {{attributes}} Task<string> AskAsync(string name); }""";
}

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
            ["The system message of 'IReader' is empty (prompts/empty.md, line 1): write in it what the model is asked", "The user message of 'AskAsync' is empty (prompts/empty.md, line 1): write in it what the model is asked"],
            await AnalyzerVerifier.ReportsAsync("GI2007", Client, Files));
    }

    [Fact]
    public Task Reports_a_message_with_neither_text_nor_file() => AnalyzerVerifier.ReportsAsync("GI2007", """
        [JsonModeClient, [|SystemMessage|]] public partial interface IReader { [[|UserMessage|]] Task<string> AskAsync(); }
        """);

    [Theory]
    [InlineData("[[|UserMessage(\"\")|]]")]
    [InlineData("[[|UserMessage(\" \")|]]")]
    [InlineData("[UserMessage([|File = \"prompts/empty.md\"|])]")]
    public Task Reports_an_image_without_a_question(string message) => AnalyzerVerifier.ReportsAsync("GI2007", Client("", message), Files);

    [Theory]
    [InlineData(", SystemMessage(\"Read the receipt.\")", "[UserMessage(\"\")]")]
    [InlineData(", SystemMessage(\"Read the receipt.\")", "[UserMessage(File = \"prompts/empty.md\")]")]
    [InlineData(", SystemMessage(File = \"prompts/ask.md\")", "[UserMessage(\"\")]")]
    [InlineData(", SystemMessage(File = \"prompts/ask.md\")", "[UserMessage(File = \"prompts/empty.md\")]")]
    [InlineData("", "[UserMessage(\"{photo}\")]")]
    public async Task Accepts_an_image_with_the_question_in_the_system_message(string system, string message)
    {
        var files = Prompts.In("/src/", ("/src/prompts/empty.md", "\n"), ("/src/prompts/ask.md", "Read the receipt."));
        await AnalyzerVerifier.ReportsNothingAsync(Client(system, message), files);
        Assert.Single(GeneratorRun.Of(Client(system, message), files).Files);
    }

    private static string Client(string system, string message) =>
        $$"""[JsonModeClient{{system}}] public partial interface IReader { {{message}} Task<string> AskAsync(ImageInput photo); }""";
}

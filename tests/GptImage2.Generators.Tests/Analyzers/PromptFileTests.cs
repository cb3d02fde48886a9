using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Analyzers;

/// <summary>What is reported of messages that stand in files.</summary>
public sealed class PromptFileTests
{
    private static readonly Prompts Files = Prompts.In(
        "/src/App/",
        ("/src/App/prompts/read.md", "Read {name}.\n"),
        ("/src/App/prompts/broken.md", "One\r\nTwo {name} and {\r\n"),
        ("/src/App/prompts/unknown.md", "One\nTwo {nam} and {name}"),
        ("/src/App/prompts/format.md", "\n\n{name:upper}"),
        ("/src/App/prompts/empty.md", "\n"),
        ("/src/App/a/same.md", "{name}"),
        ("/src/App/b/same.md", "{name}"));

    [Theory]
    [InlineData("prompts/read.md")]
    [InlineData("prompts\\\\read.md")]
    [InlineData("./prompts/read.md")]
    [InlineData("read.md")]
    [InlineData("a/same.md")]
    [InlineData("/src/App/a/same.md")]
    [InlineData("../App/prompts/read.md")]
    public Task A_file_is_found(string file) => AnalyzerVerifier.ReportsNothingAsync(
        Client($"[UserMessage(File = \"{file}\")]"),
        Files);

    [Theory]
    [InlineData("prompts/raed.md", "it is not among the AdditionalFiles of the project (did you mean 'prompts/read.md'?)")]
    [InlineData("ead.md", "it is not among the AdditionalFiles of the project")]
    [InlineData("other/nothing.txt", "it is not among the AdditionalFiles of the project")]
    [InlineData("same.md", "it could be 'a/same.md' or 'b/same.md': write its path from the folder of the project")]
    [InlineData("", "the name is empty")]
    public async Task GI2008_file_that_is_not_found(string file, string problem) => Assert.Equal(
        [$"The message of 'AskAsync' is to be taken from '{file}', but {problem}"],
        await AnalyzerVerifier.ReportsAsync("GI2008", Client($"[UserMessage([|File = \"{file}\"|])]"), Files));

    [Fact]
    public async Task GI2008_at_the_system_message_of_an_interface_is_reported_once() => Assert.Equal(
        ["The message of 'IReader' is to be taken from 'system.md', but it is not among the AdditionalFiles of the project"],
        await AnalyzerVerifier.ReportsAsync("GI2008", """
            [JsonModeClient, SystemMessage([|File = "system.md"|])]
            public partial interface IReader { [UserMessage("One")] Task<string> OneAsync(); [UserMessage("Two")] Task<string> TwoAsync(); }
            """));

    [Fact]
    public async Task GI2009_text_and_file() => Assert.Equal(
        [
            "The message of 'IReader' stands in its attribute, and is to be taken from 'prompts/read.md': remove one of them",
            "The message of 'AskAsync' stands in its attribute, and is to be taken from 'prompts/read.md': remove one of them",
        ],
        await AnalyzerVerifier.ReportsAsync("GI2009", """
            [JsonModeClient, SystemMessage("Hi", [|File = "prompts/read.md"|])]
            public partial interface IReader { [UserMessage("Hi {name}", [|File = "prompts/read.md"|])] Task<string> AskAsync(string name); }
            """, Files));

    [Fact]
    public async Task GI2001_names_the_file_and_the_line() => Assert.Equal(
        ["'{nam}' names no parameter of 'AskAsync' (did you mean '{name}'?) (prompts/unknown.md, line 2); a brace itself is written twice"],
        await AnalyzerVerifier.ReportsAsync("GI2001", Client("[UserMessage([|File = \"prompts/unknown.md\"|])]"), Files));

    [Fact]
    public async Task GI2003_names_the_file_and_the_line() => Assert.Equal(
        ["The template of 'AskAsync' is malformed: the '{' at character 16 of line 2 of prompts/broken.md is not closed; a brace itself is written twice"],
        await AnalyzerVerifier.ReportsAsync("GI2003", Client("[UserMessage([|File = \"prompts/broken.md\"|])]"), Files));

    [Fact]
    public async Task GI2004_names_the_file_and_the_line() => Assert.Equal(
        ["The system message of 'AskAsync' names the image '{name}' (prompts/read.md, line 1), but the model takes text only in system messages: move the image into [UserMessage]"],
        await AnalyzerVerifier.ReportsAsync(
            "GI2004",
            """[JsonModeClient] public partial interface IReader { [UserMessage("Hi"), SystemMessage([|File = "prompts/read.md"|])] Task<string> AskAsync(ImageInput name); }""",
            Files));

    [Fact]
    public async Task GI2011_names_the_file_and_the_line() => Assert.Equal(
        ["The system message of 'AskAsync' varies with '{name}' (prompts/read.md, line 1), so that the provider's prompt cache serves nothing from there on: move it into [UserMessage]"],
        await AnalyzerVerifier.ReportsAsync("GI2011", Client("[UserMessage(\"Hi\"), SystemMessage([|File = \"prompts/read.md\"|])]"), Files));

    [Fact]
    public async Task GI2001_in_the_file_of_an_interface_is_reported_once() => Assert.Equal(
        ["'{name}' names no parameter of 'OneAsync' or 'TwoAsync' (prompts/read.md, line 1); a brace itself is written twice"],
        await AnalyzerVerifier.ReportsAsync("GI2001", """
            [JsonModeClient, SystemMessage([|File = "prompts/read.md"|])]
            public partial interface IReader { [UserMessage("One")] Task<string> OneAsync(); [UserMessage("Two")] Task<string> TwoAsync(); }
            """, Files));

    [Fact]
    public async Task GI2006_names_the_file_and_the_line() => Assert.Equal(
        ["'{name:upper}' (prompts/format.md, line 3): a value of type 'string' takes no format"],
        await AnalyzerVerifier.ReportsAsync("GI2006", Client("[UserMessage([|File = \"prompts/format.md\"|])]"), Files));

    [Fact]
    public async Task GI2007_names_the_file()
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
    public Task GI2007_neither_text_nor_file() => AnalyzerVerifier.ReportsAsync("GI2007", """
        [JsonModeClient, [|SystemMessage|]] public partial interface IReader { [[|UserMessage|]] Task<string> AskAsync(); }
        """);

    [Fact]
    public Task GI2002_is_reported_at_the_parameter() => AnalyzerVerifier.ReportsAsync("GI2002", """
        [JsonModeClient] public partial interface IReader { [UserMessage(File = "prompts/read.md")] Task<string> AskAsync(string name, int [|more|]); }
        """, Files);

    private static string Client(string attributes) =>
        $$"""[JsonModeClient] public partial interface IReader { {{attributes}} Task<string> AskAsync(string name); }""";
}

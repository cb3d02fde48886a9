using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI2009: a message is given as a text and as a file.</summary>
public sealed class TextAndFileTests
{
    private static readonly Prompts Files = MessageFiles.All;

    [Fact]
    public async Task Reports_a_message_with_text_and_file() => Assert.Equal(
        [
            "The message of 'IReader' is given as text and as a file, 'prompts/read.md': remove one of them",
            "The message of 'AskAsync' is given as text and as a file, 'prompts/read.md': remove one of them",
        ],
        await AnalyzerVerifier.ReportsAsync("GI2009", """
            [JsonModeClient, SystemMessage("Hi", [|File = "prompts/read.md"|])]
            public partial interface IReader { [UserMessage("Hi {name}", [|File = "prompts/read.md"|])] Task<string> AskAsync(string name); }
            """, Files));
}

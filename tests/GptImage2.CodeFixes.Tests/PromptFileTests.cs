using GptImage2.CodeFixes.Tests.Infrastructure;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GptImage2.CodeFixes.Tests;

/// <summary>Fixes of messages that are in files.</summary>
public sealed class PromptFileTests
{
    [Theory]
    [InlineData("GI2001", "Name 'text'", "Read {txt}.\n", "Read {text}.\n")]
    [InlineData("GI2001", "Name 'text'", "One.\r\nRead {txt}, {txt} and\r\n{txt}.", "One.\r\nRead {text}, {text} and\r\n{text}.")]
    [InlineData("GI2001", "Write the braces twice", "Keep {zzzzzz}. {text}", "Keep {{zzzzzz}}. {text}")]
    [InlineData("GI2003", "Write the braces of the JSON twice", "{text} Like\r\n{\r\n  \"a\": {}\r\n}\r\n", "{text} Like\r\n{{\r\n  \"a\": {{}}\r\n}}\r\n")]
    [InlineData("GI2003", "Write '{text}'", "One.\r\nRead {text, please.", "One.\r\nRead {text}, please.")]
    [InlineData("GI2003", "Write the brace twice", "{text} A brace }.", "{text} A brace }}.")]
    [InlineData("GI2003", "Remove the format ':'", "Read {text:}", "Read {text}")]
    [InlineData("GI2006", "Remove the format ':0'", "Read {text:0} {text:0}", "Read {text} {text}")]
    [InlineData("GI2006", "Use the format 'quoted'", "Read {text:qoted}", "Read {text:quoted}")]
    public async Task The_file_is_edited(string id, string title, string before, string after)
    {
        foreach (FixAllScope? scope in new FixAllScope?[] { null, FixAllScope.Document, FixAllScope.Solution })
            await FixVerifier.FixesFilesAsync(id, title, [Client("[|File = \"prompts/read.md\"|]"), "// prompts/read.md\n" + before], [Client("File = \"prompts/read.md\""), after], scope);
    }

    [Theory]
    [InlineData("Read.\n", "Name 'text' at the end of the message", "Read. {text}\n")]
    [InlineData("Read:\r\n\r\n", "Name 'text' at the end of the message", "Read:\r\n{text}\r\n")]
    [InlineData("Read {{text}}.", "Write '{{text}}' with single braces", "Read {text}.")]
    public Task A_parameter_is_named_in_the_file(string before, string title, string after) => FixVerifier.FixesFilesAsync(
        "GI2002",
        title,
        [Client("File = \"prompts/read.md\"").Replace(" text", " [|text|]", StringComparison.Ordinal), "// prompts/read.md\n" + before],
        [Client("File = \"prompts/read.md\""), after]);

    [Fact]
    public Task A_file_of_several_messages_is_edited_once() => FixVerifier.FixesFilesAsync(
        "GI2001",
        "Name 'text'",
        [
            """
            using System.Threading.Tasks;
            using GptImage2;

            [JsonModeClient] public partial interface IReader
            {
                [UserMessage([|File = "prompts/read.md"|])] Task<string> AskAsync(string text);
                [UserMessage([|File = "prompts/read.md"|])] Task<string> OtherAsync(string text);
                [UserMessage("Read [|{txt}|].")] Task<string> ThirdAsync(string text);
            }
            """,
            "// prompts/read.md\nRead {txt}.\nAgain: {txt}.",
        ],
        [
            """
            using System.Threading.Tasks;
            using GptImage2;

            [JsonModeClient] public partial interface IReader
            {
                [UserMessage(File = "prompts/read.md")] Task<string> AskAsync(string text);
                [UserMessage(File = "prompts/read.md")] Task<string> OtherAsync(string text);
                [UserMessage("Read {text}.")] Task<string> ThirdAsync(string text);
            }
            """,
            "Read {text}.\nAgain: {text}.",
        ],
        FixAllScope.Project);

    private static string Client(string arguments) => $$"""
        using System.Threading.Tasks;
        using GptImage2;

        [JsonModeClient] public partial interface IReader
        {
            [UserMessage({{arguments}})]
            Task<string> AskAsync(string text);
        }
        """;
}

using GptImage2.CodeFixes.Tests.Infrastructure;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GptImage2.CodeFixes.Tests;

/// <summary>What is offered for a message follows what its diagnostic says.</summary>
public sealed class MessageRemedyTests
{
    [Fact]
    public Task A_path_becomes_the_file() => FixVerifier.OffersAsync(
        "GI2031",
        """[JsonModeClient] public partial interface IReader { [[|UserMessage("prompts/read.md")|]] Task<string> AskAsync(); }""",
        "Take the message from the file");

    [Fact]
    public Task A_misspelled_format_is_corrected() => FixVerifier.FixesAsync(
        "GI2006",
        "Use the format 'quoted'",
        """[JsonModeClient] public partial interface IReader { [UserMessage("For [|{name:quotd}|].")] Task<string> AskAsync(string name); }""",
        """[JsonModeClient] public partial interface IReader { [UserMessage("For {name:quoted}.")] Task<string> AskAsync(string name); }""");

    [Fact]
    public Task Misspelled_formats_are_corrected_together() => FixVerifier.FixesAsync(
        "GI2006",
        "Use the format 'quoted'",
        """[JsonModeClient] public partial interface IReader { [UserMessage("For [|{name:quotd}|] and [|{other:Quoted}|].")] Task<string> AskAsync(string name, string other); }""",
        """[JsonModeClient] public partial interface IReader { [UserMessage("For {name:quoted} and {other:quoted}.")] Task<string> AskAsync(string name, string other); }""",
        FixAllScope.Document);

    [Theory]
    [InlineData("ImageInput photo, ImageDetail [|detail|]")]
    [InlineData("string [|imagePath|]")]
    [InlineData("ImageInput photo, CancellationTokenSource [|source|]")]
    public Task A_parameter_that_no_placeholder_should_name_is_not_named(string parameters) => FixVerifier.OffersAsync(
        "GI2002",
        $$"""[JsonModeClient] public partial interface IReader { [UserMessage("Which?")] Task<string> AskAsync({{parameters}}); }""");
}

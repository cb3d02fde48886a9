using GptImage2.CodeFixes.Tests.Infrastructure;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GptImage2.CodeFixes.Tests;

public sealed class MessageTests
{
    [Theory]
    [InlineData("\"Hi.\"", "\"Hi. {name}\"")]
    [InlineData("\"Hi: \"", "\"Hi: {name}\"")]
    [InlineData("@\"Say \"\"hi\"\"\"", "@\"Say \"\"hi\"\" {name}\"")]
    [InlineData("\"\"\"Hi\"\"\"", "\"\"\"Hi {name}\"\"\"")]
    [InlineData("\"\"\"\n    Hi,\n      you\n    \"\"\"", "\"\"\"\n    Hi,\n      you {name}\n    \"\"\"")]
    [InlineData("\"Hi\" + (\" you\")", "\"Hi\" + (\" you {name}\")")]
    [InlineData("$\"{nameof(IReader)}\"", "$\"{nameof(IReader)} {{name}}\"")]
    [InlineData("$$\"\"\"{{nameof(IReader)}}\"\"\"", "$$\"\"\"{{nameof(IReader)}} {name}\"\"\"")]
    [InlineData("\"Hi\", PromptStyle = PromptStyle.TypeScript", "\"Hi {name}\", PromptStyle = PromptStyle.TypeScript")]
    public Task A_parameter_is_named_at_the_end_of_the_message(string before, string after) => FixVerifier.FixesAsync(
        "GI2002",
        "Name 'name' at the end of the message",
        Client(before, "ImageInput photo, string [|name|]"),
        Client(after, "ImageInput photo, string name"));

    [Theory]
    [InlineData("\"Hi\"", "\"Hi {name} {day} {event}\"")]
    [InlineData("\"Hi \"", "\"Hi {name} {day} {event}\"")]
    public Task Several_parameters_are_named_in_their_order(string before, string after) => FixVerifier.FixesAsync(
        "GI2002",
        "Name 'name' at the end of the message",
        Client(before, "string [|name|], DateOnly [|day|], string [|@event|]"),
        Client(after, "string name, DateOnly day, string @event"),
        FixAllScope.Document);

    [Theory]
    [InlineData("\"Hi \" + \"dear {{name}}.\"", "\"Hi \" + \"dear {name}.\"")]
    [InlineData("@\"Hi {{ $name }}\"", "@\"Hi {name}\"")]
    [InlineData("\"Hi {{name}}\" + nameof(IReader)", "\"Hi {name}\" + nameof(IReader)")]
    [InlineData("\"\"\"\n    Hi,\n      {{name}}\n    \"\"\"", "\"\"\"\n    Hi,\n      {name}\n    \"\"\"")]
    public Task Doubled_braces_are_written_once(string before, string after) => FixVerifier.FixesAsync(
        "GI2002",
        before.Contains('$') ? "Write '{{ $name }}' with single braces" : "Write '{{name}}' with single braces",
        Client(before, "string [|name|]"),
        Client(after, "string name"));

    [Theory]
    [InlineData("Elsewhere.Text", "string [|name|]")]
    [InlineData("\"Hi\" + Elsewhere.Text", "string [|name|]")]
    [InlineData("$\"\"\"{nameof(IReader)}\"\"\"", "string [|name|]")]
    [InlineData("\"Hi\"", "object [|name|]")]
    [InlineData("\" \"", "string [|name|]")]
    [InlineData("\"Hi\"", "string [|imagePath|]")]
    [InlineData("\"Hi\"", "Uri [|photo|]")]
    [InlineData("\"Hi\"", "ImageDetail [|detail|], ImageInput photo")]
    [InlineData("\"Hi\"", "System.Net.Http.HttpClient [|http|]")]
    [InlineData("\"Hi\"", "string [|imageName|], ImageInput photo", "Name 'imageName' at the end of the message")]
    public Task What_is_offered_depends_on_the_message_and_the_parameter(string text, string parameter, params string[] titles) => FixVerifier.OffersAsync(
        "GI2002",
        Client(text, parameter) + "\nstatic class Elsewhere { public const string Text = \"Hi\"; }",
        titles);

    [Fact]
    public Task A_file_gets_the_similar_path() => FixVerifier.FixesFilesAsync(
        "GI2008",
        "Take it from 'prompts/read.md'",
        [Files("[|File = \"prompts/raed.md\"|]"), "// prompts/read.md\nRead {text}."],
        [Files("File = \"prompts/read.md\"")]);

    [Fact]
    public Task No_file_with_another_name_is_offered() => FixVerifier.OffersAsync("GI2008", Client("[|File = \"nothing.md\"|]", ""));

    [Theory]
    [InlineData("Take the message from the file", "\"Read {text}.\", [|File = \"prompts/read.md\"|], PromptStyle = PromptStyle.TypeScript", "File = \"prompts/read.md\", PromptStyle = PromptStyle.TypeScript")]
    [InlineData("Take the message from the attribute", "\"Read {text}.\", [|File = \"prompts/read.md\"|], PromptStyle = PromptStyle.TypeScript", "\"Read {text}.\", PromptStyle = PromptStyle.TypeScript")]
    [InlineData("Take the message from the attribute", "\"Read {text}.\", [|File = \"prompts/read.md\"|]", "\"Read {text}.\"")]
    public Task The_text_or_the_file_is_removed(string title, string before, string after) => FixVerifier.FixesFilesAsync(
        "GI2009",
        title,
        [Files(before), "// prompts/read.md\nRead {text}."],
        [Files(after)]);

    [Theory]
    [InlineData("[|\"Lsit\"|]", "\"List\"")]
    [InlineData("typeof(Samples), [|\"Othr\"|]", "typeof(Samples), \"Other\"")]
    public Task An_example_gets_the_similar_name(string before, string after) => FixVerifier.FixesAsync(
        "GI5001",
        after.Contains("Other", StringComparison.Ordinal) ? "Name 'Other'" : "Name 'List'",
        Examples($"Example({before})"),
        Examples($"Example({after})"));

    [Fact]
    public Task No_example_is_offered_if_no_name_is_similar() => FixVerifier.OffersAsync("GI5001", Examples("Example([|\"Zzzzzzzz\"|])"));

    private static string Client(string text, string parameters) => $$"""
        [JsonModeClient] public partial interface IReader
        {
            [UserMessage({{text}})]
            Task<string> AskAsync({{parameters}});
        }
        """;

    private static string Files(string arguments) => $$"""
        using System.Threading.Tasks;
        using GptImage2;

        [JsonModeClient] public partial interface IReader
        {
            [UserMessage({{arguments}})]
            Task<string> AskAsync(string text);
        }
        """;

    private static string Examples(string attribute) => $$"""
        static class Samples { public static Example<string> Other => new("Hi", "Ho"); }
        [JsonModeClient] partial interface IReader
        {
            private static IReadOnlyList<Example<string>> List => [];

            [UserMessage("Hi"), {{attribute}}]
            Task<string> AskAsync();
        }
        """;
}

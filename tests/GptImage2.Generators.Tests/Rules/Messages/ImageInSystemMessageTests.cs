using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI2004: a system message names an image.</summary>
public sealed class ImageInSystemMessageTests
{
    private static readonly Prompts Files = MessageFiles.All;

    [Fact]
    public async Task Names_the_file_and_the_line() => Assert.Equal(
        ["The system message of 'AskAsync' names the image '{name}' (prompts/read.md, line 1), but the model takes text only in system messages: move the image into [UserMessage]"],
        await AnalyzerVerifier.ReportsAsync(
            "GI2004",
            """[JsonModeClient] public partial interface IReader { [UserMessage("Hi"), SystemMessage([|File = "prompts/read.md"|])] Task<string> AskAsync(ImageInput name); }""",
            Files));

    [Theory]
    [InlineData("ImageInput")]
    [InlineData("ImageInput?")]
    [InlineData("IReadOnlyList<ImageInput>")]
    public Task Reports_an_image_in_a_system_message(string type) => AnalyzerVerifier.ReportsAsync("GI2004", $$"""
        [JsonModeClient, SystemMessage("As in [|{photo}|].")] public partial interface IReader
        {
            [UserMessage("Hi")] Task<string> AskAsync({{type}} photo);
            [UserMessage("Hi")] Task<string> OtherAsync({{type}} photo);
        }
        """);
}

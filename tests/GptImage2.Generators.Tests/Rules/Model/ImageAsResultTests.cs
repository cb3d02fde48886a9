using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI4004: an image is expected in a reply.</summary>
public sealed class ImageAsResultTests
{
    private const string Libraries = "\n" + Infrastructure.Libraries.Source;

    [Theory]
    [InlineData("GptImage2.ImageInput")]
    [InlineData("System.Drawing.Bitmap")]
    [InlineData("SixLabors.ImageSharp.Image<byte>")]
    [InlineData("SkiaSharp.SKImage")]
    [InlineData("OpenAI.Images.GeneratedImage")]
    public async Task Reports_an_image_as_result(string type)
    {
        string message = $"is of type '{type}', but a reply is JSON, which cannot hold an image: ask for what the image shows, in a string or a record with [JsonContract], and draw it elsewhere";
        Assert.Equal(
            [$"'IReader.OneAsync()' {message}", $"'IReader.ManyAsync()' {message}", $"'IReader.StreamAsync()' {message}", $"'Drawing.Picture' {message}", $"'Drawing.Pictures' {message}"],
            await AnalyzerVerifier.ReportsAsync("GI4004", $$"""
                [JsonModeClient] public partial interface IReader
                {
                    [UserMessage("Draw")] Task<{{type}}> [|OneAsync|]();
                    [UserMessage("Draw")] Task<JsonModeResult<Dictionary<string, {{type}}>>> [|ManyAsync|]();
                    [UserMessage("Draw")] IAsyncEnumerable<{{type}}> [|StreamAsync|]();
                }
                [JsonContract] public partial record Drawing(string Name, {{type}} [|Picture|], List<{{type}}> [|Pictures|]);
                """ + Libraries));
    }
}

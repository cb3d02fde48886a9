using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI4003: a parameter is of a type that the model does not take.</summary>
public sealed class UnsupportedInputTests
{
    private const string Libraries = "\n" + Infrastructure.Libraries.Source;

    [Theory]
    [InlineData("byte[]", "for an image, pass ImageInput.FromBytes(…)")]
    [InlineData("byte[]?", "for an image, pass ImageInput.FromBytes(…)")]
    [InlineData("System.Collections.Generic.List<byte[]>", "for an image, pass ImageInput.FromBytes(…)")]
    [InlineData("System.ReadOnlyMemory<byte>?", "for an image, pass ImageInput.FromBytes(…)")]
    [InlineData("System.BinaryData", "for an image, pass ImageInput.FromBytes(….ToMemory()); for text, pass ….ToString()")]
    [InlineData("System.IO.Stream", "for an image, pass ImageInput.FromStream(…); for text, read it and pass a string")]
    [InlineData("System.IO.MemoryStream?", "for an image, pass ImageInput.FromStream(…); for text, read it and pass a string")]
    [InlineData("System.IO.FileInfo", "for an image, pass ImageInput.FromFile(….FullName); for text, pass File.ReadAllText(….FullName)")]
    [InlineData("System.Collections.Generic.IEnumerable<System.IO.FileInfo>", "for an image, pass ImageInput.FromFile(….FullName); for text, pass File.ReadAllText(….FullName)")]
    [InlineData("Microsoft.AspNetCore.Http.FormFile", "for an image, pass ImageInput.FromStream(….OpenReadStream())")]
    [InlineData("Microsoft.Extensions.AI.DataContent", "for an image, pass ImageInput.FromBytes(….Data)")]
    [InlineData("Microsoft.Extensions.AI.UriContent", "for an image, pass ImageInput.FromUri(….Uri)")]
    [InlineData("Microsoft.Extensions.AI.HostedFileContent", "it takes no ids of files: pass what is in the file, an image as ImageInput.FromBytes(…), text as a string")]
    [InlineData("OpenAI.Files.OpenAIFile", "it takes no ids of files: pass what is in the file, an image as ImageInput.FromBytes(…), text as a string")]
    [InlineData("OpenAI.Chat.ChatMessageContentPart", "pass text as a string, and an image as ImageInput")]
    [InlineData("OpenAI.Chat.ChatInputAudioFormat?", "have it transcribed, and pass the text")]
    [InlineData("Microsoft.SemanticKernel.AudioContent", "have it transcribed, and pass the text")]
    [InlineData("System.Drawing.Bitmap", "encode the image as PNG or JPEG, and pass ImageInput.FromBytes(…)")]
    [InlineData("SixLabors.ImageSharp.Image<byte>", "encode the image as PNG or JPEG, and pass ImageInput.FromBytes(…)")]
    [InlineData("System.Collections.Generic.IReadOnlyList<SkiaSharp.SKBitmap>", "encode the image as PNG or JPEG, and pass ImageInput.FromBytes(…)")]
    [InlineData("Microsoft.Maui.Graphics.IImage", "encode the image as PNG or JPEG, and pass ImageInput.FromBytes(…)")]
    public async Task Reports_inputs_that_the_model_does_not_take(string type, string remark)
    {
        string[] messages = [$"Parameter 'photo' is of type '{type}', but the model takes text, and images as ImageInput: {remark}"];
        Assert.Equal(messages, await AnalyzerVerifier.ReportsAsync("GI4003", Client($"{type} [|photo|]", "{photo}")));
        Assert.Equal(messages, await AnalyzerVerifier.ReportsAsync("GI4003", Client($"{type} [|photo|]")));
    }

    private static string Client(string parameters, string template = "Hi") => $$"""
        [JsonModeClient] public partial interface IReader { [UserMessage("{{template}}")] Task<string> AskAsync({{parameters}}); }
        """ + Libraries;
}

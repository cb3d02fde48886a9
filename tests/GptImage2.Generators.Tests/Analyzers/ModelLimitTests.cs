using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Analyzers;

/// <summary>What is asked of the model that it cannot do. The types of other libraries are known by their names.</summary>
public sealed class ModelLimitTests
{
    private const string Libraries = "\n" + Infrastructure.Libraries.Source;

    [Theory]
    [InlineData("Microsoft.Extensions.AI.AITool")]
    [InlineData("Microsoft.Extensions.AI.AIFunction")]
    [InlineData("System.Collections.Generic.IReadOnlyList<Microsoft.Extensions.AI.AITool>")]
    [InlineData("Microsoft.Extensions.AI.AIFunction[]")]
    [InlineData("System.Collections.Generic.Dictionary<string, ModelContextProtocol.Client.McpClientTool>?")]
    [InlineData("OpenAI.Chat.ChatTool")]
    [InlineData("Microsoft.SemanticKernel.Kernel")]
    [InlineData("System.Func<Microsoft.SemanticKernel.KernelFunction>")]
    public async Task GI4001_tool(string type)
    {
        Assert.Equal(
            [$"Parameter 'tools' is of type '{type}', but the model calls no tools: call it yourself, and pass what it returns"],
            await AnalyzerVerifier.ReportsAsync("GI4001", Client($"{type} [|tools|]")));
        await AnalyzerVerifier.ReportsAsync("GI4001", Client($"{type} [|tools|]", "{tools:0}"));
    }

    [Fact]
    public async Task GI4002_tool_attribute() => Assert.Equal(
        [
            "[McpServerToolType] on 'IReader' gives the model nothing to call: it calls no tools; call the method yourself, and pass what it returns",
            "[KernelFunction] on 'AskAsync' gives the model nothing to call: it calls no tools; call the method yourself, and pass what it returns",
            "[McpServerTool] on 'Weather' gives the model nothing to call: it calls no tools; call the method yourself, and pass what it returns",
            "[Tool] on 'Time' gives the model nothing to call: it calls no tools; call the method yourself, and pass what it returns",
        ],
        await AnalyzerVerifier.ReportsAsync("GI4002", """
            [JsonModeClient, [|ModelContextProtocol.Server.McpServerToolType|]] public partial interface IReader
            {
                [UserMessage("Hi"), [|Microsoft.SemanticKernel.KernelFunction|]] Task<string> AskAsync();
                [[|ModelContextProtocol.Server.McpServerTool(Name = "weather")|]] string Weather() => "sunny";
                [[|Swarm.Tool|]] static string Time() => "noon";
            }
            public class Elsewhere { [Swarm.Tool] public string Weather() => "sunny"; }
            """ + Libraries));

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
    public async Task GI4003_input(string type, string remark)
    {
        string[] messages = [$"Parameter 'photo' is of type '{type}', but the model takes text, and images as ImageInput: {remark}"];
        Assert.Equal(messages, await AnalyzerVerifier.ReportsAsync("GI4003", Client($"{type} [|photo|]", "{photo}")));
        Assert.Equal(messages, await AnalyzerVerifier.ReportsAsync("GI4003", Client($"{type} [|photo|]")));
    }

    [Theory]
    [InlineData("GptImage2.ImageInput")]
    [InlineData("System.Drawing.Bitmap")]
    [InlineData("SixLabors.ImageSharp.Image<byte>")]
    [InlineData("SkiaSharp.SKImage")]
    [InlineData("OpenAI.Images.GeneratedImage")]
    public async Task GI4004_image_as_result(string type)
    {
        string message = $"is of type '{type}', but the model is asked for JSON, in which there is no image: ask for what the image shows, in a string or a record with [JsonContract], and draw it elsewhere";
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

    [Theory]
    [InlineData("Microsoft.Extensions.AI.ChatOptions")]
    [InlineData("OpenAI.Chat.ChatCompletionOptions")]
    [InlineData("Microsoft.SemanticKernel.Connectors.OpenAIPromptExecutionSettings?")]
    [InlineData("GptImage2.GptImage2Options")]
    public async Task GI4005_options_of_others(string type) => Assert.Equal(
        [$"Parameter 'options' of 'AskAsync' has no effect: '{type}' holds settings that no call sends; take a CallOptions instead, or set [CallDefaults]"],
        await AnalyzerVerifier.ReportsAsync("GI4005", Client($"{type} [|options|]")));

    [Theory]
    [InlineData("double temperature", "the model takes no such setting, and nothing of it is sent; remove it")]
    [InlineData("float top_p", "the model takes no such setting, and nothing of it is sent; remove it")]
    [InlineData("double? frequencyPenalty", "the model takes no such setting, and nothing of it is sent; remove it")]
    [InlineData("int maxTokens", "take a CallOptions with MaxOutputTokens instead, or set [CallDefaults]")]
    public async Task GI4005_parameter_that_looks_like_a_setting(string parameter, string remark)
    {
        string name = parameter.Split(' ')[1];
        Assert.Equal(
            [$"Parameter '{name}' of 'AskAsync' has no effect: {remark}"],
            await AnalyzerVerifier.ReportsAsync("GI4005", Client(parameter.Replace(name, $"[|{name}|]", StringComparison.Ordinal))));
        await AnalyzerVerifier.ReportsNothingAsync(Client(parameter, $"At {{{name}}} degrees"));
    }

    [Fact]
    public async Task GI4005_reply_that_is_too_long() => Assert.Equal(
        ["MaxOutputTokens = 128001 of 'IReader' is refused: a reply has 128,000 tokens at most", "MaxOutputTokens = 2147483647 of 'AskAsync' is refused: a reply has 128,000 tokens at most"],
        await AnalyzerVerifier.ReportsAsync("GI4005", """
            [JsonModeClient, CallDefaults(MaxCorrections = 0, [|MaxOutputTokens = 128_001|])] public partial interface IReader
            {
                [UserMessage("Hi"), CallDefaults([|MaxOutputTokens = int.MaxValue|])] Task<string> AskAsync();
                [UserMessage("Hi"), CallDefaults(MaxOutputTokens = 128_000)] Task<string> MostAsync();
            }
            """));

    [Fact]
    public Task What_only_has_the_name_is_left_in_peace() => AnalyzerVerifier.ReportsNothingAsync("""
        [JsonModeClient] public partial interface IReader { [UserMessage("{kernel} {tool} {bytes}")] Task<string> AskAsync(Mine.Kernel kernel, Mine.AITool tool, List<byte> bytes, CallOptions options); }
        namespace Mine { [JsonContract] public partial record Kernel(string Name); [JsonContract] public partial record AITool(string Name, byte[] Bytes); }
        """);

    private static string Client(string parameters, string template = "Hi") => $$"""
        [JsonModeClient] public partial interface IReader { [UserMessage("{{template}}")] Task<string> AskAsync({{parameters}}); }
        """ + Libraries;
}

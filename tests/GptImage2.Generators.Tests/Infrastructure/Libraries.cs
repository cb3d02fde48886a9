namespace GptImage2.Generators.Tests.Infrastructure;

/// <summary>Types of other libraries, as far as this package knows them: by their names.</summary>
internal static class Libraries
{
    public const string Source = """
        namespace Microsoft.Extensions.AI
        {
            public class AITool { } public class AIFunction : AITool { } public class ChatOptions { }
            public class AIContent { } public class DataContent : AIContent { } public class UriContent : AIContent { } public class HostedFileContent : AIContent { }
        }
        namespace OpenAI.Chat { public class ChatTool { } public class ChatCompletionOptions { } public class ChatMessageContentPart { } public struct ChatInputAudioFormat { } }
        namespace OpenAI.Files { public class OpenAIFile { } }
        namespace OpenAI.Images { public class GeneratedImage { } }
        namespace Microsoft.SemanticKernel
        {
            public class Kernel { } public class KernelFunction { } public class PromptExecutionSettings { } public class AudioContent { } public class ImageContent { }
            public class KernelFunctionAttribute : System.Attribute { }
        }
        namespace Microsoft.SemanticKernel.Connectors { public class OpenAIPromptExecutionSettings : PromptExecutionSettings { } }
        namespace ModelContextProtocol.Client { public class McpClientTool : Microsoft.Extensions.AI.AIFunction { } }
        namespace ModelContextProtocol.Server { public class McpServerToolAttribute : System.Attribute { public string? Name { get; set; } } public class McpServerToolTypeAttribute : System.Attribute { } }
        namespace Swarm { public class ToolAttribute : System.Attribute { } public class Kernel { public override string ToString() => ""; } }
        namespace Microsoft.AspNetCore.Http { public interface IFormFile { } public class FormFile : IFormFile { } }
        namespace System.Drawing { public abstract class Image { } public class Bitmap : Image { } }
        namespace SixLabors.ImageSharp { public class Image { } public class Image<TPixel> : Image { } }
        namespace SkiaSharp { public class SKBitmap { } public class SKImage { } }
        namespace Microsoft.Maui.Graphics { public interface IImage { } }
        """;
}

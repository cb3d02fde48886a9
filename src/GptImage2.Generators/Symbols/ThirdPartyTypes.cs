using GptImage2.Generators.Model;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Symbols;

/// <summary>Recognises types of other libraries by their full names: none of these libraries is referenced.</summary>
internal static class ThirdPartyTypes
{
    private const string FromBytes = "for an image, pass ImageInput.FromBytes(…)";
    private const string FromStream = "for an image, pass ImageInput.FromStream(…); for text, read it and pass a string";
    private const string Encode = "encode the image as PNG or JPEG, and pass ImageInput.FromBytes(…)";
    private const string Hear = "have it transcribed, and pass the text";
    private const string Watch = "pass frames of it as IReadOnlyList<ImageInput>";
    private const string Upload = "it takes no ids of files: pass what is in the file, an image as ImageInput.FromBytes(…), text as a string";
    private const string Run = "call it yourself, and pass what it returns";
    private const string Set = "take a CallOptions instead, or set [CallDefaults]";

    private static readonly Dictionary<string, (string Namespace, ThirdPartyKind Kind, string Remark)[]> Known = new (string Namespace, ThirdPartyKind Kind, string Remark, string[] Names)[]
    {
        ("Microsoft.Extensions.AI", ThirdPartyKind.Tool, Run, ["AITool", "AIFunction", "AIFunctionDeclaration", "AIFunctionArguments", "ChatToolMode"]),
        ("OpenAI.Chat", ThirdPartyKind.Tool, Run, ["ChatTool", "ChatToolChoice", "ChatFunction", "ChatFunctionChoice"]),
        ("OpenAI.Responses", ThirdPartyKind.Tool, Run, ["ResponseTool", "ResponseToolChoice"]),
        ("OpenAI.Assistants", ThirdPartyKind.Tool, Run, ["ToolDefinition"]),
        ("OpenAI.Realtime", ThirdPartyKind.Tool, Run, ["RealtimeTool", "ConversationTool"]),
        ("Azure.AI.Inference", ThirdPartyKind.Tool, Run, ["ChatCompletionsToolDefinition"]),
        ("Microsoft.SemanticKernel", ThirdPartyKind.Tool, Run, ["Kernel", "KernelFunction", "KernelPlugin", "IReadOnlyKernelPluginCollection", "KernelPluginCollection", "FunctionChoiceBehavior"]),
        ("ModelContextProtocol.Client", ThirdPartyKind.Tool, Run, ["McpClient", "IMcpClient", "McpClientTool"]),
        ("ModelContextProtocol.Server", ThirdPartyKind.Tool, Run, ["McpServer", "IMcpServer", "McpServerTool"]),
        ("ModelContextProtocol.Protocol", ThirdPartyKind.Tool, Run, ["Tool"]),
        ("OllamaSharp.Models.Chat", ThirdPartyKind.Tool, Run, ["Tool"]),
        ("Anthropic.SDK.Common", ThirdPartyKind.Tool, Run, ["Tool"]),

        ("System.IO", ThirdPartyKind.Input, FromStream, ["Stream"]),
        ("System.IO", ThirdPartyKind.Input, "for text, read it and pass a string", ["TextReader"]),
        ("System.IO", ThirdPartyKind.Input, "for an image, pass ImageInput.FromFile(….FullName); for text, pass File.ReadAllText(….FullName)", ["FileSystemInfo"]),
        ("System.IO.Pipelines", ThirdPartyKind.Input, "for an image, pass ImageInput.FromStream(….AsStream())", ["PipeReader"]),
        ("System", ThirdPartyKind.Input, "for an image, pass ImageInput.FromBytes(….ToMemory()); for text, pass ….ToString()", ["BinaryData"]),
        ("System.Net.Http", ThirdPartyKind.Input, "for an image, pass ImageInput.FromStream(…) with its content; for text, read it and pass a string", ["HttpContent", "HttpResponseMessage"]),
        ("Microsoft.AspNetCore.Http", ThirdPartyKind.Input, "for an image, pass ImageInput.FromStream(….OpenReadStream())", ["IFormFile"]),
        ("Microsoft.AspNetCore.Components.Forms", ThirdPartyKind.Input, "for an image, pass await ImageInput.FromStreamAsync(….OpenReadStream())", ["IBrowserFile"]),
        ("Microsoft.Maui.Storage", ThirdPartyKind.Input, "for an image, pass ImageInput.FromFile(….FullPath)", ["FileResult", "FileBase"]),
        ("Windows.Storage", ThirdPartyKind.Input, "for an image, pass ImageInput.FromFile(….Path)", ["StorageFile"]),
        ("Microsoft.Extensions.AI", ThirdPartyKind.Image, "for an image, pass ImageInput.FromBytes(….Data)", ["DataContent"]),
        ("Microsoft.Extensions.AI", ThirdPartyKind.Image, "for an image, pass ImageInput.FromUri(….Uri)", ["UriContent"]),
        ("Microsoft.Extensions.AI", ThirdPartyKind.Input, Upload, ["HostedFileContent", "HostedVectorStoreContent"]),
        ("Microsoft.Extensions.AI", ThirdPartyKind.Input, "pass text as a string, and an image as ImageInput", ["AIContent"]),
        ("OpenAI.Chat", ThirdPartyKind.Input, "pass text as a string, and an image as ImageInput", ["ChatMessageContentPart", "ChatMessageContent"]),
        ("OpenAI.Chat", ThirdPartyKind.Input, Hear, ["ChatInputAudio", "ChatInputAudioFormat", "ChatOutputAudio", "ChatOutputAudioReference", "ChatAudioOptions"]),
        ("OpenAI.Audio", ThirdPartyKind.Input, Hear, ["AudioClient", "AudioTranscription", "AudioTranslation", "AudioTranscriptionOptions", "GeneratedSpeechFormat"]),
        ("OpenAI.Files", ThirdPartyKind.Input, Upload, ["OpenAIFile", "OpenAIFileInfo", "OpenAIFileCollection"]),
        ("OpenAI.Images", ThirdPartyKind.Image, "for an image, pass ImageInput.FromBytes(….ImageBytes.ToMemory())", ["GeneratedImage"]),
        ("OpenAI.Videos", ThirdPartyKind.Input, Watch, ["VideoClient", "Video"]),
        ("Microsoft.SemanticKernel", ThirdPartyKind.Input, Hear, ["AudioContent"]),
        ("Microsoft.SemanticKernel", ThirdPartyKind.Image, "for an image, pass ImageInput.FromBytes(…) with its Data, or ImageInput.FromUri(….Uri)", ["ImageContent"]),
        ("Microsoft.SemanticKernel", ThirdPartyKind.Input, Upload, ["FileReferenceContent"]),
        ("Microsoft.SemanticKernel", ThirdPartyKind.Input, "for an image, pass ImageInput.FromBytes(…) with its Data", ["BinaryContent"]),

        ("System.Drawing", ThirdPartyKind.Image, Encode, ["Image", "Icon"]),
        ("System.Windows.Media", ThirdPartyKind.Image, Encode, ["ImageSource"]),
        ("Microsoft.UI.Xaml.Media", ThirdPartyKind.Image, Encode, ["ImageSource"]),
        ("Avalonia.Media", ThirdPartyKind.Image, Encode, ["IImage"]),
        ("Avalonia.Media.Imaging", ThirdPartyKind.Image, Encode, ["Bitmap"]),
        ("SixLabors.ImageSharp", ThirdPartyKind.Image, Encode, ["Image"]),
        ("SkiaSharp", ThirdPartyKind.Image, Encode, ["SKImage", "SKBitmap", "SKPixmap", "SKSurface"]),
        ("Microsoft.Maui.Graphics", ThirdPartyKind.Image, Encode, ["IImage"]),
        ("Microsoft.Maui.Controls", ThirdPartyKind.Image, Encode, ["Image", "ImageSource"]),
        ("ImageMagick", ThirdPartyKind.Image, Encode, ["IMagickImage", "MagickImage"]),
        ("OpenCvSharp", ThirdPartyKind.Image, Encode, ["Mat"]),
        ("Emgu.CV", ThirdPartyKind.Image, Encode, ["Mat"]),

        ("Microsoft.Extensions.AI", ThirdPartyKind.Settings, Set, ["ChatOptions", "ChatResponseFormat", "ReasoningOptions"]),
        ("OpenAI.Chat", ThirdPartyKind.Settings, Set, ["ChatCompletionOptions", "ChatResponseFormat"]),
        ("System.ClientModel.Primitives", ThirdPartyKind.Settings, Set, ["RequestOptions"]),
        ("Microsoft.SemanticKernel", ThirdPartyKind.Settings, Set, ["PromptExecutionSettings", "KernelArguments"]),
        ("Azure.AI.Inference", ThirdPartyKind.Settings, Set, ["ChatCompletionsOptions"]),
        (SymbolNames.Product, ThirdPartyKind.Settings, Set, ["GptImage2Options", "ChatClientCallerOptions"]),
    }
    .SelectMany(static group => group.Names.Select(name => (Name: name, Type: (group.Namespace, group.Kind, group.Remark))))
    .GroupBy(static entry => entry.Name, static entry => entry.Type)
    .ToDictionary(static group => group.Key, static group => group.ToArray(), StringComparer.Ordinal);

    /// <summary>The kind of a type, or of its items: a list of tools counts as a tool.</summary>
    /// <param name="type">The type.</param>
    /// <param name="remark">What to do instead; empty if there is no advice.</param>
    public static ThirdPartyKind Find(ITypeSymbol type, out string remark)
    {
        remark = "";
        switch (type)
        {
            case { SpecialType: not SpecialType.None } and not INamedTypeSymbol { IsGenericType: true }:
            case { TypeKind: TypeKind.Enum or TypeKind.TypeParameter or TypeKind.Error }:
                return ThirdPartyKind.None;
            case IArrayTypeSymbol array:
                return array.ElementType.SpecialType == SpecialType.System_Byte ? Bytes(out remark) : Find(array.ElementType, out remark);
            case INamedTypeSymbol { TypeArguments: [{ SpecialType: SpecialType.System_Byte }] } when type.Is("System", "ReadOnlyMemory") || type.Is("System", "Memory") || type.Is("System", "ArraySegment"):
                return Bytes(out remark);
        }

        for (ITypeSymbol? candidate = type; candidate is { SpecialType: not SpecialType.System_Object }; candidate = candidate.BaseType)
        {
            if (Named(candidate, out remark) is not ThirdPartyKind.None and var kind)
                return kind;
        }

        foreach (INamedTypeSymbol implemented in type.AllInterfaces)
        {
            if (Named(implemented, out remark) is not ThirdPartyKind.None and var kind)
                return kind;
        }

        foreach (ITypeSymbol argument in (type as INamedTypeSymbol)?.TypeArguments ?? [])
        {
            if (Find(argument, out remark) is not ThirdPartyKind.None and var kind)
                return kind;
        }

        return ThirdPartyKind.None;
    }

    /// <summary>Whether a type itself is an image.</summary>
    public static bool IsImage(ITypeSymbol type)
    {
        if (type.Is(SymbolNames.Product, "ImageInput"))
            return true;
        for (ITypeSymbol? candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (Named(candidate, out _) == ThirdPartyKind.Image)
                return true;
        }

        return false;
    }

    private static ThirdPartyKind Bytes(out string remark)
    {
        remark = FromBytes;
        return ThirdPartyKind.Input;
    }

    private static ThirdPartyKind Named(ITypeSymbol type, out string remark)
    {
        if (Known.TryGetValue(type.Name, out (string Namespace, ThirdPartyKind Kind, string Remark)[]? candidates))
        {
            foreach ((string @namespace, ThirdPartyKind kind, string known) in candidates)
            {
                if (!type.Is(@namespace, type.Name))
                    continue;
                remark = known;
                return kind;
            }
        }

        remark = "";
        return ThirdPartyKind.None;
    }
}

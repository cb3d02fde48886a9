using GptImage2.Generators.Model;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Symbols;

/// <summary>Knows types that people bring along from other libraries, by their full names: none of the libraries is referenced.</summary>
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

    private static readonly Dictionary<string, (string Namespace, ForeignKind Kind, string Remark)[]> Known = new (string Namespace, ForeignKind Kind, string Remark, string[] Names)[]
    {
        ("Microsoft.Extensions.AI", ForeignKind.Tool, Run, ["AITool", "AIFunction", "AIFunctionDeclaration", "AIFunctionArguments", "ChatToolMode"]),
        ("OpenAI.Chat", ForeignKind.Tool, Run, ["ChatTool", "ChatToolChoice", "ChatFunction", "ChatFunctionChoice"]),
        ("OpenAI.Responses", ForeignKind.Tool, Run, ["ResponseTool", "ResponseToolChoice"]),
        ("OpenAI.Assistants", ForeignKind.Tool, Run, ["ToolDefinition"]),
        ("OpenAI.Realtime", ForeignKind.Tool, Run, ["RealtimeTool", "ConversationTool"]),
        ("Azure.AI.Inference", ForeignKind.Tool, Run, ["ChatCompletionsToolDefinition"]),
        ("Microsoft.SemanticKernel", ForeignKind.Tool, Run, ["Kernel", "KernelFunction", "KernelPlugin", "IReadOnlyKernelPluginCollection", "KernelPluginCollection", "FunctionChoiceBehavior"]),
        ("ModelContextProtocol.Client", ForeignKind.Tool, Run, ["McpClient", "IMcpClient", "McpClientTool"]),
        ("ModelContextProtocol.Server", ForeignKind.Tool, Run, ["McpServer", "IMcpServer", "McpServerTool"]),
        ("ModelContextProtocol.Protocol", ForeignKind.Tool, Run, ["Tool"]),
        ("OllamaSharp.Models.Chat", ForeignKind.Tool, Run, ["Tool"]),
        ("Anthropic.SDK.Common", ForeignKind.Tool, Run, ["Tool"]),

        ("System.IO", ForeignKind.Input, FromStream, ["Stream"]),
        ("System.IO", ForeignKind.Input, "for text, read it and pass a string", ["TextReader"]),
        ("System.IO", ForeignKind.Input, "for an image, pass ImageInput.FromFile(….FullName); for text, pass File.ReadAllText(….FullName)", ["FileSystemInfo"]),
        ("System.IO.Pipelines", ForeignKind.Input, "for an image, pass ImageInput.FromStream(….AsStream())", ["PipeReader"]),
        ("System", ForeignKind.Input, "for an image, pass ImageInput.FromBytes(….ToMemory()); for text, pass ….ToString()", ["BinaryData"]),
        ("System.Net.Http", ForeignKind.Input, "for an image, pass ImageInput.FromStream(…) with its content; for text, read it and pass a string", ["HttpContent", "HttpResponseMessage"]),
        ("Microsoft.AspNetCore.Http", ForeignKind.Input, "for an image, pass ImageInput.FromStream(….OpenReadStream())", ["IFormFile"]),
        ("Microsoft.AspNetCore.Components.Forms", ForeignKind.Input, "for an image, pass await ImageInput.FromStreamAsync(….OpenReadStream())", ["IBrowserFile"]),
        ("Microsoft.Maui.Storage", ForeignKind.Input, "for an image, pass ImageInput.FromFile(….FullPath)", ["FileResult", "FileBase"]),
        ("Windows.Storage", ForeignKind.Input, "for an image, pass ImageInput.FromFile(….Path)", ["StorageFile"]),
        ("Microsoft.Extensions.AI", ForeignKind.Image, "for an image, pass ImageInput.FromBytes(….Data)", ["DataContent"]),
        ("Microsoft.Extensions.AI", ForeignKind.Image, "for an image, pass ImageInput.FromUri(….Uri)", ["UriContent"]),
        ("Microsoft.Extensions.AI", ForeignKind.Input, Upload, ["HostedFileContent", "HostedVectorStoreContent"]),
        ("Microsoft.Extensions.AI", ForeignKind.Input, "pass text as a string, and an image as ImageInput", ["AIContent"]),
        ("OpenAI.Chat", ForeignKind.Input, "pass text as a string, and an image as ImageInput", ["ChatMessageContentPart", "ChatMessageContent"]),
        ("OpenAI.Chat", ForeignKind.Input, Hear, ["ChatInputAudio", "ChatInputAudioFormat", "ChatOutputAudio", "ChatOutputAudioReference", "ChatAudioOptions"]),
        ("OpenAI.Audio", ForeignKind.Input, Hear, ["AudioClient", "AudioTranscription", "AudioTranslation", "AudioTranscriptionOptions", "GeneratedSpeechFormat"]),
        ("OpenAI.Files", ForeignKind.Input, Upload, ["OpenAIFile", "OpenAIFileInfo", "OpenAIFileCollection"]),
        ("OpenAI.Images", ForeignKind.Image, "for an image, pass ImageInput.FromBytes(….ImageBytes.ToMemory())", ["GeneratedImage"]),
        ("OpenAI.Videos", ForeignKind.Input, Watch, ["VideoClient", "Video"]),
        ("Microsoft.SemanticKernel", ForeignKind.Input, Hear, ["AudioContent"]),
        ("Microsoft.SemanticKernel", ForeignKind.Image, "for an image, pass ImageInput.FromBytes(…) with its Data, or ImageInput.FromUri(….Uri)", ["ImageContent"]),
        ("Microsoft.SemanticKernel", ForeignKind.Input, Upload, ["FileReferenceContent"]),
        ("Microsoft.SemanticKernel", ForeignKind.Input, "for an image, pass ImageInput.FromBytes(…) with its Data", ["BinaryContent"]),

        ("System.Drawing", ForeignKind.Image, Encode, ["Image", "Icon"]),
        ("System.Windows.Media", ForeignKind.Image, Encode, ["ImageSource"]),
        ("Microsoft.UI.Xaml.Media", ForeignKind.Image, Encode, ["ImageSource"]),
        ("Avalonia.Media", ForeignKind.Image, Encode, ["IImage"]),
        ("Avalonia.Media.Imaging", ForeignKind.Image, Encode, ["Bitmap"]),
        ("SixLabors.ImageSharp", ForeignKind.Image, Encode, ["Image"]),
        ("SkiaSharp", ForeignKind.Image, Encode, ["SKImage", "SKBitmap", "SKPixmap", "SKSurface"]),
        ("Microsoft.Maui.Graphics", ForeignKind.Image, Encode, ["IImage"]),
        ("Microsoft.Maui.Controls", ForeignKind.Image, Encode, ["Image", "ImageSource"]),
        ("ImageMagick", ForeignKind.Image, Encode, ["IMagickImage", "MagickImage"]),
        ("OpenCvSharp", ForeignKind.Image, Encode, ["Mat"]),
        ("Emgu.CV", ForeignKind.Image, Encode, ["Mat"]),

        ("Microsoft.Extensions.AI", ForeignKind.Settings, Set, ["ChatOptions", "ChatResponseFormat", "ReasoningOptions"]),
        ("OpenAI.Chat", ForeignKind.Settings, Set, ["ChatCompletionOptions", "ChatResponseFormat"]),
        ("System.ClientModel.Primitives", ForeignKind.Settings, Set, ["RequestOptions"]),
        ("Microsoft.SemanticKernel", ForeignKind.Settings, Set, ["PromptExecutionSettings", "KernelArguments"]),
        ("Azure.AI.Inference", ForeignKind.Settings, Set, ["ChatCompletionsOptions"]),
        (SymbolNames.Product, ForeignKind.Settings, Set, ["GptImage2Options", "ChatClientCallerOptions"]),
    }
    .SelectMany(static group => group.Names.Select(name => (Name: name, Type: (group.Namespace, group.Kind, group.Remark))))
    .GroupBy(static entry => entry.Name, static entry => entry.Type)
    .ToDictionary(static group => group.Key, static group => group.ToArray(), StringComparer.Ordinal);

    /// <summary>What a type is, or what it holds: a list of tools is as good as a tool.</summary>
    /// <param name="type">The type.</param>
    /// <param name="remark">What to do instead; empty where nothing is known of it.</param>
    public static ForeignKind Find(ITypeSymbol type, out string remark)
    {
        remark = "";
        switch (type)
        {
            case { SpecialType: not SpecialType.None } and not INamedTypeSymbol { IsGenericType: true }:
            case { TypeKind: TypeKind.Enum or TypeKind.TypeParameter or TypeKind.Error }:
                return ForeignKind.None;
            case IArrayTypeSymbol array:
                return array.ElementType.SpecialType == SpecialType.System_Byte ? Bytes(out remark) : Find(array.ElementType, out remark);
            case INamedTypeSymbol { TypeArguments: [{ SpecialType: SpecialType.System_Byte }] } when type.Is("System", "ReadOnlyMemory") || type.Is("System", "Memory") || type.Is("System", "ArraySegment"):
                return Bytes(out remark);
        }

        for (ITypeSymbol? candidate = type; candidate is { SpecialType: not SpecialType.System_Object }; candidate = candidate.BaseType)
        {
            if (Named(candidate, out remark) is not ForeignKind.None and var kind)
                return kind;
        }

        foreach (INamedTypeSymbol implemented in type.AllInterfaces)
        {
            if (Named(implemented, out remark) is not ForeignKind.None and var kind)
                return kind;
        }

        foreach (ITypeSymbol argument in (type as INamedTypeSymbol)?.TypeArguments ?? [])
        {
            if (Find(argument, out remark) is not ForeignKind.None and var kind)
                return kind;
        }

        return ForeignKind.None;
    }

    /// <summary>Whether a type itself is an image.</summary>
    public static bool IsImage(ITypeSymbol type)
    {
        if (type.Is(SymbolNames.Product, "ImageInput"))
            return true;
        for (ITypeSymbol? candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (Named(candidate, out _) == ForeignKind.Image)
                return true;
        }

        return false;
    }

    private static ForeignKind Bytes(out string remark)
    {
        remark = FromBytes;
        return ForeignKind.Input;
    }

    private static ForeignKind Named(ITypeSymbol type, out string remark)
    {
        if (Known.TryGetValue(type.Name, out (string Namespace, ForeignKind Kind, string Remark)[]? candidates))
        {
            foreach ((string @namespace, ForeignKind kind, string known) in candidates)
            {
                if (!type.Is(@namespace, type.Name))
                    continue;
                remark = known;
                return kind;
            }
        }

        remark = "";
        return ForeignKind.None;
    }
}

using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GptImage2.Generators.Rules;

/// <summary>GI4010: a file that is not an image is passed as one.</summary>
internal static class FileIsNotImage
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Warning(
        "GI4010",
        "The file is not an image",
        "'{0}' is not an image that the model takes, by its name: {1}");

    private const string Convert = "convert it to PNG, JPEG, GIF or WebP";

    public static void Check(SyntaxNodeAnalysisContext context, InvocationExpressionSyntax invocation, string name)
    {
        if (name is not ("FromFile" or "FromUri") || invocation.ArgumentList.Arguments is not [{ Expression: { } argument }, ..])
            return;
        if (name == "FromUri")
        {
            if (argument is not BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [{ Expression: { } address }, ..] })
                return;
            argument = address;
        }

        if (context.SemanticModel.GetSymbolInfo(invocation, context.CancellationToken).Symbol?.ContainingType is { } type && type.Is(SymbolNames.Product, "ImageInput")
            && context.SemanticModel.GetConstantValue(argument, context.CancellationToken).Value is string path && Remedy(path) is { } remedy)
        {
            context.Report(Descriptor, argument, path, remedy);
        }
    }

    private static string? Remedy(string path) => Extension(path) switch
    {
        "pdf" => "pass its pages as PNG or JPEG images",
        "doc" or "docx" or "xls" or "xlsx" or "ppt" or "pptx" or "odt" or "rtf" or "eps" or "ps" => "pass its pages as PNG or JPEG images",
        "txt" or "md" or "csv" or "json" or "xml" or "html" or "htm" or "eml" => "pass its text as a string",
        "mp4" or "mov" or "avi" or "mkv" or "webm" or "m4v" => "pass frames of it",
        "mp3" or "wav" or "m4a" or "ogg" or "flac" => "have it transcribed, and pass the text",
        "heic" or "heif" or "tif" or "tiff" or "bmp" or "svg" or "psd" or "ico" or "avif" or "raw" or "dng" => Convert,
        "zip" or "7z" or "rar" or "gz" or "tar" or "exe" or "dll" => "pass the images in it",
        _ => null,
    };

    // The query of an address is not part of the name.
    private static string Extension(string path)
    {
        int end = path.IndexOfAny(['?', '#']);
        string name = path.IndexOf("://", StringComparison.Ordinal) > 0 && end > 0 ? path.Substring(0, end) : path;
        int dot = name.LastIndexOf('.');
        bool isLast = dot > Math.Max(name.LastIndexOf('/'), name.LastIndexOf('\\'));
        return isLast ? name.Substring(dot + 1).ToLowerInvariant() : "";
    }
}

using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI4004: an image is expected in a reply.</summary>
internal static class ImageAsResult
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        "GI4004",
        "The model does not reply with images",
        "'{0}' is of type '{1}', but a reply is JSON, which cannot hold an image: ask for what the image shows, in a string or a record with [JsonContract], and draw it elsewhere");

    public static void Report(ITypeSymbol type, ISymbol owner, DiagnosticSink sink) =>
        sink.Report(Descriptor, owner, owner.Display(), type.Display());
}

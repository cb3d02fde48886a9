using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.CodeFixes;

/// <summary>
/// Recognises parameters that say where a picture is, or how closely it is looked at, in a method without an image. As text in a
/// message, they would only make the model guess.
/// </summary>
internal static class PicturePath
{
    private static readonly string[] Words = ["image", "photo", "picture", "pic", "path", "file", "url", "uri", "base64", "pdf", "scan"];

    public static bool Is(IMethodSymbol method, string name)
    {
        ITypeSymbol? type = method.Parameters.FirstOrDefault(parameter => parameter.Name == name)?.Type;
        if (type.Is(SymbolNames.Product, "ImageDetail"))
            return true;
        return (type is { SpecialType: SpecialType.System_String } || type.Is("System", "Uri"))
            && Words.Any(word => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0)
            && !method.Parameters.Any(static parameter => ThirdPartyTypes.Find(parameter.Type, out _) != ThirdPartyKind.None || IsImage(parameter.Type));
    }

    private static bool IsImage(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsImage(array.ElementType),
        INamedTypeSymbol { IsGenericType: true } named => named.TypeArguments.Any(IsImage),
        _ => ThirdPartyTypes.IsImage(type),
    };
}

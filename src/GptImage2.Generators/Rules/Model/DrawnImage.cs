using System.Text.RegularExpressions;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>Recognises calls that hope for an image as bytes.</summary>
internal static class DrawnImage
{
    private const int MostRead = 4_000;

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly Regex Asked = new(
        @"\b(?:draw|paint|sketch|illustrate|render|depict)\b|\b(?:generate|create|make|produce|design|edit|return|send|give)\b[^.?!\n]{0,60}\b(?:image|picture|photo|logo|icon|drawing|painting|illustration|thumbnail|banner|poster|avatar|wallpaper)s?\b",
        Options,
        TimeSpan.FromSeconds(1));

    private static readonly Regex Named = new(
        "^(?:Draw|Paint|Sketch|Illustrate|Render|Depict)|^(?:Generate|Create|Make|Produce|Design|Edit).*(?:Image|Picture|Photo|Logo|Icon|Drawing|Illustration|Poster|Avatar)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(1));

    public static bool IsHoped(IMethodSymbol method, ITypeSymbol result) =>
        IsBytes(result) && (Named.IsMatch(method.Name) || (Text(method) is { } text && Asked.IsMatch(text.Substring(0, Math.Min(text.Length, MostRead)))));

    private static string? Text(IMethodSymbol method) =>
        method.FindAttribute(SymbolNames.Product, "UserMessageAttribute") is { ConstructorArguments: [{ Value: string text }] } ? text : null;

    private static bool IsBytes(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte } => true,
        IArrayTypeSymbol array => IsBytes(array.ElementType),
        INamedTypeSymbol { TypeArguments: [{ SpecialType: SpecialType.System_Byte }] } => type.Is("System", "Memory") || type.Is("System", "ReadOnlyMemory"),
        INamedTypeSymbol { TypeArguments: [{ } item] } => IsBytes(item),
        _ => false,
    };
}

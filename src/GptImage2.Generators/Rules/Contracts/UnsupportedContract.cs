using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI3009: no code can be generated for a contract.</summary>
internal static class UnsupportedContract
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        "GI3009",
        "The type cannot become a contract",
        "'{0}' cannot become a contract: {1}");

    /// <returns>Whether code can be generated for the contract.</returns>
    public static bool Check(INamedTypeSymbol type, DiagnosticSink sink)
    {
        if (Obstacle(type) is not { } obstacle)
            return true;
        sink.Report(Descriptor, type, type.Display(), obstacle);
        return false;
    }

    /// <summary>Why no code can be generated for a type as a contract; null where it can.</summary>
    public static string? Obstacle(INamedTypeSymbol type) => type switch
    {
        { IsStatic: true } => "it is static",
        { IsRefLikeType: true } => "it is a ref struct",
        { IsAbstract: true } when !type.IsUnion() => "it is abstract; a union of contracts names them by [JsonDerivedType]",
        _ => PartialTypes.Obstacle(type) ?? Items(type),
    };

    /// <summary>Reports a generic contract that is a collection.</summary>
    /// <returns>Whether it is not one.</returns>
    public static bool CheckItems(INamedTypeSymbol type, DiagnosticSink sink)
    {
        if (Items(type) is not { } obstacle)
            return true;
        sink.Report(Descriptor, type, type.Display(), obstacle);
        return false;
    }

    private static string? Items(INamedTypeSymbol type) => CollectionTypes.Replacement(type) is { } replacement
        ? $"it is a collection, and its items would be lost. Use {replacement} as the type of the member"
        : null;
}

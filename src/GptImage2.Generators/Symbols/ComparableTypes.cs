using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Symbols;

/// <summary>Types whose values have an order, as a sorted set needs it.</summary>
internal static class ComparableTypes
{
    /// <summary>Whether a value can be compared with others of its type.</summary>
    public static bool Has(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [{ } underlying] })
            type = underlying;

        // Vogen makes its types comparable, which is not yet to be seen when the generator runs.
        return VogenTypes.Is(type) || type.AllInterfaces.Any(static implemented => implemented.Is("System", "IComparable"));
    }
}

using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>Finds the union that a contract derives from.</summary>
internal static class UnionBase
{
    /// <returns>The nearest union above the type; null if there is none.</returns>
    public static INamedTypeSymbol? Of(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? at = type.BaseType; at is { SpecialType: SpecialType.None }; at = at.BaseType)
        {
            if (at.IsUnion() && at.IsContract())
                return at;
        }

        foreach (INamedTypeSymbol implemented in type.AllInterfaces)
        {
            if (implemented.IsUnion() && implemented.IsContract())
                return implemented;
        }

        return null;
    }

    /// <summary>Whether a union lists a type.</summary>
    public static bool Lists(INamedTypeSymbol union, INamedTypeSymbol type)
    {
        foreach (AttributeData attribute in union.GetAttributes())
        {
            if (attribute.AttributeClass.Is(SymbolNames.Serialization, "JsonDerivedTypeAttribute")
                && attribute.ConstructorArguments is [{ Value: INamedTypeSymbol derived }, ..]
                && SymbolEqualityComparer.Default.Equals(derived, type))
            {
                return true;
            }
        }

        return false;
    }
}

using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>
/// Finds what a member of a contract inherits from: the properties that it overrides, and the parameters of base types that set
/// it. The nearest comes first.
/// </summary>
internal static class InheritedMembers
{
    public static IEnumerable<ISymbol> Of(INamedTypeSymbol type, ISymbol property)
    {
        IPropertySymbol? overridden = property.Overridden();
        for (INamedTypeSymbol? level = type; IsLevel(level) && (overridden is not null || IsAbove(level, property)); level = level!.BaseType)
        {
            while (overridden is not null && SymbolEqualityComparer.Default.Equals(overridden.ContainingType, level))
            {
                yield return overridden;
                overridden = overridden.OverriddenProperty;
            }

            if (!SymbolEqualityComparer.Default.Equals(level, type) && ConstructorParser.Parameter(level!, property, type.ContainingAssembly) is { } inherited)
                yield return inherited;
        }
    }

    private static bool IsLevel(INamedTypeSymbol? level) =>
        level is { SpecialType: not (SpecialType.System_Object or SpecialType.System_ValueType) };

    // The type that declares the property, and those that derive from it.
    private static bool IsAbove(INamedTypeSymbol? level, ISymbol property)
    {
        for (INamedTypeSymbol? at = level; at is not null; at = at.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(at, property.ContainingType))
                return true;
        }

        return false;
    }
}

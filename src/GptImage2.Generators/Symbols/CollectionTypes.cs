using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Symbols;

/// <summary>Recognises classes that are collections: a serializer writes their items, a contract would lose them.</summary>
internal static class CollectionTypes
{
    /// <summary>The collection to use instead of a class; null if it is not a collection, or if a property holds its items.</summary>
    public static string? Replacement(INamedTypeSymbol type)
    {
        ITypeSymbol? item = null;
        string? replacement = null;
        foreach (INamedTypeSymbol implemented in type.AllInterfaces)
        {
            if (implemented.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)
                item ??= implemented.TypeArguments[0];
            else if (implemented.SpecialType == SpecialType.System_Collections_IEnumerable)
                replacement ??= "List<T>";
            else if (implemented.TypeArguments.Length == 2 && implemented.Name is "IDictionary" or "IReadOnlyDictionary" && implemented.Is("System.Collections.Generic", implemented.Name))
                replacement = $"Dictionary<{implemented.TypeArguments[0].Display()}, {implemented.TypeArguments[1].Display()}>";
        }

        if (replacement is null || (!IsOfLibrary(type.BaseType, type) && HoldsItems(type, item)))
            return null;
        return replacement == "List<T>" && item is not null ? $"List<{item.Display()}>" : replacement;
    }

    // A class of a library keeps its items where no property shows them.
    private static bool IsOfLibrary(INamedTypeSymbol? @base, INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? at = @base; at is { SpecialType: SpecialType.None }; at = at.BaseType)
        {
            if (!SymbolEqualityComparer.Default.Equals(at.ContainingAssembly, type.ContainingAssembly) && !at.IsContract())
                return at.AllInterfaces.Any(static implemented => implemented.SpecialType == SpecialType.System_Collections_IEnumerable);
        }

        return false;
    }

    private static bool HoldsItems(INamedTypeSymbol type, ITypeSymbol? item)
    {
        for (INamedTypeSymbol? at = type; at is { SpecialType: SpecialType.None }; at = at.BaseType)
        {
            foreach (ISymbol member in at.GetMembers())
            {
                if (member is IPropertySymbol { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public } property && HasItems(property.Type, item))
                    return true;
            }
        }

        return false;
    }

    private static bool HasItems(ITypeSymbol type, ITypeSymbol? item) => type switch
    {
        IArrayTypeSymbol array => IsItem(array.ElementType, item),
        INamedTypeSymbol { SpecialType: not SpecialType.System_String } named => named.AllInterfaces.Append(named).Any(candidate =>
            candidate.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T && IsItem(candidate.TypeArguments[0], item)),
        _ => false,
    };

    private static bool IsItem(ITypeSymbol type, ITypeSymbol? item) => item is null || SymbolEqualityComparer.Default.Equals(type, item);
}

using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Symbols;

/// <summary>Members of contracts: properties, and fields with <c>[JsonInclude]</c>.</summary>
internal static class MemberSymbols
{
    public static ITypeSymbol MemberType(this ISymbol member) => member is IFieldSymbol field ? field.Type : ((IPropertySymbol)member).Type;

    public static bool IsRequiredMember(this ISymbol member) => member is IFieldSymbol { IsRequired: true } or IPropertySymbol { IsRequired: true };

    public static IPropertySymbol? Overridden(this ISymbol member) => (member as IPropertySymbol)?.OverriddenProperty;

    /// <summary>The accessor that sets a property. An override need not declare it.</summary>
    public static IMethodSymbol? Setter(this IPropertySymbol property)
    {
        for (IPropertySymbol? at = property; at is not null; at = at.OverriddenProperty)
        {
            if (at.SetMethod is { } setter)
                return setter;
        }

        return null;
    }

    /// <summary>Whether values can only be set where the object is created.</summary>
    public static bool IsInitOnly(this ISymbol member) => member is IPropertySymbol property && property.Setter() is { IsInitOnly: true };

    /// <summary>Whether a serializer reads and writes the member although it is a field or not public.</summary>
    public static bool IsIncluded(this ISymbol member) => member.FindAttribute(SymbolNames.Serialization, "JsonIncludeAttribute") is not null;

    /// <summary>Whether <paramref name="type"/> derives from <paramref name="base"/>; no type derives from itself.</summary>
    public static bool DerivesFrom(this INamedTypeSymbol type, INamedTypeSymbol @base)
    {
        for (INamedTypeSymbol? at = type.BaseType; at is not null; at = at.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(at, @base))
                return true;
        }

        return false;
    }
}

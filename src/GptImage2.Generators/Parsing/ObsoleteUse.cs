using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>
/// Finds what is obsolete as an error. The compiler reports its use, but not in code that is obsolete itself.
/// </summary>
internal static class ObsoleteUse
{
    public static bool IsError(ISymbol symbol) =>
        symbol.FindAttribute("System", "ObsoleteAttribute") is { ConstructorArguments: [_, { Value: true }] };

    /// <summary>Whether a member, one of its accessors or its type is obsolete.</summary>
    public static bool IsErrorOf(ISymbol member) =>
        IsError(member)
        || IsErrorIn(member.MemberType())
        || (member is IPropertySymbol property && ((property.GetMethod is { } getter && IsError(getter)) || (property.Setter() is { } setter && IsError(setter))));

    /// <summary>Whether a type, or a part of it, is obsolete.</summary>
    public static bool IsErrorIn(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsErrorIn(array.ElementType),
        INamedTypeSymbol { SpecialType: SpecialType.None } named => IsErrorOfNamed(named),
        INamedTypeSymbol { IsGenericType: true } named => named.TypeArguments.Any(IsErrorIn),
        _ => false,
    };

    private static bool IsErrorOfNamed(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? at = type; at is not null; at = at.ContainingType)
        {
            if (IsError(at))
                return true;
        }

        return type.IsGenericType && type.TypeArguments.Any(IsErrorIn);
    }
}

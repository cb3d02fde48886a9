using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Symbols;

/// <summary>Recognises validation attributes that users write themselves.</summary>
internal static class ValidationAttributes
{
    // Both find what they compare or call by reflection.
    private static readonly string[] Reflecting = ["CompareAttribute", "CustomValidationAttribute"];

    public static bool Is(INamedTypeSymbol attribute)
    {
        for (INamedTypeSymbol? at = attribute.BaseType; at is not null; at = at.BaseType)
        {
            if (at.Is(SymbolNames.DataAnnotations, "ValidationAttribute"))
                return true;
        }

        return false;
    }

    /// <summary>Whether the reader runs an attribute: one of the user's own, which it can create and which does not reflect.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="contract">The contract that it validates.</param>
    public static bool Runs(AttributeData attribute, INamedTypeSymbol contract) =>
        attribute is { AttributeClass: { TypeKind: not TypeKind.Error } type, AttributeConstructor: not null }
        && !type.Is(SymbolNames.DataAnnotations, type.Name)
        && Is(type)
        && !Reflects(type)
        && IsAccessible(type, contract);

    /// <summary>Whether an attribute is, or derives from, one that reflects.</summary>
    public static bool Reflects(INamedTypeSymbol attribute)
    {
        for (INamedTypeSymbol? at = attribute; at is not null; at = at.BaseType)
        {
            foreach (string name in Reflecting)
            {
                if (at.Is(SymbolNames.DataAnnotations, name))
                    return true;
            }
        }

        return false;
    }

    private static bool IsAccessible(INamedTypeSymbol attribute, INamedTypeSymbol contract)
    {
        for (INamedTypeSymbol? at = attribute; at is not null; at = at.ContainingType)
        {
            bool isVisible = at.DeclaredAccessibility == Accessibility.Public
                || (at.DeclaredAccessibility is Accessibility.Internal or Accessibility.ProtectedOrInternal && SymbolEqualityComparer.Default.Equals(at.ContainingAssembly, contract.ContainingAssembly))
                // The reader of a generic contract stands outside of it.
                || (contract.Arity == 0 && IsAround(at.ContainingType, contract));
            if (!isVisible)
                return false;
        }

        return true;
    }

    private static bool IsAround(INamedTypeSymbol? container, INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? at = type; container is not null && at is not null; at = at.ContainingType)
        {
            if (SymbolEqualityComparer.Default.Equals(at, container))
                return true;
        }

        return false;
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GptImage2.Generators.Symbols;

/// <summary>
/// Recognises types that are declared by the keyword <c>union</c>, which the oldest compiler that loads the generator does not
/// know.
/// </summary>
internal static class UnionDeclarations
{
    public static bool Is(INamedTypeSymbol type)
    {
        if (type.TypeKind != TypeKind.Struct)
            return false;
        foreach (SyntaxReference reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax() is TypeDeclarationSyntax { Keyword.ValueText: "union" })
                return true;
        }

        return type.DeclaringSyntaxReferences.IsEmpty && type.FindAttribute("System.Runtime.CompilerServices", "UnionAttribute") is not null;
    }

    /// <summary>The types of which a value may be, in declared order.</summary>
    public static IEnumerable<ITypeSymbol> Cases(INamedTypeSymbol union) => union.InstanceConstructors
        .Where(constructor => constructor is { DeclaredAccessibility: Accessibility.Public, Parameters.Length: 1 } && !SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, union))
        .Select(static constructor => constructor.Parameters[0].Type);
}

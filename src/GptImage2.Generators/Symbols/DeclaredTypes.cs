using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Symbols;

/// <summary>The types that a project declares.</summary>
internal static class DeclaredTypes
{
    /// <summary>All types of a namespace and the types in them, in declared order.</summary>
    public static IEnumerable<INamedTypeSymbol> Of(INamespaceOrTypeSymbol container)
    {
        foreach (ISymbol member in container.GetMembers())
        {
            if (member is not INamespaceOrTypeSymbol inner)
                continue;
            if (inner is INamedTypeSymbol type)
                yield return type;
            foreach (INamedTypeSymbol nested in Of(inner))
                yield return nested;
        }
    }
}

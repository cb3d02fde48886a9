using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Symbols;

/// <summary>
/// Finds types with the same full name, for example a record and a struct. The compiler reports them. Code for both would
/// give two files with the same name, and then the project gets no generated file at all.
/// </summary>
internal static class DuplicateTypeNames
{
    public static bool Has(INamedTypeSymbol type)
    {
        for (ISymbol at = type; at.ContainingSymbol is INamespaceOrTypeSymbol container; at = container)
        {
            int count = 0;
            foreach (ISymbol member in container.GetMembers(at.Name))
            {
                if (member is INamespaceSymbol or INamedTypeSymbol { Arity: 0, IsFileLocal: false })
                    count++;
            }

            if (count > 1)
                return true;
        }

        return false;
    }
}

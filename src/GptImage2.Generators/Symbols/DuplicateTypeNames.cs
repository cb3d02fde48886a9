using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Symbols;

/// <summary>
/// Finds types that claim one full name, a record and a struct say. The compiler reports it; code for both of them would
/// be two files of one name, which cost the project every generated file.
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

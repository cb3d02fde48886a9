using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Symbols;

/// <summary>Finds projects that have contracts: a class of such a project can become a contract there.</summary>
internal static class ContractAssemblies
{
    // Asked only for mistakes.
    private static readonly ConditionalWeakTable<IAssemblySymbol, object> Known = new();

    public static bool Has(IAssemblySymbol assembly) => (bool)Known.GetValue(assembly, static assembly => References(assembly) && HasContract(assembly.GlobalNamespace));

    private static bool References(IAssemblySymbol assembly) =>
        assembly.Modules.Any(static module => module.ReferencedAssemblies.Any(static referenced => referenced.Name == SymbolNames.Product));

    // What is not public is not in every assembly that a compiler is given.
    private static bool HasContract(INamespaceOrTypeSymbol container)
    {
        foreach (ISymbol member in container.GetMembers())
        {
            if (member is INamedTypeSymbol { DeclaredAccessibility: Accessibility.Public } type && (type.IsContract() || HasContract(type)))
                return true;
            if (member is INamespaceSymbol inner && HasContract(inner))
                return true;
        }

        return false;
    }
}

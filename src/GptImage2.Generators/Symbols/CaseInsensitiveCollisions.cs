using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Symbols;

/// <summary>
/// Finds type names that differ only by case. If two generated files had the same name in different case, the project would
/// get no generated file at all.
/// </summary>
internal static class CaseInsensitiveCollisions
{
    // Computed once for each compilation. A pipeline step that collects the names would have to run before every file.
    private static readonly ConditionalWeakTable<IAssemblySymbol, HashSet<string>> Known = new();

    /// <summary>
    /// Whether the name of a type, or of a type around it, differs only by case from another one in its assembly.
    /// </summary>
    public static bool Has(INamedTypeSymbol type)
    {
        HashSet<string> twins = Known.GetValue(type.ContainingAssembly, static assembly => Find(assembly));
        if (twins.Count == 0)
            return false;
        for (ISymbol? at = type; at is not null; at = at.ContainingSymbol)
        {
            if (at is INamespaceOrTypeSymbol && twins.Contains(at.Name))
                return true;
        }

        return false;
    }

    private static HashSet<string> Find(IAssemblySymbol assembly)
    {
        var seen = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var twins = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (string name in assembly.TypeNames.Concat(assembly.NamespaceNames))
        {
            if (!seen.TryGetValue(name, out string? other))
                seen.Add(name, name);
            else if (name != other)
                twins.Add(name);
        }

        return twins;
    }
}

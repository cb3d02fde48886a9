using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Symbols;

/// <summary>
/// Tells names apart that differ only by case: two files of one name, be it but for case, would cost the project every
/// generated file.
/// </summary>
internal static class CaseInsensitiveCollisions
{
    // Once for each compilation. A step of the pipeline that gathered the names would stand before every file.
    private static readonly ConditionalWeakTable<IAssemblySymbol, HashSet<string>> Known = new();

    /// <summary>Whether a type, or what it stands in, shares a name but for case with any other of its assembly.</summary>
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

using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Symbols;

/// <summary>
/// Finds types that only an <c>extern alias</c> reaches: generated code has no alias, it writes every type from
/// <c>global::</c>.
/// </summary>
internal static class ExternAliases
{
    public const string Reason = "only an extern alias reaches it, and generated code has none: reference its assembly without an alias, or wrap it";

    // Computed once for each compilation; most have no alias.
    private static readonly ConditionalWeakTable<IAssemblySymbol, HashSet<IAssemblySymbol>> Known = new();

    /// <summary>Whether code that is generated in a project cannot reach a type or a part of it.</summary>
    public static bool Hide(ITypeSymbol type, IAssemblySymbol home)
    {
        if (home is not ISourceAssemblySymbol assembly)
            return false;
        HashSet<IAssemblySymbol> hidden = Known.GetValue(assembly, static assembly => Find(((ISourceAssemblySymbol)assembly).Compilation));
        return hidden.Count > 0 && IsHidden(type, hidden);
    }

    private static bool IsHidden(ITypeSymbol type, HashSet<IAssemblySymbol> hidden)
    {
        if (type is IArrayTypeSymbol array)
            return IsHidden(array.ElementType, hidden);
        if (type is not INamedTypeSymbol named)
            return false;
        if (named.ContainingAssembly is { } assembly && hidden.Contains(assembly))
            return true;
        foreach (ITypeSymbol argument in named.TypeArguments)
        {
            if (IsHidden(argument, hidden))
                return true;
        }

        return false;
    }

    private static HashSet<IAssemblySymbol> Find(Compilation compilation)
    {
        var hidden = new HashSet<IAssemblySymbol>(SymbolEqualityComparer.Default);
        foreach (MetadataReference reference in compilation.References)
        {
            if (!reference.Properties.Aliases.IsDefaultOrEmpty
                && !reference.Properties.Aliases.Contains(MetadataReferenceProperties.GlobalAlias)
                && compilation.GetAssemblyOrModuleSymbol(reference) is IAssemblySymbol assembly)
            {
                hidden.Add(assembly);
            }
        }

        return hidden;
    }
}

using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GptImage2.Generators.Symbols;

/// <summary>
/// The names of namespaces as generated code writes them. They are kept, because every type needs one, and the compiler
/// takes much memory to display a name.
/// </summary>
internal static class NamespaceNames
{
    private static readonly ConditionalWeakTable<INamespaceSymbol, string> Known = new();

    /// <returns>Empty for the global namespace.</returns>
    public static string Of(INamespaceSymbol symbol) => symbol.IsGlobalNamespace ? "" : Known.GetValue(symbol, static symbol => Write(symbol));

    /// <summary>A name as the compiler displays it.</summary>
    public static string Escaped(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    private static string Write(INamespaceSymbol symbol)
    {
        string outer = Of(symbol.ContainingNamespace);
        string name = Escaped(symbol.Name);
        return outer.Length == 0 ? name : outer + "." + name;
    }
}

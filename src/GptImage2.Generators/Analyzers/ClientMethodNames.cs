using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GptImage2.Generators.Analyzers;

/// <summary>
/// The names that methods of clients can have. So only few invocations have to be bound. The clients of the project are searched
/// in its files when they are asked for first; the methods of other clients are known by the end of their names.
/// </summary>
internal sealed class ClientMethodNames(Compilation compilation)
{
    // An editor asks for the diagnostics of each file with new symbols, but with the same trees.
    private static readonly ConditionalWeakTable<SyntaxTree, string[]> Known = new();

    private readonly Lazy<HashSet<string>> _names = new(() => Find(compilation));

    public bool Has(string name) => name.EndsWith("Async", StringComparison.Ordinal) || _names.Value.Contains(name);

    private static HashSet<string> Find(Compilation compilation)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
            names.UnionWith(Known.GetValue(tree, static tree => [.. OfInterfaces(tree.GetRoot())]));
        return names;
    }

    // Another part of the interface may have the attribute, and a name too many costs only a look at its symbol.
    private static IEnumerable<string> OfInterfaces(SyntaxNode root) => root
        .DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
        .OfType<InterfaceDeclarationSyntax>()
        .SelectMany(static type => type.Members.OfType<MethodDeclarationSyntax>())
        .Select(static method => method.Identifier.ValueText);
}

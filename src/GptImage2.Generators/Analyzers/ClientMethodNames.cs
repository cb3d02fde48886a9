using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GptImage2.Generators.Analyzers;

/// <summary>
/// The names that methods of clients can have. So only few invocations have to be bound. The clients of the project are searched
/// when they are asked for first; the methods of other clients are known by the end of their names.
/// </summary>
internal sealed class ClientMethodNames(Compilation compilation)
{
    private readonly Lazy<HashSet<string>> _names = new(() => Find(compilation));

    public bool Has(string name) => name.EndsWith("Async", StringComparison.Ordinal) || _names.Value.Contains(name);

    private static HashSet<string> Find(Compilation compilation)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (INamedTypeSymbol type in DeclaredTypes.Of(compilation.Assembly.GlobalNamespace))
        {
            if (type.TypeKind == TypeKind.Interface && HasAttribute(type) && type.IsClient())
                names.UnionWith(type.MemberNames);
        }

        return names;
    }

    private static bool HasAttribute(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Any(static reference => reference.GetSyntax() is InterfaceDeclarationSyntax { AttributeLists.Count: > 0 });
}

using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GptImage2.Generators.Analyzers;

/// <summary>The contracts of a project that derive from other contracts. They are searched when they are asked for first.</summary>
internal sealed class DerivedContracts(Compilation compilation)
{
    private readonly Lazy<Dictionary<INamedTypeSymbol, INamedTypeSymbol>> _derived = new(() => Find(compilation));

    /// <summary>The first contract that derives from a contract; null if there is none.</summary>
    public INamedTypeSymbol? Of(INamedTypeSymbol contract) => _derived.Value.TryGetValue(contract, out INamedTypeSymbol? derived) ? derived : null;

    private static Dictionary<INamedTypeSymbol, INamedTypeSymbol> Find(Compilation compilation)
    {
        var found = new Dictionary<INamedTypeSymbol, INamedTypeSymbol>(SymbolEqualityComparer.Default);
        foreach (INamedTypeSymbol type in DeclaredTypes.Of(compilation.Assembly.GlobalNamespace))
        {
            // To bind the bases and attributes of every type would cost more than to look for them in the source.
            if (type is { TypeKind: TypeKind.Class, Arity: 0 } && HasBaseAndAttribute(type) && type.BaseType is { SpecialType: SpecialType.None } @base
                && !found.ContainsKey(@base) && type.IsContract() && @base.IsContract())
            {
                found.Add(@base, type);
            }
        }

        return found;
    }

    private static bool HasBaseAndAttribute(INamedTypeSymbol type)
    {
        bool hasBase = false;
        bool hasAttribute = false;
        foreach (SyntaxReference reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax() is not TypeDeclarationSyntax declaration)
                continue;
            hasBase |= declaration.BaseList is not null;
            hasAttribute |= declaration.AttributeLists.Count > 0;
        }

        return hasBase && hasAttribute;
    }
}

using System.Runtime.CompilerServices;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GptImage2.Generators.Analyzers;

/// <summary>The contracts of a project that derive from other contracts. They are searched when they are asked for first.</summary>
internal sealed class DerivedContracts(Compilation compilation)
{
    // An editor asks for the diagnostics of each file with new symbols, but with the same trees.
    private static readonly ConditionalWeakTable<SyntaxTree, TypeDeclarationSyntax[]> Known = new();

    private readonly Lazy<Dictionary<INamedTypeSymbol, INamedTypeSymbol>> _derived = new(() => Find(compilation));

    /// <summary>The first contract that derives from a contract; null if no contract does.</summary>
    public INamedTypeSymbol? Of(INamedTypeSymbol contract) => _derived.Value.TryGetValue(contract, out INamedTypeSymbol? derived) ? derived : null;

    private static Dictionary<INamedTypeSymbol, INamedTypeSymbol> Find(Compilation compilation)
    {
        var found = new Dictionary<INamedTypeSymbol, INamedTypeSymbol>(SymbolEqualityComparer.Default);
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            // The generated part of a contract has a base too, an interface.
            if (GeneratedCode.Is(tree, compilation, CancellationToken.None))
                continue;
            TypeDeclarationSyntax[] declarations = Known.GetValue(tree, static tree => [.. WithBases(tree.GetRoot())]);
            if (declarations.Length == 0)
                continue;

            // Only the few types with bases are bound.
#pragma warning disable RS1030
            SemanticModel model = compilation.GetSemanticModel(tree);
#pragma warning restore RS1030
            foreach (TypeDeclarationSyntax declaration in declarations)
            {
                if (model.GetDeclaredSymbol(declaration) is INamedTypeSymbol { TypeKind: TypeKind.Class, Arity: 0, BaseType: { SpecialType: SpecialType.None } @base } type
                    && !found.ContainsKey(@base) && type.IsContract() && @base.IsContract())
                {
                    found.Add(@base, type);
                }
            }
        }

        return found;
    }

    private static IEnumerable<TypeDeclarationSyntax> WithBases(SyntaxNode root) => root
        .DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
        .OfType<TypeDeclarationSyntax>()
        .Where(static type => type is (ClassDeclarationSyntax or RecordDeclarationSyntax) and { BaseList: not null });
}

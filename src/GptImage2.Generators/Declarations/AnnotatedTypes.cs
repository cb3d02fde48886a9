using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GptImage2.Generators.Declarations;

/// <summary>Finds the types that may carry one of the attributes, each with the number of the file of its first part.</summary>
internal static class AnnotatedTypes
{
    private static readonly string[] Attributes = [SymbolNames.ContractAttribute, SymbolNames.ClientAttribute];

    public static IEnumerable<(INamedTypeSymbol Type, int File)> Of(CSharpCompilation compilation, CancellationToken cancellationToken)
    {
        var files = new List<(SyntaxTree Tree, FileDeclarations Declared)>(compilation.SyntaxTrees.Length);
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
            files.Add((tree, FileDeclarations.Of(tree, cancellationToken)));
        var everywhere = AttributeNames.Of(Attributes, files.SelectMany(static file => file.Declared.Aliases).Where(static alias => alias.IsGlobal));
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        for (int i = 0; i < files.Count; i++)
        {
            (SyntaxTree tree, FileDeclarations declared) = files[i];
            AttributeNames names = everywhere.With(declared.Aliases);
            SemanticModel? model = null;
            foreach (AttributedType candidate in declared.Types)
            {
                if (!names.Contains(candidate.Attribute))
                    continue;
                cancellationToken.ThrowIfCancellationRequested();
                model ??= compilation.GetSemanticModel(tree);
                if (model.GetDeclaredSymbol(candidate.Declaration, cancellationToken) is INamedTypeSymbol type && seen.Add(type))
                    yield return (type, i);
            }
        }
    }
}

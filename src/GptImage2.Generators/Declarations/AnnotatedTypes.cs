using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GptImage2.Generators.Declarations;

/// <summary>Finds the types that carry one of the attributes.</summary>
internal static class AnnotatedTypes
{
    private static readonly string[] Attributes = [SymbolNames.ContractAttribute, SymbolNames.ClientAttribute];

    /// <summary>The types that may carry one by what is written, with the numbers of their files.</summary>
    public static IEnumerable<(DeclaredType Type, int File)> Candidates(IReadOnlyList<FileDeclarations> files)
    {
        var everywhere = AttributeNames.Of(Attributes, files.SelectMany(static file => file.Aliases).Where(static alias => alias.IsGlobal));
        for (int i = 0; i < files.Count; i++)
        {
            AttributeNames names = everywhere.With(files[i].Aliases);
            foreach (AttributedType candidate in files[i].Attributed)
            {
                if (names.Contains(candidate.Attribute))
                    yield return (candidate.Type, i);
            }
        }
    }

    /// <summary>The symbols of these types, each once.</summary>
    public static IEnumerable<(INamedTypeSymbol Type, int File)> Of(CSharpCompilation compilation, CancellationToken cancellationToken)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        SemanticModel? model = null;
        foreach ((DeclaredType candidate, int file) in Candidates(FileDeclarations.Of(compilation, cancellationToken)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            SyntaxTree tree = candidate.Declaration.SyntaxTree;
            if (model?.SyntaxTree != tree)
                model = compilation.GetSemanticModel(tree);
            if (model.GetDeclaredSymbol(candidate.Declaration, cancellationToken) is INamedTypeSymbol type && seen.Add(type))
                yield return (type, file);
        }
    }
}

using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GptImage2.Generators.Declarations;

/// <summary>What a file declares. It is read once for each syntax tree, without symbols.</summary>
/// <param name="Hash">The hash of its path and of its text without the bodies of its members.</param>
/// <param name="Frame">The hash of its path and of its text without the members of its types.</param>
/// <param name="Types">Its types, the outer ones first.</param>
/// <param name="Attributed">Its types with attributes, once for each attribute.</param>
/// <param name="Aliases">The other names that it gives to types.</param>
/// <param name="Usings">Every name in its <c>using</c> directives.</param>
internal sealed record FileDeclarations(
    (ulong Low, ulong High) Hash,
    (ulong Low, ulong High) Frame,
    ImmutableArray<DeclaredType> Types,
    ImmutableArray<AttributedType> Attributed,
    ImmutableArray<AttributeAlias> Aliases,
    ImmutableArray<string> Usings)
{
    private static readonly ConditionalWeakTable<SyntaxTree, FileDeclarations> Known = new();

    /// <summary>The files of a compilation, in order.</summary>
    public static IReadOnlyList<FileDeclarations> Of(CSharpCompilation compilation, CancellationToken cancellationToken)
    {
        var files = new List<FileDeclarations>(compilation.SyntaxTrees.Length);
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            cancellationToken.ThrowIfCancellationRequested();
            files.Add(Of(tree, cancellationToken));
        }

        return files;
    }

    public static FileDeclarations Of(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (Known.TryGetValue(tree, out FileDeclarations? known))
            return known;
        var reader = new DeclarationReader(tree, cancellationToken);
        FileDeclarations read = reader.Read((CompilationUnitSyntax)tree.GetRoot(cancellationToken));
        return Known.GetValue(tree, _ => read);
    }
}

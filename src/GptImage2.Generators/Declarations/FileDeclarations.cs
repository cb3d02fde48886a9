using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GptImage2.Generators.Declarations;

/// <summary>What a file declares. It is read once for each syntax tree, without symbols.</summary>
/// <param name="Hash">The hash of its path and of its text without the bodies of its members.</param>
/// <param name="Types">Its types with attributes, once for each attribute.</param>
/// <param name="Aliases">The other names that it gives to types.</param>
internal sealed record FileDeclarations((ulong Low, ulong High) Hash, ImmutableArray<AttributedType> Types, ImmutableArray<AttributeAlias> Aliases)
{
    private static readonly ConditionalWeakTable<SyntaxTree, FileDeclarations> Known = new();

    public static FileDeclarations Of(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (Known.TryGetValue(tree, out FileDeclarations? known))
            return known;
        var reader = new DeclarationReader(tree, cancellationToken);
        FileDeclarations read = reader.Read((CompilationUnitSyntax)tree.GetRoot(cancellationToken));
        return Known.GetValue(tree, _ => read);
    }
}

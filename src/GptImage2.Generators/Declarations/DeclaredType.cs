using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GptImage2.Generators.Declarations;

/// <summary>A part of a type, an enum too. What is in it is read when it is needed.</summary>
/// <param name="declaration">The part.</param>
/// <param name="container">The part around it; null if there is none.</param>
/// <param name="isOfPlatform">Whether the compiler may look for it by itself, because of its namespace.</param>
internal sealed class DeclaredType(BaseTypeDeclarationSyntax declaration, DeclaredType? container, bool isOfPlatform)
{
    private (ulong Low, ulong High)? _hash;
    private HashSet<string>? _mentions;

    public DeclaredType? Container => container;

    public bool IsOfPlatform => isOfPlatform;

    public string Name { get; } = declaration.Identifier.ValueText;

    public BaseTypeDeclarationSyntax Declaration => declaration;

    /// <summary>The hash of its text without the bodies of its members.</summary>
    public (ulong Low, ulong High) Hash(CancellationToken cancellationToken) =>
        _hash ??= new DeclarationReader(declaration.SyntaxTree, cancellationToken).HashOf(declaration);

    /// <summary>Every name in its text. A type that is not among them cannot matter to it.</summary>
    public HashSet<string> Mentions()
    {
        if (_mentions is not null)
            return _mentions;
        var mentions = new HashSet<string>(StringComparer.Ordinal);
        foreach (SyntaxToken token in declaration.DescendantTokens())
        {
            if (token.IsKind(SyntaxKind.IdentifierToken))
                mentions.Add(token.ValueText);
        }

        return _mentions = mentions;
    }
}

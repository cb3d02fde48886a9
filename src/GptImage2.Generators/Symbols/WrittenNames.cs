using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GptImage2.Generators.Symbols;

/// <summary>
/// Reads names as they are written. To bind the attributes of all code of a project would cost much more, so this decides where it
/// is worth it.
/// </summary>
internal static class WrittenNames
{
    /// <summary>The last part of the name of a type or an attribute; null if the node is not a name.</summary>
    public static string? Last(SyntaxNode? name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax aliased => aliased.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => null,
    };

    /// <summary>Whether a declaration has an attribute that is written with one of some names.</summary>
    public static bool HasAttribute(MemberDeclarationSyntax declaration, Func<string, bool> isOne)
    {
        foreach (AttributeListSyntax list in declaration.AttributeLists)
        {
            foreach (AttributeSyntax attribute in list.Attributes)
            {
                if (Last(attribute.Name) is { } name && isOne(name))
                    return true;
            }
        }

        return false;
    }
}

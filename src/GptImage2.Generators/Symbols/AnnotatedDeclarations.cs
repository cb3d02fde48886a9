using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GptImage2.Generators.Symbols;

/// <summary>
/// Finds declarations that seem to have <c>[JsonContract]</c> or <c>[JsonModeClient]</c>, by the names alone: to bind the
/// attributes of all generated code would cost more.
/// </summary>
internal static class AnnotatedDeclarations
{
    public static bool MayHave(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        foreach (SyntaxReference reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellationToken) is TypeDeclarationSyntax declaration && MayBe(declaration))
                return true;
        }

        return false;
    }

    public static bool MayBe(TypeDeclarationSyntax declaration) => WrittenNames.HasAttribute(
        declaration,
        static name => name is "JsonContract" or SymbolNames.ContractAttribute or "JsonModeClient" or SymbolNames.ClientAttribute);
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GptImage2.Generators.Symbols;

/// <summary>Checks whether generated code can add to a type.</summary>
internal static class PartialTypes
{
    public static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        foreach (SyntaxReference reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellationToken) is TypeDeclarationSyntax declaration
                && declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether generated code can continue the declaration of a type: at least a stub, if the type has other mistakes.
    /// </summary>
    public static bool CanContinue(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        if (type.IsStatic || type.IsRefLikeType || Obstacle(type) is not null || DuplicateTypeNames.Has(type))
            return false;
        for (INamedTypeSymbol? at = type; at is not null; at = at.ContainingType)
        {
            if (!IsPartial(at, cancellationToken))
                return false;
        }

        // All files of a project have the same version of the language. Generated code needs C# 11.
        return type.DeclaringSyntaxReferences[0].SyntaxTree.Options is not CSharpParseOptions { LanguageVersion: < LanguageVersion.CSharp11 };
    }

    /// <summary>Why no code can be generated for a type, no matter where it is declared; null if it can.</summary>
    public static string? Obstacle(INamedTypeSymbol type)
    {
        if (type.IsFileLocal)
            return "it is local to its file, where generated code cannot continue it";
        for (INamedTypeSymbol? at = type; at is not null; at = at.ContainingType)
        {
            if (at.IsFileLocal)
                return $"'{at.Name}' around it is local to its file, where generated code cannot continue it";
            if (at.Arity > 0)
                return SymbolEqualityComparer.Default.Equals(at, type) ? "it is generic" : $"'{at.Name}' around it is generic";
        }

        return null;
    }
}

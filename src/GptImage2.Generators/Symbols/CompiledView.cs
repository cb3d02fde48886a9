using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GptImage2.Generators.Symbols;

/// <summary>
/// What is read of the types of another project. An editor has them as source, a build as an assembly, and both must give
/// the same code and the same diagnostics. So only what an assembly shows is read.
/// </summary>
internal static class CompiledView
{
    /// <summary>Whether a symbol belongs to another project than the code that is generated.</summary>
    /// <param name="symbol">The symbol.</param>
    /// <param name="home">The project of the code that is generated.</param>
    public static bool IsForeign(this ISymbol symbol, IAssemblySymbol home) =>
        symbol.ContainingAssembly is { } assembly && !SymbolEqualityComparer.Default.Equals(assembly, home);

    /// <summary>Whether a member is seen: of another project, not the private ones, and the internal ones only by its consent.</summary>
    public static bool IsShownTo(this ISymbol member, IAssemblySymbol home) =>
        !member.IsForeign(home) || member.DeclaredAccessibility switch
        {
            Accessibility.Private => false,
            Accessibility.Internal => member.ContainingAssembly.GivesAccessTo(home),
            _ => true,
        };

    /// <summary>Whether a property of another project stores its value: the compiler marks its get accessor.</summary>
    public static bool IsAutomatic(IPropertySymbol property, CancellationToken cancellationToken)
    {
        IPropertySymbol definition = property.OriginalDefinition;
        if (definition.IsAbstract || definition.GetMethod is not { } getter)
            return false;
        foreach (SyntaxReference reference in definition.DeclaringSyntaxReferences)
        {
            switch (reference.GetSyntax(cancellationToken))
            {
                // Positional properties of records.
                case ParameterSyntax:
                    return true;
                case PropertyDeclarationSyntax { AccessorList.Accessors: var accessors } declaration when !declaration.Modifiers.Any(SyntaxKind.PartialKeyword) || accessors.Any(HasBody):
                    return accessors.Any(static accessor => accessor.IsKind(SyntaxKind.GetAccessorDeclaration) && !HasBody(accessor));
            }
        }

        return getter.FindAttribute("System.Runtime.CompilerServices", "CompilerGeneratedAttribute") is not null;
    }

    private static bool HasBody(AccessorDeclarationSyntax accessor) => accessor.Body is not null || accessor.ExpressionBody is not null;
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GptImage2.CodeFixes;

/// <summary>Finds code that creates objects of a type.</summary>
internal static class Creations
{
    /// <summary>Whether code of the project creates an object without setting the property. It would not compile if the property was required.</summary>
    public static bool LeaveOut(IPropertySymbol property, Compilation compilation, CancellationToken cancellationToken)
    {
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            // Generated code is generated again.
            if (tree.FilePath.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase))
                continue;
            SemanticModel? model = null;
            foreach (BaseObjectCreationExpressionSyntax creation in tree.GetRoot(cancellationToken).DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>())
            {
                if (Sets(creation, property.Name))
                    continue;
                model ??= compilation.GetSemanticModel(tree);
                if (Derives(model.GetTypeInfo(creation, cancellationToken).Type, property.ContainingType) && !SetsRequired(model.GetSymbolInfo(creation, cancellationToken).Symbol))
                    return true;
            }
        }

        return false;
    }

    private static bool Sets(BaseObjectCreationExpressionSyntax creation, string property) =>
        creation.Initializer?.Expressions.OfType<AssignmentExpressionSyntax>().Any(assignment => assignment.Left is IdentifierNameSyntax { Identifier.ValueText: var name } && name == property) == true;

    private static bool SetsRequired(ISymbol? constructor) =>
        constructor?.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "SetsRequiredMembersAttribute") == true;

    private static bool Derives(ITypeSymbol? type, INamedTypeSymbol from)
    {
        for (ITypeSymbol? at = type; at is not null; at = at.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(at.OriginalDefinition, from.OriginalDefinition))
                return true;
        }

        return false;
    }
}

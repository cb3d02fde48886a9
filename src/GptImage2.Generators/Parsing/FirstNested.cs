using GptImage2.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>
/// Which of the annotated types inside of a type tells what is wrong with that: the first one for which code would be
/// generated. Whoever else is asked, in whatever order, comes to the same answer.
/// </summary>
internal static class FirstNested
{
    /// <param name="type">The type that is asked about.</param>
    /// <param name="notPartial">What it is asked as: the rule of a client or of a contract that is not partial.</param>
    /// <param name="container">A type around it.</param>
    public static bool Is(INamedTypeSymbol type, DiagnosticDescriptor notPartial, INamedTypeSymbol container) =>
        SymbolEqualityComparer.Default.Equals(Find(container, out DiagnosticDescriptor? rule), type) && notPartial.Equals(rule);

    private static INamedTypeSymbol? Find(INamedTypeSymbol container, out DiagnosticDescriptor? rule)
    {
        // Members stand in the order in which they are declared.
        foreach (INamedTypeSymbol nested in container.GetMembers().OfType<INamedTypeSymbol>())
        {
            rule = IsContract(nested) ? DiagnosticRules.ContractNotPartial
                : IsClient(nested) ? DiagnosticRules.ClientNotPartial
                : null;
            if (rule is not null)
                return nested;
            if (Find(nested, out rule) is { } inner)
                return inner;
        }

        rule = null;
        return null;
    }

    private static bool IsContract(INamedTypeSymbol type) => type.IsContract() && ContractParser.Obstacle(type) is null;

    private static bool IsClient(INamedTypeSymbol type) =>
        type.TypeKind == TypeKind.Interface
        && type.FindAttribute(SymbolNames.Product, ClientParser.AttributeName) is not null
        && DeclarationParser.Obstacle(type) is null;
}

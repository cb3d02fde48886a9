using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI1002: a type around generated code is not partial.</summary>
internal static class ContainerNotPartial
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        "GI1002",
        "A type around generated code must be partial",
        "Type '{0}' is not partial: declare it partial, because code is generated for '{1}' inside it");

    /// <summary>
    /// Reports a container only once, for the first annotated type in it for which code would be generated. The result does
    /// not depend on which of these types are checked, or in which order.
    /// </summary>
    /// <param name="container">The type around the code.</param>
    /// <param name="type">The type that is checked.</param>
    /// <param name="notPartial">The rule for the type itself: a client or a contract that is not partial.</param>
    /// <param name="sink">Where it is reported.</param>
    public static void Report(INamedTypeSymbol container, INamedTypeSymbol type, DiagnosticDescriptor notPartial, DiagnosticSink sink)
    {
        if (!sink.IsRead || IsFirst(type, notPartial, container))
            sink.Report(Descriptor, container, container.Display(), type.Name);
        else
            sink.Fail();
    }

    private static bool IsFirst(INamedTypeSymbol type, DiagnosticDescriptor notPartial, INamedTypeSymbol container) =>
        SymbolEqualityComparer.Default.Equals(First(container, out DiagnosticDescriptor? rule), type) && notPartial.Equals(rule);

    private static INamedTypeSymbol? First(INamedTypeSymbol container, out DiagnosticDescriptor? rule)
    {
        // Members are in declared order.
        foreach (INamedTypeSymbol nested in container.GetMembers().OfType<INamedTypeSymbol>())
        {
            rule = IsContract(nested) ? ContractNotPartial.Descriptor
                : IsClient(nested) ? ClientNotPartial.Descriptor
                : null;
            if (rule is not null)
                return nested;
            if (First(nested, out rule) is { } inner)
                return inner;
        }

        rule = null;
        return null;
    }

    private static bool IsContract(INamedTypeSymbol type) => type.IsContract() && UnsupportedContract.Obstacle(type) is null;

    private static bool IsClient(INamedTypeSymbol type) =>
        type.TypeKind == TypeKind.Interface
        && type.FindAttribute(SymbolNames.Product, SymbolNames.ClientAttribute) is not null
        && PartialTypes.Obstacle(type) is null;
}

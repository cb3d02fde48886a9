using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI3063: a contract that is compared by value holds one that is compared by reference.</summary>
internal static class ComparedByReference
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Warning(
        "GI3063",
        "A contract inside is compared by reference",
        "'{0}' is compared by value, but {1} by reference, so equal replies differ: set ValueEquality on '{2}' too");

    /// <summary>Reports each contract that a member holds and that differs from an equal one.</summary>
    /// <param name="type">The contract.</param>
    /// <param name="held">The contracts that its members hold.</param>
    /// <param name="sink">Where it is reported.</param>
    public static void Check(INamedTypeSymbol type, IEnumerable<INamedTypeSymbol> held, DiagnosticSink sink)
    {
        if (!ValueEquality.IsWanted(type) || type.IsUnion())
            return;
        foreach (INamedTypeSymbol contract in held)
        {
            if (contract.Arity == 0 && !contract.IsUnion() && !ValueEquality.IsWanted(contract) && What(contract) is { } what)
                sink.Report(Descriptor, type, type.Display(), what, contract.Display());
        }
    }

    private static string? What(INamedTypeSymbol contract)
    {
        if (contract.TypeKind is not (TypeKind.Class or TypeKind.Struct) || ValueEquality.Declares(contract, nameof(Equals), 1))
            return null;
        if (contract is { IsRecord: false, IsReferenceType: true })
            return $"'{contract.Display()}' in it";
        return BaseTypes(contract).SelectMany(static type => type.GetMembers()).FirstOrDefault(static member => member is IPropertySymbol { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public } property && IsCollection(property.Type)) is { } list
            ? $"'{contract.Display()}.{list.Name}' in it"
            : null;
    }

    private static IEnumerable<INamedTypeSymbol> BaseTypes(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? at = type; at is not null; at = at.BaseType)
            yield return at;
    }

    private static bool IsCollection(ITypeSymbol type) =>
        type.SpecialType != SpecialType.System_String
        && (type is IArrayTypeSymbol || type.AllInterfaces.Append(type).Any(static implemented => implemented.SpecialType == SpecialType.System_Collections_IEnumerable || implemented.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T));
}

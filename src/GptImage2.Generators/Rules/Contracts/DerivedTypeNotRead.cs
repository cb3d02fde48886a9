using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI3057: a member holds a contract from which another one derives, which is never read.</summary>
internal static class DerivedTypeNotRead
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Info(
        "GI3057",
        "A derived contract is never read",
        "'{0}' holds '{1}', so a '{2}' in a reply is read as '{1}': if both shall be read, annotate '{1}' with [JsonDerivedType] for each of them");

    /// <param name="contract">The contract that has the members.</param>
    /// <param name="derivedFrom">A contract of the project that derives from a contract; null if there is none.</param>
    /// <param name="sink">Where it is reported.</param>
    public static void Check(INamedTypeSymbol contract, Func<INamedTypeSymbol, INamedTypeSymbol?> derivedFrom, DiagnosticSink sink)
    {
        foreach (ISymbol member in contract.GetMembers())
        {
            if (member is IPropertySymbol { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public } property
                && Held(property.Type) is { } held
                && !SymbolEqualityComparer.Default.Equals(held, contract)
                && derivedFrom(held) is { } derived
                && !SymbolEqualityComparer.Default.Equals(derived, contract)
                && property.FindAttribute(SymbolNames.Serialization, "JsonIgnoreAttribute") is null)
            {
                sink.Report(Descriptor, property, property.Display(), held.OriginalDefinition.Display(), derived.Display());
            }
        }
    }

    private static INamedTypeSymbol? Held(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => Held(array.ElementType),
        INamedTypeSymbol { TypeArguments: { Length: > 0 } arguments } => Held(arguments[arguments.Length - 1]),
        INamedTypeSymbol { TypeKind: TypeKind.Class, IsSealed: false, SpecialType: SpecialType.None } named when named.IsContract() && !named.IsUnion() => named,
        _ => null,
    };
}

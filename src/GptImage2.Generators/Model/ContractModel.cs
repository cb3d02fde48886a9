using GptImage2.Generators.Infrastructure;

namespace GptImage2.Generators.Model;

/// <summary>Everything that is emitted for one contract.</summary>
/// <param name="Declaration">The declaration that the code is added to.</param>
/// <param name="IsValueType">Whether the contract is a struct.</param>
/// <param name="Shape">Its shape in JSON.</param>
/// <param name="References">The shapes of all other contracts that it reaches, in the order in which they are found.</param>
/// <param name="Conveniences">The public members to emit: those that the type does not declare itself.</param>
/// <param name="NestedName">A name for the nested class that no member of the type has.</param>
/// <param name="Facts">What other projects must know about it; null if its assembly shows everything.</param>
/// <param name="TrimWarnings">Documentation ids of the members that would cause a needless warning IL2026.</param>
internal sealed record ContractModel(
    DeclarationModel Declaration,
    bool IsValueType,
    ContractShape Shape,
    EquatableArray<ContractShape> References,
    Conveniences Conveniences,
    string NestedName,
    CompiledFacts? Facts,
    EquatableArray<string> TrimWarnings)
{
    /// <summary>Whether it takes the place of a contract with mistakes; then only its declaration is known.</summary>
    public bool IsStub { get; init; }

    /// <summary>How it is compared and printed by value; null if the compiler does it.</summary>
    public EqualityModel? Equality { get; init; }

    /// <summary>Stubs for the types that it uses as contracts and that lack the attribute.</summary>
    public EquatableArray<ContractModel> Missing { get; init; } = [];
}

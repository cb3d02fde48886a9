using GptImage2.Generators.Infrastructure;

namespace GptImage2.Generators.Model;

/// <summary>Everything that is emitted for one client interface.</summary>
/// <param name="Declaration">The declaration that the code is added to.</param>
/// <param name="Name">The name of the interface, as errors and telemetry show it.</param>
/// <param name="Methods">Its calls.</param>
/// <param name="NestedName">A name for the nested class that no member of the interface has.</param>
internal sealed record ClientModel(
    DeclarationModel Declaration,
    string Name,
    EquatableArray<MethodModel> Methods,
    string NestedName)
{
    /// <summary>Whether it takes the place of a client with mistakes; then it has no calls.</summary>
    public bool IsStub { get; init; }

    /// <summary>Stubs for the types that it uses as contracts and that lack the attribute.</summary>
    public EquatableArray<ContractModel> Missing { get; init; } = [];

    /// <summary>Whether a call uses a type that is obsolete, and may not be used in code that is not.</summary>
    public bool IsObsolete { get; init; }

    /// <summary>The clients that the interface inherits.</summary>
    public EquatableArray<InheritedClientModel> Inherited { get; init; } = [];

    public static ClientModel Stub(DeclarationModel declaration, string name) => new(declaration, name, [], "") { IsStub = true };
}

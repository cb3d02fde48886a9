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
    /// <summary>The clients that the interface inherits.</summary>
    public EquatableArray<InheritedClientModel> Inherited { get; init; } = EquatableArray<InheritedClientModel>.Empty;
}

using GptImage2.Generators.Infrastructure;

namespace GptImage2.Generators.Model;

/// <summary>What other projects cannot see of a contract once it is compiled.</summary>
/// <param name="Description">The description from the doc comment of the type; null if it is not needed.</param>
/// <param name="Entries">The arguments of <c>[CompiledContract]</c> after the description.</param>
internal sealed record CompiledFacts(string? Description, EquatableArray<string> Entries)
{
    /// <summary>The generic contract that they describe, as an unbound type; null for the type with the generated part.</summary>
    public string? Definition { get; init; }
}

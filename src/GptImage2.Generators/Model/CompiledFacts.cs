using GptImage2.Generators.Infrastructure;

namespace GptImage2.Generators.Model;

/// <summary>What other projects cannot see of a contract once it is compiled.</summary>
/// <param name="Description">What the doc comment says of the type; null where nothing has to be said.</param>
/// <param name="Entries">The arguments of <c>[CompiledContract]</c> behind the description.</param>
internal sealed record CompiledFacts(string? Description, EquatableArray<string> Entries);

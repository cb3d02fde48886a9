using System.Collections.Immutable;
using GptImage2.Generators.Model;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>The shape of a contract as it was parsed.</summary>
/// <param name="Shape">The shape; without members if it could not be parsed.</param>
/// <param name="Contracts">The contracts that it refers to, in the order of its members, each once.</param>
/// <param name="IsParsed">Whether there is a shape.</param>
/// <param name="HasErrors">Whether an error was found in it.</param>
internal sealed record ParsedShape(ContractShape Shape, ImmutableArray<INamedTypeSymbol> Contracts, bool IsParsed, bool HasErrors)
{
    /// <summary>The types that it uses as contracts and that lack the attribute.</summary>
    public ImmutableArray<INamedTypeSymbol> Missing { get; init; } = [];
}

using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Diagnostics;

/// <summary>
/// Who reports what where: what several contracts have in common, a base or an enum, is reported by the first of them
/// alone, and by that one whenever it is asked again.
/// </summary>
internal sealed class DiagnosticDeduplicator
{
    private readonly ConcurrentDictionary<(string Id, Location Location), ISymbol> _owners = new();

    public bool Has(DiagnosticDescriptor rule, Location location, ISymbol owner) =>
        SymbolEqualityComparer.Default.Equals(_owners.GetOrAdd((rule.Id, location), owner), owner);
}

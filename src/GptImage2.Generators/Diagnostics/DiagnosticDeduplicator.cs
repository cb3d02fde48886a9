using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Diagnostics;

/// <summary>
/// Decides which contract reports a mistake that several contracts share, for example in a base or an enum: only the first
/// one that finds it. The same contract reports it again when it is analyzed again.
/// </summary>
internal sealed class DiagnosticDeduplicator
{
    private readonly ConcurrentDictionary<(string Id, Location Location), ISymbol> _owners = new();

    public bool Has(DiagnosticDescriptor rule, Location location, ISymbol owner) =>
        SymbolEqualityComparer.Default.Equals(_owners.GetOrAdd((rule.Id, location), owner), owner);
}

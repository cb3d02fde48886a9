using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using GptImage2.Generators.Rules;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>
/// The shapes of the contracts that a compilation reaches. Each is parsed once, no matter how many contracts and clients
/// reach it. Mistakes in them are reported at their own declarations.
/// </summary>
internal sealed class ShapeTable(IAssemblySymbol home, bool seesGeneratedCode)
{
    private static readonly ConditionalWeakTable<IAssemblySymbol, ShapeTable> OfGenerator = new();
    private static readonly ConditionalWeakTable<IAssemblySymbol, ShapeTable> OfAnalyzers = new();

    // Contracts with other nullable arguments are other types, as QualifiedName writes them.
    private readonly ConcurrentDictionary<ISymbol, ParsedShape> _shapes = new(SymbolEqualityComparer.IncludeNullability);
    private readonly ConcurrentDictionary<string, INamedTypeSymbol> _named = new(StringComparer.Ordinal);
    private int _parsed;

    /// <summary>How many shapes were parsed.</summary>
    public int Parsed => _parsed;

    /// <summary>Contracts without a finite value.</summary>
    public RequiredRecursion Recursion { get; } = new();

    /// <summary>The shapes of a compilation.</summary>
    /// <param name="home">The project of the code that is generated.</param>
    /// <param name="seesGeneratedCode">Whether the code that is parsed is complete, as analyzers see it.</param>
    public static ShapeTable Of(IAssemblySymbol home, bool seesGeneratedCode) =>
        (seesGeneratedCode ? OfAnalyzers : OfGenerator).GetValue(home, assembly => new ShapeTable(assembly, seesGeneratedCode));

    public ParsedShape Get(INamedTypeSymbol contract, CancellationToken cancellationToken)
    {
        var key = (INamedTypeSymbol)contract.WithNullableAnnotation(NullableAnnotation.None);
        return _shapes.TryGetValue(key, out ParsedShape? known) ? known : _shapes.GetOrAdd(key, Parse(key, cancellationToken));
    }

    /// <summary>The shapes of some contracts and of all that they reach, each once, without the owner.</summary>
    /// <param name="contracts">The contracts.</param>
    /// <param name="owner">The C# type of the contract that reaches them; null if a method does.</param>
    /// <param name="needsAll">Whether every contract that is broken counts, or only generic ones, which the code of the owner reads.</param>
    /// <param name="sink">Fails if a contract that counts is broken.</param>
    /// <param name="cancellationToken">Ends the parsing.</param>
    public EquatableArray<ContractShape> Reached(IReadOnlyList<INamedTypeSymbol> contracts, string? owner, bool needsAll, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        if (contracts.Count == 0)
            return [];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (owner is not null)
            seen.Add(owner);
        ImmutableArray<ContractShape>.Builder reached = ImmutableArray.CreateBuilder<ContractShape>();
        var open = new Queue<INamedTypeSymbol>(contracts);
        while (open.Count > 0)
        {
            INamedTypeSymbol current = open.Dequeue();
            ParsedShape next = Get(current, cancellationToken);
            if (!seen.Add(next.Shape.ClrType))
                continue;
            reached.Add(next.Shape);
            if (next.HasErrors && (needsAll || current.IsGenericType))
                sink.Fail();
            foreach (INamedTypeSymbol contract in next.Contracts)
                open.Enqueue(contract);
        }

        return reached.ToEquatableArray();
    }

    /// <summary>The shape of a contract that another one, which was parsed or added, refers to.</summary>
    public ContractShape? Find(string name, CancellationToken cancellationToken) =>
        _named.TryGetValue(name, out INamedTypeSymbol? contract) ? Get(contract, cancellationToken).Shape : null;

    /// <summary>Makes contracts known by their names.</summary>
    public void Add(IEnumerable<INamedTypeSymbol> contracts)
    {
        foreach (INamedTypeSymbol contract in contracts)
            _named.TryAdd(contract.QualifiedName(), contract);
    }

    private ParsedShape Parse(INamedTypeSymbol contract, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _parsed);
        var sink = new DiagnosticSink(seesGeneratedCode);
        var contracts = new List<INamedTypeSymbol>();
        ContractShape? shape = new ShapeParser(home, cancellationToken).Parse(contract, contracts, sink);
        var distinct = contracts.Distinct<INamedTypeSymbol>(SymbolEqualityComparer.IncludeNullability).ToImmutableArray();
        Add(distinct);
        return new ParsedShape(
            shape ?? new ContractShape(contract.QualifiedName(), contract.Name, null, [], DisallowsUnmapped: false),
            distinct,
            shape is not null,
            sink.HasErrors)
        {
            Missing = [.. sink.Missing],
        };
    }
}

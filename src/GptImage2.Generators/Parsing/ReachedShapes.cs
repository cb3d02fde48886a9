using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Model;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>The shapes of the contracts that a contract reaches; each is parsed on demand.</summary>
/// <param name="contracts">The contracts that it refers to; the list grows with each shape.</param>
/// <param name="home">The project of the generated code.</param>
/// <param name="cancellationToken">Ends the parsing.</param>
internal sealed class ReachedShapes(List<INamedTypeSymbol> contracts, IAssemblySymbol home, CancellationToken cancellationToken)
{
    private readonly Dictionary<string, INamedTypeSymbol> _names = new(StringComparer.Ordinal);
    private readonly ShapeParser _parser = new(home, cancellationToken);
    private int _known;

    public ContractShape? Find(string name)
    {
        for (; _known < contracts.Count; _known++)
            _names[contracts[_known].QualifiedName()] = contracts[_known];
        return _names.TryGetValue(name, out INamedTypeSymbol? contract) ? _parser.Parse(contract, contracts, new DiagnosticSink()) : null;
    }
}

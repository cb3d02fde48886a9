using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Rules;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>The generated half of an annotated type, which other generated code calls.</summary>
internal static class GeneratedHalf
{
    /// <summary>
    /// Whether generated code may call the generated half of a contract. A broken contract has one too, a stub. If there is
    /// none, the reason is reported where the contract is declared, and code that needs it is not generated either.
    /// </summary>
    /// <param name="contract">A contract that is not generic.</param>
    /// <param name="owner">What holds it.</param>
    /// <param name="home">The project of the generated code.</param>
    /// <param name="sink">Where a contract without code in another project is reported.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static bool IsExpected(INamedTypeSymbol contract, ISymbol owner, IAssemblySymbol home, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        if (contract.IsForeign(home))
        {
            if (Exists(contract))
                return true;
            ContractWithoutCode.Report(contract, owner, sink);
            return false;
        }

        // Analyzers see what was generated, also for types that the generator cannot see. The generator must expect it.
        if (PartialTypes.CanContinue(contract, cancellationToken) && (!sink.SeesGeneratedCode || Exists(contract)))
            return true;
        sink.Fail();
        return false;
    }

    /// <summary>Whether a type implements the interface that only generated code implements.</summary>
    public static bool Exists(INamedTypeSymbol type)
    {
        foreach (INamedTypeSymbol implemented in type.Interfaces)
        {
            if (implemented.Is(SymbolNames.Product, "IJsonContract") || implemented.Is(SymbolNames.Product, "IJsonModeClient"))
                return true;
        }

        return false;
    }

    /// <summary>Whether the generated half only takes the place of code that could not be generated.</summary>
    public static bool IsStub(INamedTypeSymbol type) => type.FindAttribute(SymbolNames.Generated, "GeneratedStubAttribute") is not null;
}

using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI3060: the contracts in a contract are nested deeper than a reply can be.</summary>
internal static class ContractTooDeep
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        "GI3060",
        "The contract is too deep",
        "A value of '{0}' has more than {1} objects in each other, which no reader accepts: make a member of this chain nullable, or join some of the contracts");

    /// <summary>How many objects and lists may be in each other.</summary>
    public const int MaxDepth = 64;

    /// <summary>Reports the first contract of a chain that is too deep; those that hold it are too deep as well.</summary>
    public static void Check(INamedTypeSymbol contract, ContractDepths depths, DiagnosticSink sink)
    {
        if (depths.Of(contract) == MaxDepth + 1)
            sink.Report(Descriptor, contract, contract.Display(), "64");
    }
}

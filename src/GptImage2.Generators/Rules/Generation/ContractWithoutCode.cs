using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI0015: no code was generated for a contract of another project.</summary>
internal static class ContractWithoutCode
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        "GI0015",
        "No code was generated for a contract of another project",
        "'{0}' holds the contract '{1}' of the project '{2}', for which no code was generated: reference the package GptImage2.Generators in '{2}'");

    public static void Report(INamedTypeSymbol contract, ISymbol owner, DiagnosticSink sink) =>
        sink.Report(Descriptor, owner, owner.Display(), contract.Display(), contract.ContainingAssembly.Name);
}

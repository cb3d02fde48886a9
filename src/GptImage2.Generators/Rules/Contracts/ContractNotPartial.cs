using GptImage2.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI3001: a contract is not partial.</summary>
internal static class ContractNotPartial
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        "GI3001",
        "A contract must be partial",
        "Contract '{0}' is not partial: declare it partial so that its reader can be generated");
}

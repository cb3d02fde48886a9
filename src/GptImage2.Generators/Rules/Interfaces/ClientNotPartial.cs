using GptImage2.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI1001: a client interface is not partial.</summary>
internal static class ClientNotPartial
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        "GI1001",
        "A client interface must be partial",
        "Interface '{0}' is not partial: declare it 'partial interface' so that its calls can be generated");
}

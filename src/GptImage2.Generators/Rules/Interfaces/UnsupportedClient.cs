using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI1006: no code can be generated for an interface.</summary>
internal static class UnsupportedClient
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        "GI1006",
        "The interface cannot become a client",
        "Interface '{0}' cannot become a client: {1}");

    /// <returns>Whether code can be generated for the interface.</returns>
    public static bool Check(INamedTypeSymbol type, DiagnosticSink sink)
    {
        if (PartialTypes.Obstacle(type) is not { } obstacle)
            return true;
        sink.Report(Descriptor, type, type.Display(), obstacle);
        return false;
    }
}

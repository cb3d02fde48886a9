using GptImage2.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI1009: a call cannot be cancelled.</summary>
internal static class MissingCancellationToken
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Info(
        "GI1009",
        "A call cannot be cancelled",
        "Method '{0}' has no CancellationToken: add 'CancellationToken cancellationToken = default', so that a caller can end the call");

    public static void Report(IMethodSymbol method, DiagnosticSink sink) => sink.Report(Descriptor, method, method.Name);
}

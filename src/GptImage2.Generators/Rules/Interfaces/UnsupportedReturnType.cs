using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI1003: a method returns a type that is not a call.</summary>
internal static class UnsupportedReturnType
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        "GI1003",
        "The return type is not supported",
        "Method '{0}' returns '{1}': a call returns Task<T> or ValueTask<T>, of T or JsonModeResult<T>, or else IAsyncEnumerable<T> or JsonModeStream<T>, of T or JsonModeSnapshot<T>");

    public static void Report(IMethodSymbol method, DiagnosticSink sink) =>
        sink.Report(Descriptor, method, method.Name, method.ReturnType.Display());
}

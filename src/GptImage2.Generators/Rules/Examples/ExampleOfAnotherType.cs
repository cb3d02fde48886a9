using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI5002: the examples are not of the type of the result.</summary>
internal static class ExampleOfAnotherType
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        "GI5002",
        "The examples are of another type",
        "'{0}' is of type '{1}', but the examples of '{2}' are of type '{3}', or a sequence of them");

    public static void Report(IMethodSymbol method, ISymbol member, ITypeSymbol type, ITypeSymbol result, DiagnosticLocation location, DiagnosticSink sink) =>
        sink.Report(Descriptor, location, null, member.Name, type.Display(), method.Name, $"Example<{result.Display()}>");
}

using GptImage2.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI1004: a method has no user message.</summary>
internal static class MissingUserMessage
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        "GI1004",
        "A call needs a user message",
        "Method '{0}' has no [UserMessage]: say in it what the model is asked, or give the method a body");

    public static void Report(IMethodSymbol method, DiagnosticSink sink) => sink.Report(Descriptor, method, method.Name);
}

using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI3011: a pattern is not a regular expression.</summary>
internal static class InvalidPattern
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        "GI3011",
        "The pattern is not a regular expression",
        "The pattern of '{0}' is not a regular expression: {1}");

    public static void Report(ISymbol member, AttributeData attribute, string error, DiagnosticSink sink) =>
        sink.Report(Descriptor, member, attribute, member.Display(), error);
}

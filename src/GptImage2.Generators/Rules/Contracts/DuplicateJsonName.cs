using GptImage2.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI3005: two members have the same name in JSON.</summary>
internal static class DuplicateJsonName
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        "GI3005",
        "Two members have one name in JSON",
        "'{0}' and '{1}' are both \"{2}\" in JSON: give one of them another name");

    public static void Report(ISymbol owner, string first, string second, string jsonName, DiagnosticSink sink) =>
        sink.Report(Descriptor, owner, first, second, jsonName);
}

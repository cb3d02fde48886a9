using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Rules.Patterns;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI3015: a pattern uses what only .NET understands.</summary>
internal static class PatternBeyondEcma
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Warning(
        "GI3015",
        "The pattern is not ECMA-262",
        "The pattern of '{0}' has '{1}', which ECMA-262, the dialect of JSON Schema, does not have: {2}");

    public static void Report(ISymbol member, AttributeData attribute, string pattern, EcmaProblem problem, DiagnosticSink sink) => sink.Report(
        Descriptor,
        new DiagnosticLocation(member, attribute, Range: problem.Range),
        null,
        member.Display(),
        pattern.Substring(problem.Range.Start, problem.Range.Length),
        problem.Alternative);
}

using GptImage2.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI6005: a rule has no text.</summary>
internal static class RuleWithoutText
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        "GI6005",
        "The rule has no text",
        "The rule '{0}' has no text: say in one sentence what must hold, for the model reads it");

    public static void Report(ISymbol member, AttributeData rule, DiagnosticSink sink) => sink.Report(Descriptor, member, rule, member.Name);
}

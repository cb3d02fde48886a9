using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI6001: a rule names no member.</summary>
internal static class RuleWithoutMembers
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        "GI6001",
        "The rule names no member",
        "The rule '{0}' names no member: add the members that it compares, with nameof, so that a violation has a place and a correction can change them");

    public static void Report(ISymbol member, AttributeData rule, DiagnosticSink sink) => sink.Report(Descriptor, member, rule, member.Name);
}

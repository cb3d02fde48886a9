using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI3008: a member has no accessor or parameter that sets it.</summary>
internal static class MemberCannotBeSet
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        "GI3008",
        "The member cannot be set",
        "'{0}' cannot be set: give it an init or set accessor or a constructor parameter, or annotate it with [JsonIgnore]");

    public static void Report(ISymbol property, DiagnosticSink sink) => sink.Report(Descriptor, property, property.Display());
}

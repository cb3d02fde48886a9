using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI0014: a base in another project has a property that generated code cannot set.</summary>
internal static class InheritedMemberLeftOut
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Warning(
        "GI0014",
        "An inherited member is not part of the contract",
        "'{0}' is not part of the contract '{1}', because its project lets no other project set it: give it an init or set accessor, give '{1}' a constructor parameter of this name and type, or annotate it with [JsonIgnore]");

    public static void Report(ISymbol property, INamedTypeSymbol type, DiagnosticSink sink) =>
        sink.Report(Descriptor, type, property.Display(), type.Display());
}

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
        "'{0}' cannot be set: {1}");

    public static void Report(ISymbol property, DiagnosticSink sink) =>
        sink.Report(Descriptor, property, property.Display(), "give it an init or set accessor or a constructor parameter, or annotate it with [JsonIgnore]");

    /// <summary>Reports a member of a base contract at the derived contract, whose reader cannot set it.</summary>
    public static void ReportInherited(ISymbol property, INamedTypeSymbol type, DiagnosticSink sink) =>
        sink.Report(Descriptor, type, property.Display(), $"'{type.Name}' inherits it, but can call no accessor of it: give it an init, set or protected set accessor, or give '{type.Name}' a constructor parameter of this name and type");
}

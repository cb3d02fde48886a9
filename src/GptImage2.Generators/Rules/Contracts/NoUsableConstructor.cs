using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI3004: no object of a contract can be made from its members.</summary>
internal static class NoUsableConstructor
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        "GI3004",
        "The contract has no usable constructor",
        "Contract '{0}' has no usable constructor: {1}");

    /// <param name="type">The contract.</param>
    /// <param name="publicConstructors">How many of its constructors are public.</param>
    /// <param name="sink">Where it is reported.</param>
    public static void ReportNone(INamedTypeSymbol type, int publicConstructors, DiagnosticSink sink) =>
        Report(type, publicConstructors == 0 ? "make one public, or annotate one with [JsonConstructor]" : "it has several: annotate one of them with [JsonConstructor]", sink);

    public static void ReportTwoMarked(INamedTypeSymbol type, DiagnosticSink sink) =>
        Report(type, "two of them carry [JsonConstructor]", sink);

    public static void ReportHiddenOfGeneric(INamedTypeSymbol type, DiagnosticSink sink) =>
        Report(type, "it is generic, so code outside of it must be able to call one", sink);

    public static void ReportRequiredNonMember(INamedTypeSymbol type, ISymbol member, DiagnosticSink sink) =>
        Report(type, $"'{member.Name}' is required, but is not a member: make it a public property with a get accessor", sink);

    public static void ReportIgnored(INamedTypeSymbol type, ISymbol property, DiagnosticSink sink) =>
        Report(type, $"'{property.Name}' is ignored, but no object can be made without it", sink);

    public static void ReportRequiredParameter(INamedTypeSymbol type, ISymbol property, DiagnosticSink sink) =>
        Report(type, $"'{property.Name}' is both required and a parameter: annotate the constructor with [SetsRequiredMembers]", sink);

    public static void ReportParameterWithoutProperty(INamedTypeSymbol type, IParameterSymbol parameter, DiagnosticSink sink) =>
        Report(type, $"its parameter '{parameter.Name}' has no public property of the same name and type", sink);

    /// <summary>Reports a constructor that generated code cannot call.</summary>
    public static void ReportUncallable(INamedTypeSymbol type, IMethodSymbol constructor, string reason, DiagnosticSink sink) =>
        sink.Report(Descriptor, constructor, type.Display(), reason);

    private static void Report(INamedTypeSymbol type, string reason, DiagnosticSink sink) => sink.Report(Descriptor, type, type.Display(), reason);
}

using GptImage2.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI1008: a setting of [CallDefaults] is out of its range.</summary>
internal static class CallDefaultOutOfRange
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        "GI1008",
        "The setting of a call is out of its range",
        "{0} of [CallDefaults] on '{1}' must be {2}");

    /// <param name="owner">The interface or the method.</param>
    /// <param name="attribute">Its attribute.</param>
    /// <param name="setting">The property of the attribute.</param>
    /// <param name="range">What its value must be.</param>
    /// <param name="sink">Where it is reported.</param>
    public static void Report(ISymbol owner, AttributeData attribute, string setting, string range, DiagnosticSink sink) =>
        sink.Report(Descriptor, owner, attribute, setting, owner.Name, range);
}

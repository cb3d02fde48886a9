using GptImage2.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI2005: a parameter cannot be written as text.</summary>
internal static class ParameterWithoutTextForm
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        "GI2005",
        "The parameter cannot be written as text",
        "Parameter '{0}' is of type '{1}', which has no text form that a model could rely on: pass a string, a number, a date, an enum, another IFormattable, a [JsonContract], or a collection of them");

    public static void Report(string parameter, string type, TemplateDiagnostics diagnostics) =>
        diagnostics.ReportParameter(Descriptor, parameter, null, parameter, type);
}

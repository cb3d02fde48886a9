using GptImage2.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI2002: a parameter is not used in the message.</summary>
internal static class UnusedParameter
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Warning(
        "GI2002",
        "The parameter is not used",
        "Parameter '{0}' is not used in the message of '{1}'{2}: name it in the template as '{{{0}}}', or remove it");

    /// <param name="parameter">The parameter that no placeholder names.</param>
    /// <param name="method">Its method.</param>
    /// <param name="text">The text parts of the message.</param>
    /// <param name="diagnostics">Where it is reported.</param>
    public static void Report(string parameter, string method, IEnumerable<string> text, TemplateDiagnostics diagnostics)
    {
        IParameterSymbol? symbol = diagnostics.Parameter(parameter);
        if (symbol is not null && UnsupportedSetting.ReportParameter(symbol, method, diagnostics.Sink))
            return;
        string? escaped = symbol is null ? null : Escaped(parameter, text);
        diagnostics.ReportParameter(Descriptor, parameter, escaped, parameter, method, escaped is null ? "" : $", where '{escaped}' is text");
    }

    // Other template languages use doubled braces for a placeholder; here doubled braces are text.
    private static string? Escaped(string parameter, IEnumerable<string> text)
    {
        string[] forms = [$"{{{parameter}}}", $"{{${parameter}}}", $"{{ {parameter} }}", $"{{ ${parameter} }}"];
        return forms.Where(form => text.Any(run => run.Contains(form))).Select(static form => $"{{{form}}}").FirstOrDefault();
    }
}

using GptImage2.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>
/// Where a message is told to be wrong: at its attribute, or at what the attribute names. Without symbols it is only
/// noted that there was an error.
/// </summary>
internal sealed class TemplateDiagnostics(DiagnosticSink sink, ISymbol? owner, AttributeData? attribute, string? argument)
{
    public void Report(DiagnosticDescriptor rule, params string[] arguments) => Report(rule, null, null, arguments);

    /// <param name="rule">What is wrong.</param>
    /// <param name="range">Where in the text of the attribute; null for all of it, or where the text is in a file.</param>
    /// <param name="suggestion">What would be right; null where nobody knows.</param>
    /// <param name="arguments">Of the message.</param>
    public void Report(DiagnosticDescriptor rule, TextRange? range, string? suggestion, params string[] arguments)
    {
        if (owner is null)
            sink.Note(rule);
        else
            sink.Report(rule, new DiagnosticLocation(owner, attribute, argument, range), suggestion, arguments);
    }

    public void ReportParameter(DiagnosticDescriptor rule, string parameter, params string[] arguments)
    {
        if (owner is IMethodSymbol method && method.Parameters.FirstOrDefault(candidate => candidate.Name == parameter) is { } symbol)
            sink.Report(rule, symbol, arguments);
        else
            sink.Note(rule);
    }

    /// <param name="parameter">The parameter that no placeholder names.</param>
    /// <param name="method">Its method.</param>
    /// <param name="text">What of the message is text.</param>
    public void ReportUnused(string parameter, string method, IEnumerable<string> text)
    {
        if (owner is not IMethodSymbol { Parameters: var parameters } || parameters.FirstOrDefault(candidate => candidate.Name == parameter) is not { } symbol)
            sink.Note(DiagnosticRules.UnusedParameter);
        else if (ForeignSetting.Of(symbol) is { } remark)
            sink.Report(DiagnosticRules.SettingNotTaken, symbol, $"Parameter '{parameter}'", method, remark);
        else if (Escaped(parameter, text) is { } escaped)
            sink.Report(DiagnosticRules.UnusedParameter, new DiagnosticLocation(symbol), escaped, parameter, method, $", where '{escaped}' is text");
        else
            sink.Report(DiagnosticRules.UnusedParameter, symbol, parameter, method, "");
    }

    // How other template languages write a placeholder; braces that stand twice are text here.
    private static string? Escaped(string parameter, IEnumerable<string> text)
    {
        string[] forms = [$"{{{parameter}}}", $"{{${parameter}}}", $"{{ {parameter} }}", $"{{ ${parameter} }}"];
        return forms.Where(form => text.Any(run => run.Contains(form))).Select(static form => $"{{{form}}}").FirstOrDefault();
    }
}

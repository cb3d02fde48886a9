using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI2003: braces of a template do not match, or hold no name.</summary>
internal static class MalformedTemplate
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        "GI2003",
        "The template is malformed",
        "The template of '{0}' is malformed: {1}");

    /// <param name="owner">The interface or the method.</param>
    /// <param name="error">What is wrong.</param>
    /// <param name="template">The template.</param>
    /// <param name="diagnostics">Where it is reported.</param>
    public static void Report(string owner, TemplateError error, TemplateText template, TemplateDiagnostics diagnostics)
    {
        string? meant = error.Range.Length != 1 ? null
            : template.Text[error.Range.Start] == '{' ? MeantPlaceholder.Opened(template.Text, error.Range.Start, diagnostics.ParameterNames)
            : MeantPlaceholder.Closed(template.Text, error.Range.Start, diagnostics.ParameterNames);
        string suggestion = meant is null ? "" : $" (did you mean '{{{meant}}}'?)";
        diagnostics.Report(Descriptor, template.Written(error.Range), meant, owner, $"{error.What} {template.At(error.Range.Start)} {error.Problem}{suggestion}{error.Advice}");
    }
}

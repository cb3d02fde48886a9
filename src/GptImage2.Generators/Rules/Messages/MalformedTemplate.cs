using GptImage2.Generators.Diagnostics;
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
    /// <param name="problem">What is wrong, with the position.</param>
    /// <param name="suggestion">The parameter that was probably meant; null if it is not known.</param>
    /// <param name="range">The range of the mistake.</param>
    /// <param name="diagnostics">Where it is reported.</param>
    public static void Report(string owner, string problem, string? suggestion, TextRange range, TemplateDiagnostics diagnostics) =>
        diagnostics.Report(Descriptor, range, suggestion, owner, problem);
}

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
    /// <param name="range">The range of the mistake; null if the text is in a file.</param>
    /// <param name="diagnostics">Where it is reported.</param>
    public static void Report(string owner, string problem, TextRange? range, TemplateDiagnostics diagnostics) =>
        diagnostics.Report(Descriptor, range, null, owner, problem);
}

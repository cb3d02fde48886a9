using GptImage2.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI2008: the file of a message is not found.</summary>
internal static class PromptFileNotFound
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        "GI2008",
        "The file of the message is not found",
        "The message of '{0}' cannot be taken from the file '{1}': {2}");

    public static void Report(string owner, string file, string problem, string? suggestion, TemplateDiagnostics diagnostics) =>
        diagnostics.Report(Descriptor, range: null, suggestion, owner, file, problem);
}

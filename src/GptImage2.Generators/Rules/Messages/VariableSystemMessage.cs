using GptImage2.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI2011: a system message has values, so the prompt cache does not serve it.</summary>
internal static class VariableSystemMessage
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Info(
        "GI2011",
        "The system message is variable",
        "The system message of '{1}' varies with '{{{0}}}'{2}, so that the provider's prompt cache serves nothing from there on: move it into [UserMessage]");

    public static void Report(string owner, string parameter, TextRange? range, string file, TemplateDiagnostics diagnostics) =>
        diagnostics.Report(Descriptor, range, null, parameter, owner, file);
}

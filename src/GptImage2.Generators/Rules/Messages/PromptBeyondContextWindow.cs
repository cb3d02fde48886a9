using System.Globalization;
using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI2012: the constant part of a prompt does not fit into the context window.</summary>
internal static class PromptBeyondContextWindow
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.ConfigurableError("GI2012", Title, Message);

    private const string Title = "The prompt is beyond the context window";
    private const string Message = "The prompt of '{0}' does not fit: it has {1}, without values, images and examples, and the context window has {2} tokens";
    private const string ContextTokens = "272,000";

    /// <param name="method">The method.</param>
    /// <param name="size">The tokens and the price of its prompt, as text.</param>
    /// <param name="contextTokens">The size of the context window in tokens.</param>
    public static Diagnostic Create(IMethodSymbol method, string size, int contextTokens) =>
        Diagnostic.Create(Descriptor, method.SourceLocation(), method.Name, size, contextTokens.ToString("N0", NumberFormatInfo.InvariantInfo));

    /// <summary>Reports a file that is too long to be read. Nothing is generated for it, so no setting hides this.</summary>
    /// <param name="owner">The method or the interface.</param>
    /// <param name="file">The file, as written.</param>
    /// <param name="most">The characters that a file may have.</param>
    /// <param name="diagnostics">Where it is reported.</param>
    public static void ReportFile(string owner, string file, int most, TemplateDiagnostics diagnostics) => diagnostics.Report(
        Rule.Error(Descriptor.Id, Title, Message),
        owner,
        $"more than {most.ToString("N0", NumberFormatInfo.InvariantInfo)} characters in the file '{file}'",
        ContextTokens);
}

using System.Globalization;
using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI2012: the constant part of a prompt does not fit into the context window.</summary>
internal static class PromptBeyondContextWindow
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.ConfigurableError(
        "GI2012",
        "The prompt is beyond the context window",
        "The prompt of '{0}' does not fit: it has {1}, without values, images and examples, and the context window has {2} tokens");

    /// <param name="method">The method.</param>
    /// <param name="size">The tokens and the price of its prompt, as text.</param>
    /// <param name="contextTokens">The size of the context window in tokens.</param>
    public static Diagnostic Create(IMethodSymbol method, string size, int contextTokens) =>
        Diagnostic.Create(Descriptor, method.SourceLocation(), method.Name, size, contextTokens.ToString("N0", NumberFormatInfo.InvariantInfo));
}

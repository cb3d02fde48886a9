using System.Globalization;
using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI2013: the constant part of a prompt has more tokens than the project allows.</summary>
internal static class PromptBeyondBudget
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Warning(
        "GI2013",
        "The prompt is beyond its budget",
        "The prompt of '{0}' {1}");

    /// <summary>The setting of <c>.editorconfig</c>: the most tokens that the constant part of a call may have.</summary>
    public const string Option = "gptimage2_max_prompt_tokens";

    /// <param name="method">The method.</param>
    /// <param name="tokens">The tokens of its prompt.</param>
    /// <param name="size">The tokens and the price, as text.</param>
    /// <param name="budget">The setting as it is written.</param>
    /// <returns>Null if the prompt is within its budget.</returns>
    public static Diagnostic? Check(IMethodSymbol method, long tokens, string size, string budget)
    {
        string? problem = !int.TryParse(budget, NumberStyles.None, NumberFormatInfo.InvariantInfo, out int most) || most == 0
            ? $"cannot be held to a budget: {Option} = {budget} is not a whole number from 1 to {int.MaxValue.Invariant()}"
            : tokens > most ? $"has {size}, without values, images and examples, more than {Option} = {most.Invariant()} allows"
            : null;
        return problem is null ? null : Diagnostic.Create(Descriptor, method.SourceLocation(), method.Name, problem);
    }
}

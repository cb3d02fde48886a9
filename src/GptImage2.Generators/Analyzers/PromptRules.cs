using System.Collections.Immutable;
using System.Globalization;
using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using GptImage2.Generators.Parsing;
using GptImage2.Generators.Rendering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GptImage2.Generators.Analyzers;

/// <summary>Holds prompts as they are rendered to the context window, a budget and the lock file.</summary>
internal static class PromptRules
{
    /// <summary>The setting of <c>.editorconfig</c>: the most tokens that the constant part of a call may have.</summary>
    public const string BudgetOption = "gptimage2_max_prompt_tokens";

    // Below this nothing fills the context window: text of no language has more than three tokens a character. Rendering
    // takes time, and this is asked at every edit.
    private const int LongPrompt = 90_000;

    public static void Check(SymbolAnalysisContext context, INamedTypeSymbol type, ClientModel client, LockFile? file, ContractLengths lengths)
    {
        if (file is null && !HasBudget(context, type) && !IsLong(type, client, lengths))
            return;
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach ((IMethodSymbol method, RenderedPrompt prompt) in PromptRenderer.Render(client, type, context.CancellationToken))
        {
            keys.Add(prompt.Key);
            if (prompt.Tokens > PromptCost.ContextTokens)
                Report(context, DiagnosticRules.BeyondContext, method, method.Name, PromptCost.Describe(prompt.Tokens), PromptCost.ContextTokens.ToString("N0", NumberFormatInfo.InvariantInfo));
            if (Budget(context, method) is { } budget)
                CheckBudget(context, method, prompt, budget);
            if (file is not null)
                LockRule.Check(context, method, prompt, file);
        }

        if (file is not null)
            LockRule.CheckMethods(context, type, client, file);
    }

    private static bool IsLong(INamedTypeSymbol type, ClientModel client, ContractLengths lengths)
    {
        int index = 0;
        foreach (IMethodSymbol method in ClientParser.Calls(type))
        {
            if (index == client.Methods.Count)
                break;
            MethodModel model = client.Methods[index++];
            long length = model.SystemMessage.Length + Length(model.SystemParts) + Length(model.Message);
            if (length >= LongPrompt || length + lengths.Of(method.ReturnType, LongPrompt - length) >= LongPrompt)
                return true;
        }

        return false;
    }

    private static long Length(EquatableArray<MessagePart> parts)
    {
        long length = 0;
        foreach (MessagePart part in parts)
            length += part.Text.Length;
        return length;
    }

    private static void CheckBudget(SymbolAnalysisContext context, IMethodSymbol method, RenderedPrompt prompt, string budget)
    {
        if (!int.TryParse(budget, NumberStyles.None, NumberFormatInfo.InvariantInfo, out int most) || most == 0)
            Report(context, DiagnosticRules.BeyondBudget, method, method.Name, $"cannot be held to a budget: {BudgetOption} = {budget} is no whole number from 1 to {int.MaxValue.Invariant()}");
        else if (prompt.Tokens > most)
            Report(context, DiagnosticRules.BeyondBudget, method, method.Name, $"has {PromptCost.Describe(prompt.Tokens)}, without values, images and examples, more than {BudgetOption} = {most.Invariant()} allows");
    }

    private static bool HasBudget(SymbolAnalysisContext context, INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Any(part => Budget(context, part.SyntaxTree) is not null);

    private static string? Budget(SymbolAnalysisContext context, IMethodSymbol method) =>
        method.Locations is [{ SourceTree: { } tree }, ..] ? Budget(context, tree) : null;

    private static string? Budget(SymbolAnalysisContext context, SyntaxTree tree) =>
        context.Options.AnalyzerConfigOptionsProvider.GetOptions(tree).TryGetValue(BudgetOption, out string? value)
            && value.Trim() is { Length: > 0 } budget && !budget.Equals("unset", StringComparison.OrdinalIgnoreCase)
                ? budget
                : null;

    private static void Report(SymbolAnalysisContext context, DiagnosticDescriptor rule, ISymbol at, params string[] arguments)
    {
        Location location = at.Locations.FirstOrDefault(static location => location.IsInSource) ?? Location.None;
        if (!CompilerErrors.StandAt(location, context.Compilation, context.CancellationToken))
            context.ReportDiagnostic(Diagnostic.Create(rule, location, arguments));
    }
}

using System.Collections.Immutable;
using System.Globalization;
using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using GptImage2.Generators.Rendering;
using GptImage2.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GptImage2.Generators.Analyzers;

/// <summary>Compares rendered prompts with the context window, a budget and the lock file.</summary>
internal static class PromptSizeCheck
{
    /// <summary>
    /// Messages below this length leave room in the context window for any realistic contract, so they are not rendered.
    /// Rendering takes time, and this check runs at every edit.
    /// </summary>
    public const int LongMessages = 50_000;

    public static void Check(SymbolAnalysisContext context, INamedTypeSymbol type, ClientModel client, LockFile? file)
    {
        if (file is null && !Measures(context.Options, type, client))
            return;
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach ((IMethodSymbol method, RenderedPrompt prompt) in PromptRenderer.Render(client, type, context.CancellationToken))
        {
            keys.Add(prompt.Key);
            if (BeyondContext(method, prompt) is { } diagnostic)
                Report(context, diagnostic);
            if (Budget(context, method) is { } budget && PromptBeyondBudget.Check(method, prompt.Tokens, PromptCost.Describe(prompt.Tokens), budget) is { } excess)
                Report(context, excess);
            if (file is not null)
                LockFileCheck.Check(context, method, prompt, file);
        }

        if (file is not null)
            LockFileCheck.CheckMethods(context, type, client, file);
    }

    /// <summary>
    /// Whether the prompts of an interface are measured at its declaration, even without a lock file.
    /// </summary>
    public static bool Measures(AnalyzerOptions options, INamedTypeSymbol type, ClientModel client)
    {
        foreach (MethodModel method in client.Methods)
        {
            if (method.Messages.System.Length + Length(method.Messages.SystemParts) + Length(method.Messages.User) >= LongMessages)
                return true;
        }

        return type.DeclaringSyntaxReferences.Any(part => Budget(options, part.SyntaxTree) is not null);
    }

    /// <summary>The diagnostic for a prompt that is larger than the context window; null if it fits.</summary>
    public static Diagnostic? BeyondContext(IMethodSymbol method, RenderedPrompt prompt) => prompt.Tokens > PromptCost.ContextTokens
        ? PromptBeyondContextWindow.Create(method, PromptCost.Describe(prompt.Tokens), PromptCost.ContextTokens)
        : null;

    private static long Length(EquatableArray<MessagePart> parts)
    {
        long length = 0;
        foreach (MessagePart part in parts)
            length += part.Text.Length;
        return length;
    }

    private static string? Budget(SymbolAnalysisContext context, IMethodSymbol method) =>
        method.Locations is [{ SourceTree: { } tree }, ..] ? Budget(context.Options, tree) : null;

    private static string? Budget(AnalyzerOptions options, SyntaxTree tree) =>
        options.AnalyzerConfigOptionsProvider.GetOptions(tree).TryGetValue(PromptBeyondBudget.Option, out string? value)
            && value.Trim() is { Length: > 0 } budget && !budget.Equals("unset", StringComparison.OrdinalIgnoreCase)
                ? budget
                : null;

    private static void Report(SymbolAnalysisContext context, Diagnostic diagnostic)
    {
        if (!CompilerErrors.ExistAt(diagnostic.Location, context.Compilation, context.CancellationToken))
            context.ReportDiagnostic(diagnostic);
    }
}

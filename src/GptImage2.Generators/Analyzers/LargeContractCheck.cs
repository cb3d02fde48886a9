using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Parsing;
using GptImage2.Generators.Rendering;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GptImage2.Generators.Analyzers;

/// <summary>
/// Compares prompts with the context window if the contracts alone make them large. It runs at the end of a compilation,
/// because everything that it measures is bound by then. An editor that checks single files would have to bind it for this.
/// </summary>
internal static class LargeContractCheck
{
    // Together with short messages, this can fill the context window: no language has more than three tokens for a
    // character.
    private const int LongContract = 90_000 - PromptSizeCheck.LongMessages;

    /// <summary>Reports the prompts that were not measured at their declaration.</summary>
    public static void Check(CompilationAnalysisContext context)
    {
        var lengths = new ContractLengths();
        foreach (INamedTypeSymbol type in Types(context.Compilation.Assembly.GlobalNamespace))
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            if (type.TypeKind != TypeKind.Interface
                || type.FindAttribute(SymbolNames.Product, SymbolNames.ClientAttribute) is null
                || !ClientParser.Calls(type).Any(method => lengths.Of(method.ReturnType, LongContract) >= LongContract)
                || ClientParser.Parse(type, PromptFiles.Of(context.Options, context.CancellationToken), new DiagnosticSink(), context.CancellationToken) is not { IsStub: false } client
                || PromptSizeCheck.Measures(context.Options, type, client))
            {
                continue;
            }

            foreach ((IMethodSymbol method, RenderedPrompt prompt) in PromptRenderer.Render(client, type, context.CancellationToken))
            {
                if (PromptSizeCheck.BeyondContext(method, prompt) is { } diagnostic && !CompilerErrors.ExistAt(diagnostic.Location, context.Compilation, context.CancellationToken))
                    context.ReportDiagnostic(diagnostic);
            }
        }
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container)
    {
        foreach (ISymbol member in container.GetMembers())
        {
            if (member is not INamespaceOrTypeSymbol inner)
                continue;
            if (inner is INamedTypeSymbol type)
                yield return type;
            foreach (INamedTypeSymbol nested in Types(inner))
                yield return nested;
        }
    }
}

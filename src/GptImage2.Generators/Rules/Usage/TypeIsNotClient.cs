using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GptImage2.Generators.Rules;

/// <summary>GI1028: a type that is bound as a client is not one.</summary>
/// <remarks>It is reported beside the error of the compiler, which says only that a constraint is not fulfilled.</remarks>
internal static class TypeIsNotClient
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        "GI1028",
        "The type is not a client",
        "'{0}' is not a client: {1}");

    public static void Check(SyntaxNodeAnalysisContext context, GenericNameSyntax name)
    {
        if (name.Identifier.ValueText is not ("Bind" or "AddClient" or "Of") || name.TypeArgumentList.Arguments is not [{ } argument])
            return;
        SymbolInfo method = context.SemanticModel.GetSymbolInfo(name, context.CancellationToken);
        if (!(method.Symbol is { } only ? IsOurs(only) : method.CandidateSymbols.Any(IsOurs))
            || context.SemanticModel.GetTypeInfo(argument, context.CancellationToken).Type is not INamedTypeSymbol type
            || type.TypeKind == TypeKind.Error
            || type.IsClient()
            || type.AllInterfaces.Any(static implemented => implemented.Is(SymbolNames.Product, "IJsonModeClient")))
        {
            return;
        }

        string remedy = type.TypeKind == TypeKind.Interface ? "annotate it with [JsonModeClient] and declare it partial" : "a client is a partial interface with [JsonModeClient]";
        context.ReportDiagnostic(Diagnostic.Create(Descriptor, argument.GetLocation(), type.Display(), remedy));
    }

    // JsonContract.Of takes contracts.
    private static bool IsOurs(ISymbol method) =>
        method is IMethodSymbol { TypeParameters: [{ Name: "TClient" }], ContainingNamespace: { } @namespace }
        && @namespace.ToDisplayString() is { } full
        && (full == SymbolNames.Product || full.StartsWith(SymbolNames.Product + ".", StringComparison.Ordinal) || full == "Microsoft.Extensions.DependencyInjection");
}

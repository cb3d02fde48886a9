using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GptImage2.Generators.Rules;

/// <summary>GI1029: a catch around a call waits for an exception that calls do not throw.</summary>
internal static class CatchWithoutEffect
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Info(
        "GI1029",
        "The call does not throw this exception",
        "'{0}' is never thrown here, because a call of a client throws exceptions of its own: catch {1}, or GptImage2Exception for all of them");

    public static void Check(SyntaxNodeAnalysisContext context, TryStatementSyntax statement)
    {
        foreach (CatchClauseSyntax clause in statement.Catches)
        {
            if (clause.Declaration?.Type is { } type && Instead(UsedCode.NameOf(type)) is { } instead && IsForeign(context, type) && HoldsOnlyCalls(context, statement.Block))
                context.Report(Descriptor, type, UsedCode.NameOf(type)!, instead);
        }
    }

    private static string? Instead(string? exception) => exception switch
    {
        "JsonException" => "ContractViolationException",
        "HttpRequestException" => "ApiException or ApiConnectionException",
        _ => null,
    };

    private static bool IsForeign(SyntaxNodeAnalysisContext context, TypeSyntax type) =>
        context.SemanticModel.GetTypeInfo(type, context.CancellationToken).Type is { } exception
        && (exception.Is("System.Text.Json", "JsonException") || exception.Is("System.Net.Http", "HttpRequestException"));

    // Anything else might throw the exception.
    private static bool HoldsOnlyCalls(SyntaxNodeAnalysisContext context, BlockSyntax block)
    {
        bool hasCall = false;
        foreach (SyntaxNode node in block.DescendantNodes())
        {
            switch (node)
            {
                case InvocationExpressionSyntax invocation:
                    bool isCall = UsedCode.ClientMethod(context, invocation) is not null;
                    hasCall |= isCall;
                    if (!isCall && !IsHarmless(context, invocation))
                        return false;
                    break;
                case AwaitExpressionSyntax { Expression: not InvocationExpressionSyntax }:
                case BaseObjectCreationExpressionSyntax or ElementAccessExpressionSyntax or ThrowStatementSyntax or ThrowExpressionSyntax or UsingStatementSyntax or AnonymousFunctionExpressionSyntax:
                case CommonForEachStatementSyntax { Expression: not InvocationExpressionSyntax }:
                    return false;
            }
        }

        return hasCall;
    }

    private static bool IsHarmless(SyntaxNodeAnalysisContext context, InvocationExpressionSyntax invocation)
    {
        if (context.SemanticModel.GetSymbolInfo(invocation, context.CancellationToken).Symbol is not IMethodSymbol method)
            return invocation.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" };
        return method.Name == "ConfigureAwait"
            || method.Name == "WithCancellation"
            || method.ContainingType.Is(SymbolNames.Product, "ImageInput")
            || (method.ContainingType.Is("System", "Console") && method.Name is "Write" or "WriteLine");
    }
}

using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GptImage2.Generators.Rules;

/// <summary>Reads code that uses contracts and clients.</summary>
internal static class UsedCode
{
    /// <summary>The last name of an expression: that of the method that is called, or of the type that is created.</summary>
    public static string? NameOf(SyntaxNode? expression) => expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        _ => WrittenNames.Last(expression),
    };

    /// <summary>Whether nothing seems to use what a method returns.</summary>
    public static bool MayBeDropped(InvocationExpressionSyntax invocation) =>
        Around(invocation) is ExpressionStatementSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax;

    /// <summary>Whether nothing uses what a method returns.</summary>
    public static bool IsDropped(SyntaxNodeAnalysisContext context, InvocationExpressionSyntax invocation) => Around(invocation) switch
    {
        ExpressionStatementSyntax => true,
        LambdaExpressionSyntax lambda => context.SemanticModel.GetSymbolInfo(lambda, context.CancellationToken).Symbol is IMethodSymbol { ReturnsVoid: true },
        ArrowExpressionClauseSyntax arrow => context.SemanticModel.GetEnclosingSymbol(arrow.Expression.SpanStart, context.CancellationToken) is IMethodSymbol { ReturnsVoid: true },
        _ => false,
    };

    /// <summary>The method of a client that is called; null for other methods.</summary>
    public static IMethodSymbol? ClientMethod(SyntaxNodeAnalysisContext context, InvocationExpressionSyntax invocation) =>
        context.SemanticModel.GetSymbolInfo(invocation, context.CancellationToken).Symbol is IMethodSymbol { IsStatic: false, ContainingType: { TypeKind: TypeKind.Interface } type } method && type.IsClient()
            ? method
            : null;

    private static SyntaxNode? Around(InvocationExpressionSyntax invocation)
    {
        SyntaxNode? at = invocation.Parent;
        while (at is ConditionalAccessExpressionSyntax or ParenthesizedExpressionSyntax)
            at = at.Parent;
        return at;
    }
}

using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GptImage2.Generators.Rules;

/// <summary>GI1025: an API key is written in the code.</summary>
internal static class KeyInCode
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Warning(
        "GI1025",
        "An API key is in the code",
        "The API key is written in the code, where everyone who can read the code can use it: read it from the configuration or from an environment variable, and withdraw this one");

    private const int LongKey = 32;

    public static void CheckCreation(SyntaxNodeAnalysisContext context, BaseObjectCreationExpressionSyntax creation)
    {
        if (creation.ArgumentList?.Arguments is not [{ Expression: { } argument }]
            || (creation is ObjectCreationExpressionSyntax { Type: { } written } ? UsedCode.NameOf(written) != "GptImage2Client" : argument is not LiteralExpressionSyntax)
            || !IsKey(context, argument))
        {
            return;
        }

        if (context.SemanticModel.GetTypeInfo(creation, context.CancellationToken).Type is { } type && type.Is(SymbolNames.Product, "GptImage2Client"))
            context.Report(Descriptor, argument);
    }

    public static void CheckAssignment(SyntaxNodeAnalysisContext context, AssignmentExpressionSyntax assignment)
    {
        if (UsedCode.NameOf(assignment.Left) == "ApiKey" && IsKey(context, assignment.Right)
            && context.SemanticModel.GetSymbolInfo(assignment.Left, context.CancellationToken).Symbol?.ContainingType is { } type && type.Is(SymbolNames.Product, "GptImage2Options"))
        {
            context.Report(Descriptor, assignment.Right);
        }
    }

    // Tests and the emulator take any text as a key.
    private static bool IsKey(SyntaxNodeAnalysisContext context, ExpressionSyntax expression)
    {
        // A literal needs no binding.
        object? value = expression is LiteralExpressionSyntax literal ? literal.Token.Value
            : expression is InvocationExpressionSyntax or ElementAccessExpressionSyntax ? null
            : context.SemanticModel.GetConstantValue(expression, context.CancellationToken).Value;
        if (value is not string key)
            return false;
        return key.StartsWith("sk-", StringComparison.Ordinal)
            || (key.Length >= LongKey && key.All(static c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_' or '+' or '/' or '='));
    }
}

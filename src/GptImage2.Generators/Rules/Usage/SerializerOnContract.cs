using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GptImage2.Generators.Rules;

/// <summary>GI3061: JsonSerializer reads or writes a contract in another way than its own reader and writer.</summary>
internal static class SerializerOnContract
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Warning(
        "GI3061",
        "JsonSerializer does not follow the contract",
        "JsonSerializer {0} '{1}' with other names than its contract{2}: use {3}");

    public static void Check(SyntaxNodeAnalysisContext context, InvocationExpressionSyntax invocation, string name)
    {
        bool reads = name.StartsWith("Deserialize", StringComparison.Ordinal);
        if ((!reads && !name.StartsWith("Serialize", StringComparison.Ordinal))
            || context.SemanticModel.GetSymbolInfo(invocation, context.CancellationToken).Symbol is not IMethodSymbol method
            || !method.ContainingType.Is("System.Text.Json", "JsonSerializer")
            || method.TypeArguments is not [{ } type]
            || Contract(type) is not { } contract
            || HasOptions(method, invocation))
        {
            return;
        }

        string contractName = contract.Display();
        if (reads)
            context.Report(Descriptor, invocation, "reads", contractName, ", and checks neither its members nor its constraints", $"{contractName}.FromJson");
        else
            context.Report(Descriptor, invocation, "writes", contractName, "", "ToJson");
    }

    private static ITypeSymbol? Contract(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => Contract(array.ElementType),
        INamedTypeSymbol named when named.IsContract() => named,
        INamedTypeSymbol { TypeArguments: { Length: > 0 } arguments } => Contract(arguments[arguments.Length - 1]),
        _ => null,
    };

    // Options may bring what reads and writes contracts; options that are written here show what they bring.
    private static bool HasOptions(IMethodSymbol method, InvocationExpressionSyntax invocation)
    {
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (parameter.Type.Name is "JsonSerializerContext" or "JsonTypeInfo")
                return true;
            if (parameter.Type.Name == "JsonSerializerOptions")
                return Argument(parameter, invocation) is { } argument && !IsPlain(argument);
        }

        return false;
    }

    private static ExpressionSyntax? Argument(IParameterSymbol parameter, InvocationExpressionSyntax invocation)
    {
        SeparatedSyntaxList<ArgumentSyntax> arguments = invocation.ArgumentList.Arguments;
        if (arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == parameter.Name) is { } named)
            return named.Expression;

        return parameter.Ordinal < arguments.Count && arguments[parameter.Ordinal].NameColon is null ? arguments[parameter.Ordinal].Expression : null;
    }

    private static bool IsPlain(ExpressionSyntax argument) => argument switch
    {
        CastExpressionSyntax cast => IsPlain(cast.Expression),
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.NullLiteralExpression) || literal.IsKind(SyntaxKind.DefaultLiteralExpression),
        BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 } } creation => creation.Initializer is null || !creation.Initializer.Expressions.Any(Matters),
        _ => false,
    };

    private static bool Matters(ExpressionSyntax setting) =>
        setting is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: var name }, Right: var value }
        && (name is "Converters" or "TypeInfoResolver" || (name == "PropertyNamingPolicy" && UsedCode.NameOf(value) == "CamelCase"));
}

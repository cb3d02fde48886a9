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
        "{0} {1} '{2}' {3}: use {4}options with AddContracts()");

    public static void Check(SyntaxNodeAnalysisContext context, InvocationExpressionSyntax invocation, string name)
    {
        bool isSerializer = name.StartsWith("Deserialize", StringComparison.Ordinal) || name.StartsWith("Serialize", StringComparison.Ordinal);
        bool reads = name[0] == 'D' || !isSerializer;
        if ((!isSerializer && !IsHttpRead(name))
            || context.SemanticModel.GetSymbolInfo(invocation, context.CancellationToken).Symbol is not IMethodSymbol method
            || !(isSerializer ? method.ContainingType.Is("System.Text.Json", "JsonSerializer") : method.ContainingType.ContainingNamespace.ToDisplayString() == "System.Net.Http.Json")
            || method.TypeArguments is not [{ } type]
            || Contract(type) is not { } contract
            || Options(method, invocation, isSerializer) is not { } options
            || (options == Naming.Web && !reads))
        {
            return;
        }

        string contractName = contract.Display();
        string how = (options, reads) switch
        {
            (Naming.Web, _) => "without its contract, and checks neither its members nor its constraints",
            (_, true) => "with other names than its contract, and checks neither its members nor its constraints",
            _ => "with other names than its contract",
        };
        string instead = !isSerializer ? "" : reads ? $"{contractName}.FromJson, or " : "ToJson, or ";
        context.Report(Descriptor, invocation, isSerializer ? "JsonSerializer" : name, reads ? "reads" : "writes", contractName, how, instead);
    }

    /// <summary>The names that the options of a call give to members.</summary>
    private enum Naming
    {
        /// <summary>Those of C#, or those of another policy.</summary>
        Other,

        /// <summary>Those that contracts have by default.</summary>
        Web,
    }

    private static bool IsHttpRead(string name) =>
        name is "GetFromJsonAsync" or "GetFromJsonAsAsyncEnumerable" or "DeleteFromJsonAsync" or "ReadFromJsonAsync" or "ReadFromJsonAsAsyncEnumerable";

    private static ITypeSymbol? Contract(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => Contract(array.ElementType),
        INamedTypeSymbol named when named.IsContract() => named,
        INamedTypeSymbol { TypeArguments: { Length: > 0 } arguments } => Contract(arguments[arguments.Length - 1]),
        _ => null,
    };

    // Options may bring what reads and writes contracts; options that are written here show what they bring. Null for others.
    private static Naming? Options(IMethodSymbol method, InvocationExpressionSyntax invocation, bool isSerializer)
    {
        Naming without = isSerializer ? Naming.Other : Naming.Web;
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (parameter.Type.Name is "JsonSerializerContext" or "JsonTypeInfo")
                return null;
            if (parameter.Type.Name == "JsonSerializerOptions")
                return Argument(parameter, invocation) is { } argument ? NamingOf(argument, without) : without;
        }

        return without;
    }

    private static ExpressionSyntax? Argument(IParameterSymbol parameter, InvocationExpressionSyntax invocation)
    {
        SeparatedSyntaxList<ArgumentSyntax> arguments = invocation.ArgumentList.Arguments;
        if (arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == parameter.Name) is { } named)
            return named.Expression;

        return parameter.Ordinal < arguments.Count && arguments[parameter.Ordinal].NameColon is null ? arguments[parameter.Ordinal].Expression : null;
    }

    private static Naming? NamingOf(ExpressionSyntax argument, Naming without) => argument switch
    {
        CastExpressionSyntax cast => NamingOf(cast.Expression, without),
        LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.NullLiteralExpression) || literal.IsKind(SyntaxKind.DefaultLiteralExpression) => without,
        MemberAccessExpressionSyntax { Expression: { } options, Name.Identifier.ValueText: var name } when UsedCode.NameOf(options) == "JsonSerializerOptions" =>
            name == "Web" ? Naming.Web : name == "Default" ? Naming.Other : null,
        BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 } } creation when creation.Initializer?.Expressions.Any(Matters) != true => Naming.Other,
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var defaults }] } creation when UsedCode.NameOf(defaults) == "Web" && creation.Initializer?.Expressions.Any(Matters) != true => Naming.Web,
        _ => null,
    };

    private static bool Matters(ExpressionSyntax setting) =>
        setting is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: var name }, Right: var value }
        && (name is "Converters" or "TypeInfoResolver" || (name == "PropertyNamingPolicy" && UsedCode.NameOf(value) == "CamelCase"));
}

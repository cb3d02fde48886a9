using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Symbols;

/// <summary>Reads <c>[Rule]</c>.</summary>
internal static class RuleAttributes
{
    // RuleEffect.Report.
    private const int Report = 1;

    public static AttributeData? Of(ISymbol member) => member is IPropertySymbol or IMethodSymbol
        ? member.FindAttribute(SymbolNames.Product, "RuleAttribute")
        : null;

    public static string Text(AttributeData rule) => (rule.ConstructorArguments is [{ Value: string text }, ..] ? text : "").Trim().Replace("\r\n", "\n");

    /// <summary>The names of the members that it compares.</summary>
    public static IReadOnlyList<string> Members(AttributeData rule)
    {
        var members = new List<string>();
        if (rule.ConstructorArguments is [_, { Kind: TypedConstantKind.Array, IsNull: false } names])
        {
            foreach (TypedConstant name in names.Values)
                members.Add(name.Value as string ?? "");
        }

        return members;
    }

    public static bool IsReported(AttributeData rule)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in rule.NamedArguments)
        {
            if (argument is { Key: "Effect", Value.Value: Report })
                return true;
        }

        return false;
    }

    /// <summary>Why a member cannot be evaluated as a rule; null where it can.</summary>
    public static string? Obstacle(ISymbol member) => member switch
    {
        { IsStatic: true } => "it is static",
        IPropertySymbol { IsIndexer: true } => "it is an indexer",
        IPropertySymbol { ExplicitInterfaceImplementations.IsEmpty: false } or IMethodSymbol { ExplicitInterfaceImplementations.IsEmpty: false } => "it implements a member of an interface explicitly",
        IPropertySymbol { GetMethod: null } => "it has no get accessor",
        IPropertySymbol { Type.SpecialType: not SpecialType.System_Boolean } or IMethodSymbol { ReturnType.SpecialType: not SpecialType.System_Boolean } => "it is not a bool",
        IMethodSymbol { MethodKind: not MethodKind.Ordinary } => "it is not a method that can be called by its name",
        IMethodSymbol { Parameters.IsEmpty: false } => "it has parameters",
        IMethodSymbol { Arity: > 0 } => "it is generic",
        _ => null,
    };
}

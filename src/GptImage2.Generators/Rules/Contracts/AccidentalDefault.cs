using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Model;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GptImage2.Generators.Rules;

/// <summary>GI3055: an initializer that only avoids a warning of the compiler makes a member optional.</summary>
internal static class AccidentalDefault
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Info(
        "GI3055",
        "An initializer makes the member optional",
        "The initializer of '{0}' makes the member optional, so a reply without it is accepted, and the value is {1}: declare the member 'required' without the initializer, if a reply must have it");

    public static void Check(ISymbol property, MemberModel member, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        if (member.Required || member.Value.Nullable || member.Binding == MemberBinding.Filled || ReflectsOnCreation(property))
            return;
        foreach (SyntaxReference reference in property.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellationToken) is PropertyDeclarationSyntax { Initializer.Value: { } value } && Empty(value, member) is { } what)
                sink.Report(Descriptor, new DiagnosticLocation(property, Syntax: value), null, property.Display(), what);
        }
    }

    // Who says how collections are created has thought about the initializer.
    private static bool ReflectsOnCreation(ISymbol property) =>
        property.FindAttribute(SymbolNames.Serialization, "JsonObjectCreationHandlingAttribute") is not null
        || property.ContainingType.FindAttribute(SymbolNames.Serialization, "JsonObjectCreationHandlingAttribute") is not null;

    // A default that breaks the constraints has its own rule.
    private static string? Empty(ExpressionSyntax value, MemberModel member) => member.Value switch
    {
        ScalarValue { Scalar.IsString: true } => IsEmptyText(value) && AllowsEmptyText(member.Constraints) ? "empty" : null,
        ScalarValue { Scalar.IsNumber: true } => IsZero(value) && AllowsZero(member.Constraints) ? "0" : null,
        ListValue or DictionaryValue => IsNew(value) && member.Constraints.MinLength is not > 0 ? "empty" : null,
        ContractValue or ObjectValue => value is BaseObjectCreationExpressionSyntax && IsNew(value) ? "an empty object" : null,
        _ => null,
    };

    private static bool AllowsEmptyText(ConstraintModel constraints) =>
        constraints.MinLength is not > 0 && constraints.Pattern is null && constraints.Format == TextFormat.Any && constraints.Allowed.Count == 0 && constraints.Denied.Count == 0;

    private static bool AllowsZero(ConstraintModel constraints) =>
        constraints.Minimum is null or "0" && !constraints.MinimumIsExclusive && constraints.Maximum?.StartsWith("-", StringComparison.Ordinal) != true && constraints.Allowed.Count == 0 && constraints.Denied.Count == 0;

    private static bool IsEmptyText(ExpressionSyntax value) => value switch
    {
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression, Token.ValueText: "" } => true,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Empty", Expression: PredefinedTypeSyntax or IdentifierNameSyntax { Identifier.ValueText: "String" } } => true,
        _ => false,
    };

    private static bool IsZero(ExpressionSyntax value) => value switch
    {
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NumericLiteralExpression, Token.Value: { } number } => number is 0 or 0u or 0L or 0ul or 0d or 0f or 0m,
        _ => false,
    };

    private static bool IsNew(ExpressionSyntax value) => value switch
    {
        CollectionExpressionSyntax collection => collection.Elements.Count == 0,
        BaseObjectCreationExpressionSyntax { Initializer: null or { Expressions.Count: 0 } } creation => creation.ArgumentList is null or { Arguments.Count: 0 },
        ArrayCreationExpressionSyntax { Initializer: null or { Expressions.Count: 0 }, Type.RankSpecifiers: [{ Sizes: [OmittedArraySizeExpressionSyntax or LiteralExpressionSyntax { Token.Value: 0 }] }, ..] } => true,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Empty" } => true,
        InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Empty" } } => true,
        _ => false,
    };
}

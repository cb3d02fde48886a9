using System.Collections.Immutable;
using System.Composition;
using GptImage2.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GptImage2.CodeFixes;

/// <summary>Replaces an initializer that stands for no value, such as <c>null!</c>, by the modifier <c>required</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RequiredMemberFix)), Shared]
internal sealed class RequiredMemberFix : TextEditCodeFixProvider
{
    private const string OptionalByInitializer = "GI3055";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [InvalidDefault.Descriptor.Id, OptionalByInitializer];

    internal override IEnumerable<TextEditFix> Fixes(DiagnosticContext context, CancellationToken cancellationToken)
    {
        if (context.Around<ParameterSyntax>() is { Default: { Value: var @default } clause, Parent: ParameterListSyntax { Parameters: var parameters } } parameter)
        {
            // No parameter without a default may follow one with a default.
            if (IsNoValue(@default) && parameters.TakeWhile(other => other != parameter).All(static other => other.Default is null))
                yield return Fix(parameter.Identifier, context.Replace(TextSpan.FromBounds(parameter.Identifier.Span.End, clause.Span.End), ""));
            yield break;
        }

        if (context.Around<PropertyDeclarationSyntax>() is not { Initializer: { Value: var value } initializer, AccessorList: { } accessors } property
            || !IsNoValue(value)
            || context.Model.GetDeclaredSymbol(property, cancellationToken) is not { } symbol
            || !CanBeRequired(symbol)
            || Creations.LeaveOut(symbol, context.Model.Compilation, cancellationToken))
        {
            yield break;
        }

        yield return Fix(
            property.Identifier,
            context.Insert(property.Type.SpanStart, "required "),
            context.Replace(TextSpan.FromBounds(accessors.Span.End, property.SemicolonToken.IsMissing ? initializer.Span.End : property.SemicolonToken.Span.End), ""));
    }

    private static TextEditFix Fix(SyntaxToken name, params Edit[] edits) => new($"Declare '{name.ValueText}' required", "Required", edits);

    // A value that somebody has chosen stays.
    private static bool IsNoValue(ExpressionSyntax value) => value switch
    {
        ParenthesizedExpressionSyntax { Expression: var inner } => IsNoValue(inner),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression, Operand: var inner } => IsNoValue(inner),
        LiteralExpressionSyntax literal => literal.Token.ValueText.Length == 0 || literal.Kind() is SyntaxKind.NullLiteralExpression or SyntaxKind.DefaultLiteralExpression,
        DefaultExpressionSyntax => true,
        CollectionExpressionSyntax collection => collection.Elements.Count == 0,
        ArrayCreationExpressionSyntax array => array.Initializer is null or { Expressions.Count: 0 } && array.Type.RankSpecifiers[0].Sizes is [OmittedArraySizeExpressionSyntax or LiteralExpressionSyntax { Token.ValueText: "0" }],
        BaseObjectCreationExpressionSyntax creation => creation.ArgumentList is null or { Arguments.Count: 0 } && creation.Initializer is null or { Expressions.Count: 0 },
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Empty" } => true,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Empty" }, ArgumentList.Arguments.Count: 0 } => true,
        _ => false,
    };

    // What the compiler asks of a required property.
    private static bool CanBeRequired(IPropertySymbol property) =>
        property is { IsStatic: false, IsRequired: false, IsVirtual: false, IsAbstract: false, ExplicitInterfaceImplementations.IsEmpty: true, SetMethod: { } setter }
        && Rank(property.DeclaredAccessibility) >= Rank(property.ContainingType.DeclaredAccessibility)
        && Rank(setter.DeclaredAccessibility) >= Rank(property.ContainingType.DeclaredAccessibility);

    private static int Rank(Accessibility accessibility) => accessibility switch
    {
        Accessibility.Public => 4,
        Accessibility.ProtectedOrInternal => 3,
        Accessibility.Internal or Accessibility.Protected => 2,
        Accessibility.ProtectedAndInternal => 1,
        _ => 0,
    };
}

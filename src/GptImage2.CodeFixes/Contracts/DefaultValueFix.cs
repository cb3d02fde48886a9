using System.Collections.Immutable;
using System.Composition;
using GptImage2.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GptImage2.CodeFixes;

/// <summary>Turns <c>[DefaultValue]</c> into the default of a parameter, or into the initializer of a property.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DefaultValueFix)), Shared]
internal sealed class DefaultValueFix : TextEditCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [UnhonouredAttribute.Descriptor.Id];

    internal override IEnumerable<TextEditFix> Fixes(DiagnosticContext context, CancellationToken cancellationToken)
    {
        if (MemberAttribute.At(context, cancellationToken) is not { Name: "DefaultValue", Namespace: "System.ComponentModel", Arguments: [{ Expression: var value }] } attribute
            || HonouredAttribute.Of(attribute) is not null)
        {
            yield break;
        }

        switch (attribute.Owner)
        {
            case ParameterSyntax { Type: { } type, Default: null, Parent: ParameterListSyntax { Parameters: var parameters } } parameter
                when Constant(value, type, context) is { } constant && parameters.SkipWhile(other => other != parameter).Skip(1).All(static other => other.Default is not null):
                yield return Fix(parameter.Identifier, constant, parameter.Span.End, "");
                break;
            case PropertyDeclarationSyntax { Initializer: null, AccessorList: { } accessors } property
                when Constant(value, property.Type, context) is { } constant && accessors.Accessors.All(static accessor => accessor is { Body: null, ExpressionBody: null }):
                yield return Fix(property.Identifier, constant, accessors.Span.End, ";");
                break;
        }

        TextEditFix Fix(SyntaxToken name, string constant, int end, string after) => new(
            $"Give '{name.ValueText}' the default {constant}",
            "Default",
            context.Replace(Removal.OfAttribute(attribute.Syntax), ""),
            context.Insert(end, $" = {constant}{after}"));
    }

    // The value as the type takes it; null if it is of another type.
    private static string? Constant(ExpressionSyntax value, TypeSyntax type, DiagnosticContext context)
    {
        if (context.Model.GetTypeInfo(type).Type is not { } target)
            return null;
        if (context.Model.ClassifyConversion(value, target) is { IsImplicit: true, IsUserDefined: false })
            return value.ToString();
        bool isDecimal = target.SpecialType == SpecialType.System_Decimal
            || (target is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [{ SpecialType: SpecialType.System_Decimal }] });
        return isDecimal && value is LiteralExpressionSyntax { Token: { Value: double, Text: var text } } && text.IndexOfAny(['e', 'E']) < 0 ? text.TrimEnd('d', 'D') + "m" : null;
    }
}

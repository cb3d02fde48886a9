using System.Globalization;
using System.Text.RegularExpressions;
using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using GptImage2.Generators.Rules.Patterns;
using GptImage2.Generators.Scalars;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GptImage2.Generators.Rules;

/// <summary>GI3017: the default of a member breaks its constraints, and is used in silence when the model leaves the member out.</summary>
internal static class InvalidDefault
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Warning(
        "GI3017",
        "The default breaks the contract",
        "The default of '{0}' is {1}, but {2}; the member has this default when the model leaves it out: change the default, or declare the member required");

    public static void Check(ISymbol property, IParameterSymbol? parameter, MemberModel member, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        if (member.Required || (member.Value.Nullable && ReferenceEquals(member.Constraints, ConstraintModel.None) && !UnwritableDefault.MayBe(member.Value)))
            return;
        if ((parameter is null ? Initializer(property, cancellationToken) : Default(parameter, cancellationToken)) is not { } expression)
            return;
        ExpressionSyntax bare = Bare(expression);
        if (IsEmpty(bare, member.Value))
        {
            if (member.Constraints.MinLength is > 0 and { } least)
                Report("empty", $"it needs at least {least.Invariant()}");
            return;
        }

        if (member.Value is ScalarValue { IsPlainString: true } && bare is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Empty" })
        {
            // string.Empty is not a constant.
            if (OfText("", member.Constraints) is { } problem)
                Report("\"\"", problem);
            return;
        }

        bool mayBeNull = bare.IsKind(SyntaxKind.NullLiteralExpression) || bare.IsKind(SyntaxKind.DefaultLiteralExpression) || bare is DefaultExpressionSyntax;
        if (mayBeNull && !member.Value.IsValueType)
        {
            if (!member.Value.Nullable)
                Report("null", "the type is not nullable");
            return;
        }

        if (UnwritableDefault.Problem(bare, mayBeNull, member.Value, sink) is { } unwritable)
        {
            Report(bare.ToString(), unwritable);
            return;
        }

        bool isChecked = member.Value is EnumValue || !ReferenceEquals(member.Constraints, ConstraintModel.None);
        if (isChecked && sink.ConstantOf(bare) is { HasValue: true, Value: { } value } && Obstacle(value, property.MemberType(), member) is { } obstacle)
            Report(value is string text ? $"\"{text}\"" : Text(value), obstacle);

        void Report(string what, string reason) =>
            sink.Report(Descriptor, new DiagnosticLocation(property, Syntax: expression), null, property.Display(), what, reason);
    }

    private static string? Obstacle(object value, ITypeSymbol type, MemberModel member) => member.Value switch
    {
        EnumValue => type.GetMembers().Any(candidate => candidate is IFieldSymbol { HasConstantValue: true } field && value.Equals(field.ConstantValue))
            || type.TypeKind != TypeKind.Enum
                ? null
                : $"'{type.Name}' has no name for it",
        ScalarValue { Scalar.IsString: true } when value is string text => OfText(text, member.Constraints),
        ScalarValue { Scalar: var scalar } when scalar.IsNumber && NumberBound.TryParse(Text(value), out NumberBound number) => OfNumber(number, member.Constraints),
        _ => null,
    };

    private static string? OfNumber(NumberBound number, ConstraintModel constraints)
    {
        if (constraints.Minimum is { } least && NumberBound.TryParse(least, out NumberBound low)
            && (low.IsAbove(number) || (constraints.MinimumIsExclusive && !number.IsAbove(low))))
        {
            return constraints.MinimumIsExclusive ? $"it must be greater than {least}" : $"it must be at least {least}";
        }

        if (constraints.Maximum is { } most && NumberBound.TryParse(most, out NumberBound high)
            && (number.IsAbove(high) || (constraints.MaximumIsExclusive && !high.IsAbove(number))))
        {
            return constraints.MaximumIsExclusive ? $"it must be less than {most}" : $"it must be at most {most}";
        }

        return Listed(constraints, text => NumberBound.TryParse(text, out NumberBound other) && !other.IsAbove(number) && !number.IsAbove(other));
    }

    private static string? OfText(string text, ConstraintModel constraints)
    {
        int length = TextChecks.Characters(text);
        if (length < constraints.MinLength)
            return $"it must have at least {constraints.MinLength} characters";
        if (length > constraints.MaxLength)
            return $"it must have at most {constraints.MaxLength} characters";
        Regex? regex = null;
        if (constraints.Pattern is not null && !TextChecks.Matches(text, constraints.Pattern, ref regex))
            return "it must match " + constraints.Pattern;
        if (constraints.Format == TextFormat.EmailAddress && TextChecks.IsNoAddress(text))
            return "it must be an e-mail address";
        return Listed(constraints, candidate => string.Equals(candidate, text, StringComparison.Ordinal));
    }

    private static string? Listed(ConstraintModel constraints, Func<string, bool> isIt) =>
        constraints.Allowed.Count > 0 && !constraints.Allowed.Any(isIt) ? "it is not one of the allowed values"
        : constraints.Denied.Any(isIt) ? "it is a denied value"
        : null;

    private static ExpressionSyntax? Default(IParameterSymbol parameter, CancellationToken cancellationToken) =>
        parameter is { HasExplicitDefaultValue: true, DeclaringSyntaxReferences: [{ } reference] }
            ? (reference.GetSyntax(cancellationToken) as ParameterSyntax)?.Default?.Value
            : null;

    private static ExpressionSyntax? Initializer(ISymbol property, CancellationToken cancellationToken)
    {
        foreach (SyntaxReference reference in property.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellationToken) is PropertyDeclarationSyntax { Initializer.Value: { } value })
                return value;
            if (reference.GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } ofField })
                return ofField;
        }

        return null;
    }

    private static ExpressionSyntax Bare(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax { Expression: { } inner } => Bare(inner),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression, Operand: { } inner } => Bare(inner),
        _ => expression,
    };

    private static bool IsEmpty(ExpressionSyntax expression, ValueModel value) => value is ListValue or DictionaryValue && expression switch
    {
        CollectionExpressionSyntax collection => collection.Elements.Count == 0,
        BaseObjectCreationExpressionSyntax { Initializer: null } creation => creation.ArgumentList is null or { Arguments.Count: 0 },
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Empty" } => true,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Empty" }, ArgumentList.Arguments.Count: 0 } => true,
        _ => false,
    };

    private static string Text(object value) => value switch
    {
        float number => number.ToString("R", NumberFormatInfo.InvariantInfo),
        double number => number.ToString("R", NumberFormatInfo.InvariantInfo),
        IFormattable number => number.ToString(null, NumberFormatInfo.InvariantInfo),
        _ => value.ToString() ?? "",
    };
}

using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GptImage2.Generators.Rules;

/// <summary>Finds defaults that JSON cannot write, or that a reply could not contain. They are reported as GI3017.</summary>
internal static class UnwritableDefault
{
    /// <summary>Whether there are such defaults of a type.</summary>
    public static bool MayBe(ValueModel value) => value is ScalarValue scalar && (IsFraction(scalar) || IsUri(scalar) || IsElement(scalar));

    /// <returns>What is wrong with a default; null if nothing is.</returns>
    /// <param name="expression">The default.</param>
    /// <param name="isDefault">Whether it is the default of its type.</param>
    /// <param name="value">The type of the member.</param>
    /// <param name="sink">Knows the values of constants.</param>
    public static string? Problem(ExpressionSyntax expression, bool isDefault, ValueModel value, DiagnosticSink sink) => value switch
    {
        ListValue { Kind: ListKind.ImmutableArray, Nullable: false } when isDefault => "an array that was not created cannot be written",
        ScalarValue { Nullable: false } element when isDefault && IsElement(element) => "it has no value that can be written",
        ScalarValue scalar when IsFraction(scalar) && IsNotFinite(expression, sink) => "JSON has no such number",
        ScalarValue scalar when IsUri(scalar) && IsRelative(expression, sink) => "a reply may only contain an absolute URI",
        _ => null,
    };

    private static bool IsFraction(ScalarValue value) => value.Scalar.Name is "Single" or "Double" or "Half";

    private static bool IsUri(ScalarValue value) => value.Scalar.Name == "Uri";

    private static bool IsElement(ScalarValue value) => value.Scalar.Name == "JsonElement";

    private static bool IsNotFinite(ExpressionSyntax expression, DiagnosticSink sink)
    {
        // Most defaults are literals, for which no semantic model is needed.
        if (expression is LiteralExpressionSyntax or PrefixUnaryExpressionSyntax { Operand: LiteralExpressionSyntax })
            return false;
        if (expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "NaN" or "PositiveInfinity" or "NegativeInfinity" })
            return true;
        return sink.ConstantOf(expression) is { HasValue: true, Value: { } value }
            && (value is double number ? double.IsNaN(number) || double.IsInfinity(number) : value is float single && (float.IsNaN(single) || float.IsInfinity(single)));
    }

    private static bool IsRelative(ExpressionSyntax expression, DiagnosticSink sink)
    {
        if (expression is not BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [{ } text, { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var kind } }] })
            return false;
        return kind == "Relative"
            || (kind == "RelativeOrAbsolute" && sink.ConstantOf(text.Expression) is { HasValue: true, Value: string address } && !HasScheme(address));
    }

    private static bool HasScheme(string address)
    {
        int colon = address.IndexOf(':');
        return colon > 0 && address.IndexOfAny(['/', '?', '#']) is var other && (other < 0 || other > colon);
    }
}

using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using GptImage2.Generators.Rules;
using GptImage2.Generators.Rules.Patterns;
using GptImage2.Generators.Scalars;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Parsing;

/// <summary>Reads the attributes of System.ComponentModel.DataAnnotations that constrain a value.</summary>
internal static class ConstraintParser
{
    public static ConstraintModel Parse(INamedTypeSymbol contract, ISymbol member, IParameterSymbol? parameter, ValueModel value, DiagnosticSink sink)
    {
        ConstraintModel constraints = ConstraintModel.None;
        foreach (AttributeData attribute in MemberAttributes.Of(contract, member, parameter))
            constraints = Apply(attribute, contract, member, value, constraints, sink);

        if (!ReferenceEquals(constraints, ConstraintModel.None))
            NoPossibleValue.Check(member, parameter, value, constraints, sink);
        return constraints;
    }

    private static ConstraintModel Apply(
        AttributeData attribute,
        INamedTypeSymbol contract,
        ISymbol member,
        ValueModel value,
        ConstraintModel constraints,
        DiagnosticSink sink)
    {
        if (attribute.AttributeClass is not { } type)
            return constraints;
        if (!type.Is(SymbolNames.DataAnnotations, type.Name))
        {
            UnhonouredAttribute.CheckValidation(member, attribute, contract, sink);
            return constraints;
        }

        switch (type.Name)
        {
            case "RangeAttribute":
                return Range(attribute, member, value, constraints, sink);
            case "MinLengthAttribute" when Integer(attribute, 0) is { } least:
                return Length(attribute, member, value, constraints, least, null, sink);
            case "MaxLengthAttribute" when attribute.ConstructorArguments.IsEmpty:
                return constraints;
            case "MaxLengthAttribute" when Integer(attribute, 0) is { } most:
                return Length(attribute, member, value, constraints, null, most, sink);
            case "LengthAttribute" when Integer(attribute, 0) is { } least && Integer(attribute, 1) is { } most:
                return Length(attribute, member, value, constraints, least, most, sink);
            case "StringLengthAttribute" when Integer(attribute, 0) is { } most:
                if (value is ScalarValue { Scalar.IsString: true })
                    return Length(attribute, member, value, constraints, NamedInteger(attribute, "MinimumLength"), most, sink);
                ConstraintDoesNotApply.Report(member, attribute, ConstraintDoesNotApply.Strings, sink);
                return constraints;
            case "RegularExpressionAttribute" when attribute.ConstructorArguments is [{ Value: string pattern }]:
                return Pattern(attribute, member, value, constraints, pattern, sink);
            case "AllowedValuesAttribute":
                return constraints with { Allowed = Constants(attribute, member, value, sink) };
            case "DeniedValuesAttribute":
                return constraints with { Denied = Constants(attribute, member, value, sink) };
            case "EmailAddressAttribute":
                return Format(attribute, member, value, constraints, TextFormat.EmailAddress, sink);
            case "UrlAttribute":
                return Format(attribute, member, value, constraints, TextFormat.Url, sink);
            case "Base64StringAttribute":
                return Format(attribute, member, value, constraints, TextFormat.Base64String, sink);
            default:
                UnhonouredAttribute.CheckValidation(member, attribute, contract, sink);
                return constraints;
        }
    }

    private static ConstraintModel Range(
        AttributeData attribute,
        ISymbol member,
        ValueModel value,
        ConstraintModel constraints,
        DiagnosticSink sink)
    {
        if (value is not ScalarValue { Scalar: var scalar } || !scalar.IsNumber)
        {
            ConstraintDoesNotApply.Report(member, attribute, ConstraintDoesNotApply.Numbers, sink);
            return constraints;
        }

        if (constraints.Minimum is not null || constraints.Maximum is not null)
        {
            Second(attribute, member, sink);
            return constraints;
        }

        // [Range(typeof(decimal), "0", "9.99")] has its bounds in the second and third argument.
        int first = attribute.ConstructorArguments.Length == 3 ? 1 : 0;
        if (attribute.ConstructorArguments.Length < 2
            || !NumberBound.TryParse(attribute.ConstructorArguments[first].Value, out NumberBound least)
            || !NumberBound.TryParse(attribute.ConstructorArguments[first + 1].Value, out NumberBound most))
        {
            ConstraintDoesNotApply.Report(member, attribute, ConstraintDoesNotApply.BoundsAreNoNumbers, sink);
            return constraints;
        }

        // After the bounds were rounded to integers, this could no longer be detected.
        if (least.IsAbove(most))
        {
            NoPossibleValue.ReportReversed(member, attribute, least, most, sink);
            return constraints;
        }

        bool minimumIsExclusive = NamedBoolean(attribute, "MinimumIsExclusive");
        bool maximumIsExclusive = NamedBoolean(attribute, "MaximumIsExclusive");
        return constraints with
        {
            Minimum = least.AsMinimum(scalar, ref minimumIsExclusive),
            MinimumIsExclusive = minimumIsExclusive,
            Maximum = most.AsMaximum(scalar, ref maximumIsExclusive),
            MaximumIsExclusive = maximumIsExclusive,
        };
    }

    private static ConstraintModel Length(
        AttributeData attribute,
        ISymbol member,
        ValueModel value,
        ConstraintModel constraints,
        int? least,
        int? most,
        DiagnosticSink sink)
    {
        if (value is not (ScalarValue { Scalar.IsString: true } or ListValue or DictionaryValue))
        {
            ConstraintDoesNotApply.Report(member, attribute, ConstraintDoesNotApply.Lengths, sink);
            return constraints;
        }

        // Only [MaxLength] has a number for the largest length that a database supports.
        if (least < 0 || most < (attribute.AttributeClass?.Name == "MaxLengthAttribute" ? -1 : 0))
        {
            ConstraintDoesNotApply.ReportLength(member, attribute, least < 0 ? least.Value : most!.Value, sink);
            return constraints;
        }

        // [MaxLength] without a length means the largest length that a database supports.
        return constraints with
        {
            MinLength = least is > 0 ? Math.Max(least.Value, constraints.MinLength ?? 0) : constraints.MinLength,
            MaxLength = most is >= 0 ? Math.Min(most.Value, constraints.MaxLength ?? int.MaxValue) : constraints.MaxLength,
        };
    }

    private static ConstraintModel Pattern(
        AttributeData attribute,
        ISymbol member,
        ValueModel value,
        ConstraintModel constraints,
        string pattern,
        DiagnosticSink sink)
    {
        if (value is not ScalarValue { Scalar.IsString: true })
        {
            ConstraintDoesNotApply.Report(member, attribute, ConstraintDoesNotApply.Strings, sink);
            return constraints;
        }

        if (constraints.Pattern is not null)
        {
            Second(attribute, member, sink);
            return constraints;
        }

        var known = KnownPattern.Of(pattern);
        if (known.Error is { } error)
        {
            InvalidPattern.Report(member, attribute, error, sink);
            return constraints;
        }

        if (known.Impossible is { } impossible)
            NoPossibleValue.ReportPattern(member, attribute, impossible, sink);
        else if (sink.IsRead)
            CheckPattern(member, attribute, pattern, known, sink);
        return constraints with
        {
            Pattern = pattern,
            PatternTimeout = NamedInteger(attribute, "MatchTimeoutInMilliseconds") ?? 2000,
        };
    }

    private static void CheckPattern(ISymbol member, AttributeData attribute, string pattern, KnownPattern known, DiagnosticSink sink)
    {
        foreach (EcmaProblem problem in known.Problems)
            PatternBeyondEcma.Report(member, attribute, pattern, problem, sink);
        ExplosivePattern.Check(member, attribute, pattern, known.Explosion, sink);
    }

    private static ConstraintModel Format(
        AttributeData attribute,
        ISymbol member,
        ValueModel value,
        ConstraintModel constraints,
        TextFormat format,
        DiagnosticSink sink)
    {
        if (value is ScalarValue { Scalar: var scalar } && (scalar.IsString || (scalar.Format == "uri" && format == TextFormat.Url)))
            return constraints with { Format = format };
        ConstraintDoesNotApply.Report(member, attribute, format == TextFormat.Url ? ConstraintDoesNotApply.Urls : ConstraintDoesNotApply.Strings, sink);
        return constraints;
    }

    // The type decides whether null is allowed.
    private static EquatableArray<string> Constants(AttributeData attribute, ISymbol member, ValueModel value, DiagnosticSink sink)
    {
        var texts = new List<string>();
        if (value is ScalarValue scalar && attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Array, IsNull: false } list])
        {
            foreach (TypedConstant constant in list.Values)
            {
                if (constant.IsNull)
                    continue;
                if (scalar.Scalar.IsString && constant.Value is string text)
                    texts.Add(text);
                else if (scalar.Scalar.IsNumber && NumberBound.TryParse(constant.Value, out NumberBound number) && number.IsValueOf(scalar.Scalar))
                    texts.Add(number.Text());
                else
                    return NoConstants(attribute, member, sink);
            }
        }

        return texts.Count == 0 ? NoConstants(attribute, member, sink) : texts.ToEquatableArray();
    }

    private static EquatableArray<string> NoConstants(AttributeData attribute, ISymbol member, DiagnosticSink sink)
    {
        ConstraintDoesNotApply.Report(member, attribute, ConstraintDoesNotApply.OtherConstants, sink);
        return [];
    }

    // One is on the parameter and one on the property; the compiler rejects two on the same symbol.
    private static void Second(AttributeData attribute, ISymbol member, DiagnosticSink sink)
    {
        int ofProperty = member.GetAttributes().Count(other => SymbolEqualityComparer.Default.Equals(other.AttributeClass, attribute.AttributeClass));
        if (ofProperty == 1)
            ConstraintDoesNotApply.Report(member, attribute, ConstraintDoesNotApply.Second, sink);
        else
            sink.Fail();
    }

    private static int? Integer(AttributeData attribute, int index) =>
        index < attribute.ConstructorArguments.Length && attribute.ConstructorArguments[index] is { Kind: TypedConstantKind.Primitive, Value: int value }
            ? value
            : null;

    private static int? NamedInteger(AttributeData attribute, string name) => Named(attribute, name) as int?;

    private static bool NamedBoolean(AttributeData attribute, string name) => Named(attribute, name) is true;

    private static object? Named(AttributeData attribute, string name)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
                return argument.Value.Value;
        }

        return null;
    }
}

using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using GptImage2.Generators.Scalars;

namespace GptImage2.Generators.Emitting;

/// <summary>Writes the checks after a scalar was read, and the text of what was expected.</summary>
internal static class ConstraintEmitter
{
    public static void Emit(SourceWriter writer, ScalarValue value, string member, ConstraintModel constraints, string local, SupportingMembers supporting)
    {
        if (constraints.Minimum is not null || constraints.Maximum is not null)
            Reject(writer, OutOfRange(value.Scalar, constraints, local), "Range", RangeText(value.Scalar, constraints));
        string isText = value.Nullable ? $"{local} is not null && " : "";
        if (constraints.MinLength is not null || constraints.MaxLength is not null)
        {
            string least = (constraints.MinLength ?? 0).Invariant();
            string most = constraints.MaxLength is { } maximum ? maximum.Invariant() : "int.MaxValue";
            Reject(writer, $"{isText}!{TypeNames.TextLength}.IsWithin({local}, {least}, {most})", "Length", "a string of " + CountText(constraints, "character"));
        }

        if (constraints.Format != TextFormat.Any && value.Scalar.IsString)
            Reject(writer, $"{isText}!{TypeNames.TextFormats}.Is{constraints.Format}({local})", "Format", FormatText(constraints.Format));
        else if (constraints.Format != TextFormat.Any)
            Reject(writer, $"{local} is not null && !{TypeNames.TextFormats}.Is{constraints.Format}({local}.OriginalString)", "Format", FormatText(constraints.Format));
        if (constraints.Allowed.Count > 0)
            Reject(writer, (value.Nullable ? $"{local} is not null && " : "") + "!" + IsOneOf(value.Scalar, constraints.Allowed, local), "Enum", List(value.Scalar, constraints.Allowed));
        if (constraints.Denied.Count > 0)
            Reject(writer, (value.Nullable ? $"{local} is not null && " : "") + IsOneOf(value.Scalar, constraints.Denied, local), "Enum", "another value than " + List(value.Scalar, constraints.Denied));
        if (constraints.Pattern is not null)
        {
            string field = supporting.Pattern(member, constraints);
            Reject(writer, $"{isText}!{field}.Matches({local})", "Pattern", "a string that matches " + constraints.Pattern);
        }
    }

    /// <summary>The check of the number of items in a list or dictionary.</summary>
    public static void EmitCount(SourceWriter writer, string variable, ConstraintModel constraints, string what, string item)
    {
        string? test = (constraints.MinLength, constraints.MaxLength) switch
        {
            ({ } least, { } most) => $"< {least:D} or > {most:D}",
            ({ } least, null) => $"< {least:D}",
            (null, { } most) => $"> {most:D}",
            _ => null,
        };
        if (test is null)
            return;
        writer.Line($"if ({variable}.Count is {test})");
        writer.Line($"    json.Reject(start, {TypeNames.Rule}.Length, {CSharpText.Literal(what + " of " + CountText(constraints, item))});");
    }

    private static string FormatText(TextFormat format) => format switch
    {
        TextFormat.EmailAddress => "an e-mail address",
        TextFormat.Url => "an http, https or ftp URL",
        _ => "a string in base64",
    };

    private static string IsOneOf(Scalar scalar, EquatableArray<string> values, string local)
    {
        var tests = new List<string>();
        foreach (string value in values)
            tests.Add($"{local} == {(scalar.IsString ? CSharpText.Literal(value) : Number(scalar, value))}");
        return $"({string.Join(" || ", tests)})";
    }

    private static string List(Scalar scalar, EquatableArray<string> values)
    {
        string text = "";
        for (int i = 0; i < values.Count; i++)
            text += (i == 0 ? "" : i == values.Count - 1 ? " or " : ", ") + (scalar.IsString ? JsonStringLiteral.Quote(values[i]) : values[i]);
        return text;
    }

    private static void Reject(SourceWriter writer, string condition, string rule, string expected)
    {
        writer.Line($"if ({condition})");
        writer.Line($"    json.Reject({TypeNames.Rule}.{rule}, {CSharpText.Literal(expected)});");
    }

    private static string OutOfRange(Scalar scalar, ConstraintModel constraints, string local)
    {
        string below = constraints.MinimumIsExclusive ? "<=" : "<";
        string above = constraints.MaximumIsExclusive ? ">=" : ">";
        string? minimum = constraints.Minimum is null ? null : Number(scalar, constraints.Minimum);
        string? maximum = constraints.Maximum is null ? null : Number(scalar, constraints.Maximum);
        bool isConstant = scalar.Number!.IsConstant;
        string[] tests = (minimum, maximum) switch
        {
            ({ }, { }) => [$"{below} {minimum}", $"{above} {maximum}"],
            ({ }, null) => [$"{below} {minimum}"],
            _ => [$"{above} {maximum}"],
        };
        return isConstant
            ? $"{local} is {string.Join(" or ", tests)}"
            : $"{local} {string.Join($" || {local} ", tests)}";
    }

    private static string Number(Scalar scalar, string text) => scalar.Number!.Literal.Replace("{0}", text);

    private static string RangeText(Scalar scalar, ConstraintModel constraints)
    {
        string noun = scalar.IsInteger ? "an integer " : "a number ";
        return constraints switch
        {
            { Minimum: { } least, Maximum: { } most, MinimumIsExclusive: false, MaximumIsExclusive: false } =>
                $"{noun}from {least} to {most}",
            { Minimum: { } least, Maximum: { } most } =>
                $"{noun}{Least(constraints, least)} and {Most(constraints, most)}",
            { Minimum: { } least } => noun + Least(constraints, least),
            _ => noun + Most(constraints, constraints.Maximum!),
        };
    }

    private static string Least(ConstraintModel constraints, string bound) =>
        (constraints.MinimumIsExclusive ? "greater than " : "of at least ") + bound;

    private static string Most(ConstraintModel constraints, string bound) =>
        (constraints.MaximumIsExclusive ? "less than " : "of at most ") + bound;

    private static string CountText(ConstraintModel constraints, string item) => (constraints.MinLength, constraints.MaxLength) switch
    {
        ({ } least, { } most) when least == most => $"{least:D} {Plural(item, least)}",
        ({ } least, { } most) => $"{least:D} to {most:D} {Plural(item, most)}",
        ({ } least, null) => $"at least {least:D} {Plural(item, least)}",
        (_, { } most) => $"at most {most:D} {Plural(item, most)}",
        _ => Plural(item, 0),
    };

    private static string Plural(string item, int count) => count == 1 ? item : item + "s";
}

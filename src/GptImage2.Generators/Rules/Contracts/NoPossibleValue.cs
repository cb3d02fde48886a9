using System.Text.RegularExpressions;
using GptImage2.Generators.Diagnostics;
using GptImage2.Generators.Model;
using GptImage2.Generators.Rules.Patterns;
using GptImage2.Generators.Scalars;
using GptImage2.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace GptImage2.Generators.Rules;

/// <summary>GI3014: no value fulfils the constraints of a member, each by itself or all together.</summary>
internal static class NoPossibleValue
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Error(
        "GI3014",
        "The constraints leave no value",
        "No value of '{0}' can fulfil its constraints: {1}");

    private const int MostReasons = 3;

    public static void Check(ISymbol member, IParameterSymbol? parameter, ValueModel value, ConstraintModel constraints, DiagnosticSink sink)
    {
        (string? attribute, string? reason) =
            Range(value, constraints) is { } range ? ("RangeAttribute", range)
            : Length(value, constraints) is { } length ? ("Length", length)
            : Denied(value, constraints) is { } denied ? ("DeniedValuesAttribute", denied)
            : Allowed(value, constraints) is { } allowed ? ("AllowedValuesAttribute", allowed)
            : ((string?)null, (string?)null);
        if (reason is null)
            return;
        AttributeData? at = member.GetAttributes().Concat(parameter?.GetAttributes() ?? [])
            .LastOrDefault(candidate => candidate.AttributeClass is { } type && (type.Name == attribute || (attribute == "Length" && type.Name.EndsWith("LengthAttribute", StringComparison.Ordinal))));
        sink.Report(Descriptor, new DiagnosticLocation(member, at), null, member.Display(), reason);
    }

    /// <summary>
    /// Reports a range that ends before it begins. It must be checked before the bounds are rounded, which could hide
    /// it.
    /// </summary>
    public static void ReportReversed(ISymbol member, AttributeData attribute, NumberBound least, NumberBound most, DiagnosticSink sink) =>
        sink.Report(Descriptor, member, attribute, member.Display(), $"the range begins at {least.Text()} and ends at {most.Text()}");

    /// <summary>Reports a pattern that no text matches.</summary>
    public static void ReportPattern(ISymbol member, AttributeData attribute, ImpossibleAnchor anchor, DiagnosticSink sink) =>
        sink.Report(Descriptor, new DiagnosticLocation(member, attribute, Range: anchor.Range), null, member.Display(), anchor.Problem);

    private static string? Range(ValueModel value, ConstraintModel constraints)
    {
        if ((constraints.Minimum ?? constraints.Maximum) is null || value is not ScalarValue { Scalar: var scalar })
            return null;
        (NumberBound? least, NumberBound? most) = Bounds(scalar, constraints);
        if (least is not { } low || most is not { } high)
            return least is { IsInfinite: true } || most is { IsInfinite: true } ? "no number is infinite" : null;
        if (low.IsAbove(high) || low.IsInfinite || high.IsInfinite)
        {
            return constraints switch
            {
                { Minimum: { } from } when constraints.Maximum is null || (!scalar.IsInteger && Is(from, low)) => $"the range begins at {from}, and the type ends at {high.Text()}",
                { Maximum: { } to } when constraints.Minimum is null || !scalar.IsInteger => $"the range ends at {to}, and the type begins at {low.Text()}",
                _ => "there is no integer in the range",
            };
        }

        bool isExclusive = !scalar.IsInteger && !high.IsAbove(low)
            && ((constraints.MinimumIsExclusive && Is(constraints.Minimum, low)) || (constraints.MaximumIsExclusive && Is(constraints.Maximum, high)));
        return isExclusive ? $"the range holds only {low.Text()}, and excludes it" : null;
    }

    private static bool Is(string? text, NumberBound number) =>
        NumberBound.TryParse(text, out NumberBound bound) && !bound.IsAbove(number) && !number.IsAbove(bound);

    /// <summary>The smallest and the largest value; for integers, both are included.</summary>
    private static (NumberBound? Least, NumberBound? Most) Bounds(Scalar scalar, ConstraintModel constraints)
    {
        // A member with both bounds does not need the bounds of its integer type, because they are wider.
        bool isInteger = scalar.IsInteger;
        (NumberBound? least, NumberBound? most) = isInteger && constraints is { Minimum: not null, Maximum: not null } ? default : scalar.Number!.Ends;
        if (constraints.Minimum is not null && NumberBound.TryParse(constraints.Minimum, out NumberBound low))
            least = isInteger && constraints.MinimumIsExclusive ? low.Plus(1) : least?.IsAbove(low) == true ? least : low;
        if (constraints.Maximum is not null && NumberBound.TryParse(constraints.Maximum, out NumberBound high))
            most = isInteger && constraints.MaximumIsExclusive ? high.Plus(-1) : most is { } end && high.IsAbove(end) ? most : high;
        return (least, most);
    }

    private static string? Length(ValueModel value, ConstraintModel constraints)
    {
        if (constraints.MinLength is not { } least)
            return null;
        if (constraints.MaxLength is { } most && least > most)
            return $"nothing is at least {least} and at most {most} long";
        (int Count, string What)? distinct = value switch
        {
            ListValue { IsSet: true, Element: EnumValue { Nullable: false } names } => (Distinct(names), "items"),
            ListValue { IsSet: true, Element: ScalarValue { Scalar.Values: { } count, Nullable: false } } => (count, "items"),
            DictionaryValue { Key: EnumValue names } => (Distinct(names), "keys"),
            DictionaryValue { Key: ScalarValue { Scalar.Values: { } count } } => (count, "keys"),
            _ => null,
        };
        return distinct is { } known && least > known.Count ? $"it needs {least} {known.What}, and only {known.Count} differ" : null;
    }

    private static int Distinct(EnumValue names)
    {
        int count = 0;
        foreach (EnumMemberModel name in names.Members)
            count += name.IsAlias ? 0 : 1;
        return count;
    }

    private static string? Denied(ValueModel value, ConstraintModel constraints)
    {
        if (constraints.Denied.Count == 0 || constraints.Allowed.Count > 0 || value is not ScalarValue { Scalar: var scalar } || !scalar.IsNumber
            || Bounds(scalar, constraints) is not ({ } least, { } most))
        {
            return null;
        }

        int within = 0;
        foreach (string denied in constraints.Denied.Distinct(StringComparer.Ordinal))
            within += NumberBound.TryParse(denied, out NumberBound number) && !least.IsAbove(number) && !number.IsAbove(most) ? 1 : 0;
        bool all = scalar.IsInteger ? least.CountTo(most) <= within : within > 0 && !most.IsAbove(least);
        return all ? $"every number from {least.Text()} to {most.Text()} is denied" : null;
    }

    private static string? Allowed(ValueModel value, ConstraintModel constraints)
    {
        if (constraints.Allowed.Count == 0 || value is not ScalarValue { Scalar: var scalar })
            return null;
        Regex? pattern = null;
        var reasons = new List<string>();
        foreach (string allowed in constraints.Allowed)
        {
            if (Obstacle(allowed, scalar, constraints, ref pattern) is not { } obstacle)
                return null;
            reasons.Add(scalar.IsString ? $"\"{allowed}\" {obstacle}" : $"{allowed} {obstacle}");
        }

        string more = reasons.Count > MostReasons ? ", and so on" : "";
        return "of the allowed values, " + string.Join(", ", reasons.Take(MostReasons)) + more;
    }

    private static string? Obstacle(string allowed, Scalar scalar, ConstraintModel constraints, ref Regex? pattern)
    {
        if (constraints.Denied.Contains(allowed))
            return "is denied";
        if (!scalar.IsString)
        {
            (NumberBound? least, NumberBound? most) = Bounds(scalar, constraints);
            if (!NumberBound.TryParse(allowed, out NumberBound number))
                return null;
            bool outside = least is { } low && (low.IsAbove(number) || (constraints.MinimumIsExclusive && !number.IsAbove(low) && !scalar.IsInteger));
            outside |= most is { } high && (number.IsAbove(high) || (constraints.MaximumIsExclusive && !high.IsAbove(number) && !scalar.IsInteger));
            return outside ? "is out of the range" : null;
        }

        int length = TextChecks.Characters(allowed);
        if (length < constraints.MinLength)
            return "is too short";
        if (length > constraints.MaxLength)
            return "is too long";
        if (constraints.Format == TextFormat.EmailAddress && TextChecks.IsNoAddress(allowed))
            return "is not an e-mail address";
        return constraints.Pattern is not null && !TextChecks.Matches(allowed, constraints.Pattern, ref pattern) ? "does not match the pattern" : null;
    }
}

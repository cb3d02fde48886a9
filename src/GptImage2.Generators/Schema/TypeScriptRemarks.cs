using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using GptImage2.Generators.Scalars;

namespace GptImage2.Generators.Schema;

/// <summary>Writes comments for what a TypeScript type cannot express.</summary>
internal static class TypeScriptRemarks
{
    public static string? Format(TextFormat format) => format switch
    {
        TextFormat.EmailAddress => "email",
        TextFormat.Url => "http(s) or ftp URL",
        TextFormat.Base64String => "base64",
        _ => null,
    };

    /// <summary>All rules of a scalar besides its type.</summary>
    public static IEnumerable<string?> Of(ScalarValue scalar, ConstraintModel constraints) =>
    [
        Bounds(scalar.Scalar, constraints),
        Length(constraints, "chars"),
        Format(constraints.Format),
        constraints.Pattern is null ? null : "regex " + TypeScriptText.Pattern(constraints.Pattern),
        constraints.Denied.Count == 0 ? null : "not " + string.Join(", ", constraints.Denied.Select(value => Literal(scalar, value, TypeScriptText.QuoteInComment))),
    ];

    public static string? Bounds(Scalar scalar, ConstraintModel constraints)
    {
        (string? least, string? most) = scalar.ImpliedBounds;
        least = constraints.Minimum ?? least;
        most = constraints.Maximum ?? most;
        if (least is not null && most is not null && !constraints.MinimumIsExclusive && !constraints.MaximumIsExclusive)
            return least + ".." + most;
        string? from = least is null ? null : (constraints.MinimumIsExclusive ? ">" : ">=") + least;
        string? to = most is null ? null : (constraints.MaximumIsExclusive ? "<" : "<=") + most;
        return from is null ? to : to is null ? from : from + " " + to;
    }

    public static string? Length(ConstraintModel constraints, string unit) => (constraints.MinLength, constraints.MaxLength) switch
    {
        (null, null) => null,
        ({ } least, null) => least.Invariant() + "+ " + unit,
        (null or 0, { } most) => "<=" + most.Invariant() + " " + unit,
        ({ } least, { } most) when least == most => most.Invariant() + " " + unit,
        ({ } least, { } most) => least.Invariant() + ".." + most.Invariant() + " " + unit,
    };

    public static string Literal(ScalarValue scalar, string value, Func<string, string> quote) =>
        scalar.Scalar.IsString ? quote(value) : value;
}

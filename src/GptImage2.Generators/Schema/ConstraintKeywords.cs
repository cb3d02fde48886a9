using System.Text;
using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;
using GptImage2.Generators.Scalars;

namespace GptImage2.Generators.Schema;

/// <summary>Writes constraints as keywords of JSON Schema.</summary>
internal static class ConstraintKeywords
{
    public static StringBuilder AppendConstraints(this StringBuilder json, ScalarValue scalar, ConstraintModel constraints)
    {
        if ((scalar.Scalar.Format ?? Format(constraints.Format)) is { } format)
            json.Append(",\"format\":\"").Append(format).Append('"');
        if (constraints.Allowed.Count > 0)
            json.AppendConstants(",\"enum\":[", scalar, constraints.Allowed, scalar.Nullable ? ",null]" : "]");
        if (constraints.Denied.Count > 0)
            json.AppendConstants(",\"not\":{\"enum\":[", scalar, constraints.Denied, "]}");
        json.AppendBounds(scalar.Scalar, constraints).AppendLength("Length", constraints);
        if (constraints.Pattern is not null)
            json.Append(",\"pattern\":").Append(JsonStringLiteral.Quote(PatternKeyword.Anchored(constraints.Pattern)));
        else if (constraints.Format == TextFormat.Url)
            json.Append(",\"pattern\":\"^(https?|ftp)://\"");
        else if (scalar.Scalar.Pattern is not null)
            json.Append(",\"pattern\":").Append(JsonStringLiteral.Quote(scalar.Scalar.Pattern));
        return json;
    }

    /// <param name="json">Where it is written.</param>
    /// <param name="what">Length, Items or Properties.</param>
    /// <param name="constraints">The constraints.</param>
    public static StringBuilder AppendLength(this StringBuilder json, string what, ConstraintModel constraints)
    {
        if (constraints.MinLength is { } least)
            json.Append(",\"min").Append(what).Append("\":").Append(least.Invariant());
        if (constraints.MaxLength is { } most)
            json.Append(",\"max").Append(what).Append("\":").Append(most.Invariant());
        return json;
    }

    private static StringBuilder AppendBounds(this StringBuilder json, Scalar scalar, ConstraintModel constraints)
    {
        (string? least, string? most) = scalar.ImpliedBounds;
        string? minimum = constraints.Minimum ?? least;
        string? maximum = constraints.Maximum ?? most;
        if (minimum is not null)
            json.Append(constraints.MinimumIsExclusive ? ",\"exclusiveMinimum\":" : ",\"minimum\":").Append(minimum);
        if (maximum is not null)
            json.Append(constraints.MaximumIsExclusive ? ",\"exclusiveMaximum\":" : ",\"maximum\":").Append(maximum);
        return json.Append(scalar.Keywords);
    }

    private static void AppendConstants(this StringBuilder json, string opening, ScalarValue scalar, EquatableArray<string> values, string closing)
    {
        json.Append(opening);
        for (int i = 0; i < values.Count; i++)
            json.Append(i > 0 ? "," : "").Append(scalar.Scalar.IsString ? JsonStringLiteral.Quote(values[i]) : values[i]);
        json.Append(closing);
    }

    private static string? Format(TextFormat format) => format switch
    {
        TextFormat.EmailAddress => "email",
        TextFormat.Url => "uri",
        TextFormat.Base64String => "byte",
        _ => null,
    };
}

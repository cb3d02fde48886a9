using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace GptImage2.Generators.Tests.Contracts;

/// <summary>Random documents that keep to a schema.</summary>
internal static class Documents
{
    private const int Deepest = 3;
    private static readonly string[] Anything = ["null", "true", "1.5", "\"x\"", "[]", "[1,null]", "{}", "{\"a\":{\"b\":[1]}}"];
    private static readonly string[] Integers = ["0", "1", "-1", "7", "100", "2147483647", "-2147483648", "3.0", "1e2"];

    public static Gen<string> Of(string schema) => Of(new SchemaView(schema), 0);

    /// <summary>One text for each value, however it is written: a time may have seconds, an enum member an alias.</summary>
    public static string Canonical(string json) => json is ['{' or '[', ..] ? Canonical(JsonElement.Parse(json))
        : json == "\"Wire\"" ? "\"bank transfer\""
        : json == "\"10:42\"" ? "\"10:42:00\""
        : decimal.TryParse(json, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) ? (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture)
        : json.Replace("Wire", "bank transfer", StringComparison.Ordinal);

    private static string Canonical(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(',', value.EnumerateObject().Select(static member => $"{member.Name}:{Canonical(member.Value)}"))}}}",
        JsonValueKind.Array => $"[{string.Join(',', value.EnumerateArray().Select(Canonical))}]",
        _ => Canonical(value.GetRawText()),
    };

    // The level is a value of its own, so that recursive schemas are followed only as far as a document needs them.
    private static Gen<string> Of(SchemaView schema, int depth) => Gen.Constant(schema).SelectMany(value => Make(value, depth));

    private static Gen<string> Make(SchemaView schema, int depth)
    {
        if (schema.IsAnything)
            return Gen.Elements(Anything);
        Gen<string> some = Some(schema, depth);
        return !schema.IsNullable ? some
            : depth >= Deepest ? Gen.Constant("null")
            : Gen.Frequency((1, Gen.Constant("null")), (4, some));
    }

    private static Gen<string> Some(SchemaView schema, int depth)
    {
        SchemaView[] branches = [.. schema.Branches.Where(branch => branch.Type != "null")];
        if (branches.Length > 0)
            return depth >= Deepest ? Some(branches[0], depth) : Gen.Elements(branches).SelectMany(branch => Some(branch, depth));
        if (schema.Enum.Length > 0)
            return Gen.Elements(schema.Enum.Select(value => value.GetRawText()).Except(schema.Denied.Select(value => value.GetRawText()), StringComparer.Ordinal));
        return schema.Type switch
        {
            "object" when schema.IsDictionary => Map(schema, depth),
            "object" => Object(schema, depth),
            "array" => Array(schema, depth),
            "boolean" => Gen.Elements("true", "false"),
            "integer" => Among(schema, Integers.Concat(Steps(schema, 1))),
            "number" => Among(schema, Steps(schema, 0.125m).Concat(["0.5", "-0.25", "0", "1", "100", "2e2"])),
            _ => Gen.Elements(Strings(schema).Select(TextPool.Quote)),
        };
    }

    private static IEnumerable<string> Strings(SchemaView schema)
    {
        int least = schema.Count("minLength") ?? 0;
        int most = schema.Count("maxLength") ?? 40;
        IEnumerable<string> texts = schema.Format is { } format ? TextPool.OfFormat[format] : TextPool.OfLength(least, most);
        if (schema.Pattern is { } pattern)
            texts = TextPool.Matching(pattern, true);
        return texts
            .Where(text => text.EnumerateRunes().Count() >= least && text.EnumerateRunes().Count() <= most)
            .Except(schema.Denied.Select(value => value.GetString()!), StringComparer.Ordinal);
    }

    private static IEnumerable<string> Steps(SchemaView schema, decimal step)
    {
        (decimal? least, decimal? most) = (schema.Bound("minimum") ?? schema.Bound("exclusiveMinimum"), schema.Bound("maximum") ?? schema.Bound("exclusiveMaximum"));
        if (step < 1 && least is { } from && most is { } to && to - from < 8)
            step = (to - from) / 8;
        decimal start = least ?? (most - 8 * step) ?? 0;
        return Enumerable.Range(0, 9).Select(i => (start + i * step).ToString(CultureInfo.InvariantCulture));
    }

    private static Gen<string> Among(SchemaView schema, IEnumerable<string> numbers) => Gen.Elements(numbers
        .Where(text => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) is var number
            && !(number < schema.Bound("minimum") || number <= schema.Bound("exclusiveMinimum") || number > schema.Bound("maximum") || number >= schema.Bound("exclusiveMaximum"))
            && !schema.Denied.Any(denied => denied.GetDecimal() == number)));

    private static Gen<string> Object(SchemaView schema, int depth) =>
        from members in Gen.CollectToArray(schema.Properties, member => Member(schema, member.Name, member.Value, depth + 1))
        select Braces(members.Where(member => member.Length > 0));

    private static Gen<string> Member(SchemaView owner, string name, SchemaView value, int depth)
    {
        Gen<string> member = Of(value, depth).Select(json => TextPool.Quote(name) + ":" + json);
        return owner.Requires(name) ? member : depth > Deepest ? Gen.Constant("") : Gen.Frequency((1, Gen.Constant("")), (3, member));
    }

    private static Gen<string> Array(SchemaView schema, int depth) =>
        from count in Number(schema.Count("minItems"), schema.Count("maxItems"), depth)
        from items in Of(schema.Items, depth + 1).ListOf(schema.IsSet ? count * 4 : count)
        select "[" + string.Join(",", schema.IsSet ? items.DistinctBy(Canonical, StringComparer.Ordinal).Take(count) : items) + "]";

    private static Gen<string> Map(SchemaView schema, int depth) =>
        from count in Number(schema.Count("minProperties"), schema.Count("maxProperties"), depth)
        from keys in Gen.Elements(Keys(schema)).ListOf(count * 4)
        from values in Of(schema.Values, depth + 1).ListOf(count)
        select Braces(keys.DistinctBy(Canonical, StringComparer.Ordinal).Zip(values, (key, value) => key + ":" + value));

    private static IEnumerable<string> Keys(SchemaView schema) =>
        (schema.KeyPattern is { } pattern ? TextPool.Matching(pattern, true) : TextPool.OfLength(0, 20)).Distinct(StringComparer.Ordinal).Select(TextPool.Quote);

    private static Gen<int> Number(int? least, int? most, int depth) =>
        depth >= Deepest ? Gen.Constant(least ?? 0) : Gen.Choose(least ?? 0, Math.Min(most ?? int.MaxValue, (least ?? 0) + 2));

    private static string Braces(IEnumerable<string> members) => "{" + string.Join(",", members) + "}";
}

using System.Globalization;
using System.Text.Json;

namespace GptImage2.Generators.Tests.Contracts;

/// <summary>A document that differs from a good one in one place.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="Place">The schema of the place.</param>
/// <param name="Value">The new value at the place.</param>
/// <param name="Json">All of it.</param>
internal sealed record Change(string Kind, string Place, string Value, string Json);

/// <summary>Every single change of a document that its schema has a word on.</summary>
internal static class Changes
{
    private static readonly (string Kind, string Json)[] OfAnyType =
    [
        ("null", "null"), ("type", "true"), ("type", "1"), ("type", "\"text\""), ("type", "[]"), ("type", "{}"), ("type", "[[1]]"), ("type", "\"1\""), ("type", "\"\""),
    ];

    public static IEnumerable<Change> Of(SchemaView schema, JsonElement value)
    {
        SchemaView place = schema.For(value);
        return OfAnyType.Concat(OfScalar(place, value)).Concat(OfWhole(place, value))
            .Where(change => change.Json != value.GetRawText())
            .Select(change => new Change(change.Kind, place.Text, change.Json, change.Json))
            .Concat(value.ValueKind switch
            {
                JsonValueKind.Object when !place.IsAnything => Below(place, value),
                JsonValueKind.Array when !place.IsAnything => BelowItems(place, value),
                _ => [],
            });
    }

    private static IEnumerable<(string Kind, string Json)> OfScalar(SchemaView place, JsonElement value)
    {
        if (place.Enum.Length > 0)
        {
            yield return ("unknown name", "\"No such name\"");
            if (value.ValueKind == JsonValueKind.String)
                yield return ("case", TextPool.Quote(value.GetString()! + " "));
            foreach (JsonElement other in place.Enum)
                yield return ("another name", other.GetRawText());
            if (value.ValueKind == JsonValueKind.Number && !value.GetRawText().Contains('.', StringComparison.Ordinal))
                yield return ("whole", value.GetRawText() + ".0");
        }

        foreach (JsonElement denied in place.Denied)
            yield return ("denied", denied.GetRawText());
        if (value.ValueKind == JsonValueKind.Number && place.Enum.Length == 0)
        {
            foreach ((string Kind, string Json) change in OfNumber(place))
                yield return change;
        }

        if (value.ValueKind == JsonValueKind.String && place.Enum.Length == 0)
        {
            foreach ((string kind, string text) in OfText(place))
                yield return (kind, TextPool.Quote(text));
        }
    }

    private static IEnumerable<(string Kind, string Json)> OfNumber(SchemaView place)
    {
        yield return ("fraction", "1.5");
        yield return ("whole", "1.0");
        yield return ("negative", "-1");
        yield return ("big", "9999999999");
        yield return ("precise", "0.1234567890123456789012345678901");
        yield return ("huge", "1e400");
        if (place.Type == "number")
            yield return ("tiny", "-1e-400");
        foreach (string keyword in new[] { "minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum" })
        {
            if (place.Bound(keyword) is not { } bound || Math.Abs(bound) > 1e18m)
                continue;
            decimal step = place.Type == "integer" ? 1 : 0.0625m;
            yield return ("bound", bound.ToString(CultureInfo.InvariantCulture));
            yield return ("below", (bound - step).ToString(CultureInfo.InvariantCulture));
            yield return ("above", (bound + step).ToString(CultureInfo.InvariantCulture));
        }
    }

    private static IEnumerable<(string Kind, string Text)> OfText(SchemaView place)
    {
        foreach (int length in new[] { place.Count("minLength") - 1, place.Count("minLength"), place.Count("maxLength"), place.Count("maxLength") + 1 }.OfType<int>().Distinct())
            yield return ("length", new string('é', length));
        yield return ("graphemes", "e\u0301e\u0301");
        yield return ("emoji", "🧾");
        if (place.Pattern is { } pattern)
        {
            foreach (string text in TextPool.Matching(pattern, false).Append("x\n"))
                yield return ("pattern", text);
        }

        if (place.Format is { } format)
        {
            foreach (string text in TextPool.NotOfFormat[format])
                yield return ("format", text);
        }
    }

    private static IEnumerable<(string Kind, string Json)> OfWhole(SchemaView place, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array && !place.IsAnything)
        {
            string[] items = [.. value.EnumerateArray().Select(item => item.GetRawText())];
            for (int i = 0; i < items.Length; i++)
                yield return ("fewer items", Brackets(items.Where((_, at) => at != i)));
            if (items.Length > 0)
            {
                yield return ("item twice", Brackets([.. items, items[0]]));
                if (place.Count("maxItems") is { } most)
                    yield return ("more items", Brackets(Enumerable.Repeat(items[0], most + 1)));
            }
        }

        if (value.ValueKind != JsonValueKind.Object || place.IsAnything)
            yield break;
        (string Name, string Json)[] members = [.. value.EnumerateObject().Select(member => (member.Name, member.Value.GetRawText()))];
        for (int i = 0; i < members.Length; i++)
        {
            yield return (place.IsDictionary ? "fewer members" : members[i].Name == place.Discriminator ? "no discriminator" : "missing", Braces(members.Where((_, at) => at != i)));
            if (place.IsDictionary)
            {
                foreach (string key in WrongKeys(place, members[i].Name))
                    yield return ("key", Braces([.. members.Where((_, at) => at != i), (key, members[i].Json)]));
            }
        }

        yield return ("extra", Braces(members.Append(("no such member", "[{}]"))));
        if (members.Length > 0 && place.IsDictionary && place.Count("maxProperties") is { } mostMembers)
            yield return ("more members", Braces(Enumerable.Range(0, mostMembers + 1).Select(i => ($"{i}", members[0].Json))));
        if (members.Length > 1)
            yield return ("order", Braces(members.Reverse()));
    }

    private static IEnumerable<string> WrongKeys(SchemaView place, string key) => place.KeyPattern is { } pattern
        ? TextPool.Matching(pattern, false).Append(key + "\n").Append("300").Append("99999999999999999999")
        : [key + "!"];

    private static IEnumerable<Change> Below(SchemaView place, JsonElement value)
    {
        (string Name, JsonElement Value)[] members = [.. value.EnumerateObject().Select(member => (member.Name, member.Value))];
        for (int i = 0; i < members.Length; i++)
        {
            SchemaView child = place.IsDictionary ? place.Values : place.Properties.Single(member => member.Name == members[i].Name).Value;
            (string before, string after) = Around(Braces(members.Select((member, at) => (member.Name, at == i ? "\u0000" : member.Value.GetRawText()))));
            foreach (Change change in Of(child, members[i].Value))
                yield return change with { Json = before + change.Json + after };
        }
    }

    private static IEnumerable<Change> BelowItems(SchemaView place, JsonElement value)
    {
        JsonElement[] items = [.. value.EnumerateArray()];
        for (int i = 0; i < items.Length; i++)
        {
            (string before, string after) = Around(Brackets(items.Select((item, at) => at == i ? "\u0000" : item.GetRawText())));
            foreach (Change change in Of(place.Items, items[i]))
                yield return change with { Json = before + change.Json + after };
        }
    }

    private static (string Before, string After) Around(string json) => json.Split('\u0000') is [{ } before, { } after] ? (before, after) : throw new InvalidOperationException();

    private static string Brackets(IEnumerable<string> items) => "[" + string.Join(",", items) + "]";

    private static string Braces(IEnumerable<(string Name, string Json)> members) => "{" + string.Join(",", members.Select(member => TextPool.Quote(member.Name) + ":" + member.Json)) + "}";
}

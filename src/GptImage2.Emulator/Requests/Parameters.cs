using System.Globalization;
using System.Text.Json;

namespace GptImage2.Emulator.Requests;

/// <summary>Reads typed members of a request object; null counts as missing, as it does at the endpoint.</summary>
internal static class Parameters
{
    public static JsonElement? Find(this JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null ? value : null;

    public static string? OptionalString(this JsonElement parent, string name, string? path = null) => parent.Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        { } other => throw ParameterErrors.BadType(path ?? name, "a string", other).Refuse(),
    };

    public static string RequiredString(this JsonElement parent, string name, string path) =>
        parent.OptionalString(name, path) ?? throw ParameterErrors.Missing(path).Refuse();

    public static bool? OptionalBoolean(this JsonElement parent, string name, string? path = null) => parent.Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { } other => throw ParameterErrors.BadType(path ?? name, "a boolean", other).Refuse(),
    };

    public static long? OptionalInteger(this JsonElement parent, string name, long min, long max)
    {
        if (parent.Find(name) is not { } value)
            return null;

        if (value.ValueKind is not JsonValueKind.Number || !value.TryGetInt64(out var number))
            throw ParameterErrors.BadType(name, "an integer", value).Refuse();

        if (number < min || number > max)
        {
            var bound = (number > max ? max : min).ToString(CultureInfo.InvariantCulture);
            throw ParameterErrors.OutOfRange(name, "integer", bound, value.GetRawText(), number > max).Refuse();
        }

        return number;
    }

    public static double? OptionalNumber(this JsonElement parent, string name, double min, double max)
    {
        if (parent.Find(name) is not { } value)
            return null;

        if (value.ValueKind is not JsonValueKind.Number)
            throw ParameterErrors.BadType(name, "a decimal", value).Refuse();

        var number = value.GetDouble();
        if (number < min || number > max)
        {
            var bound = (number > max ? max : min).ToString(CultureInfo.InvariantCulture);
            throw ParameterErrors.OutOfRange(name, "decimal", bound, value.GetRawText(), number > max).Refuse();
        }

        return number;
    }

    public static string? OneOf(this JsonElement parent, string name, string path, params string[] supported)
    {
        var value = parent.OptionalString(name, path);
        return value is null || supported.Contains(value, StringComparer.Ordinal)
            ? value
            : throw ParameterErrors.BadValue(path, value, supported).Refuse();
    }
}

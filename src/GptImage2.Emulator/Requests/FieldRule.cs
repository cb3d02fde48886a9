using System.Globalization;
using System.Text.Json;

namespace GptImage2.Emulator.Requests;

/// <summary>What the value of a field must be: in words, and as a check that refuses it.</summary>
internal sealed record FieldRule(string Text, Action<JsonElement, string> Check)
{
    public static FieldRule Any(string text) => new(text, static (_, _) => { });

    public static FieldRule Boolean { get; } = new("true or false", static (value, path) => value.AsBoolean(path));

    public static FieldRule Object { get; } = new("object", static (value, path) => value.AsObject(path));

    public static FieldRule String(int? maxLength = null) => new(
        maxLength is null ? "string" : string.Create(CultureInfo.InvariantCulture, $"string of at most {maxLength} characters"),
        (value, path) => value.AsString(path, maxLength ?? int.MaxValue));

    public static FieldRule Integer(long min, long max) => new(
        max == long.MaxValue ? string.Create(CultureInfo.InvariantCulture, $"integer{(min == long.MinValue ? null : $", {min} or more")}") : Range("integer", min, max),
        (value, path) => value.AsInteger(path, min, max));

    public static FieldRule Number(double min, double max) => new(Range("number", min, max), (value, path) => value.AsNumber(path, min, max));

    public static FieldRule OneOf(params string[] values) => new(
        Quote(values),
        (value, path) => value.AsChoice(path, values));

    /// <summary>One of some values; the model does not support any other, of any type.</summary>
    public static FieldRule ReasoningEffort(params string[] values) => new(
        Quote(values),
        (value, path) =>
        {
            if (value.ValueKind is not JsonValueKind.String || !values.Contains(value.GetString(), StringComparer.Ordinal))
                throw ParameterErrors.UnsupportedChoice(path, value, values).Refuse();
        });

    /// <summary>How long a prompt is kept, which has an error of its own.</summary>
    public static FieldRule CacheRetention { get; } = new(
        Quote(["in_memory", "24h"]),
        static (value, path) =>
        {
            if (value.ValueKind is not JsonValueKind.String)
                value.AsChoice(path, "in_memory", "24h");
            else if (value.GetString() is not ("in_memory" or "24h"))
                throw ParameterErrors.InvalidArgument(path).Refuse();
        });

    /// <summary>How prompts are cached.</summary>
    public static FieldRule CacheOptions { get; } = new(
        "object with `ttl` `30m`, `mode` `implicit` or `explicit`",
        static (value, path) =>
        {
            value.AsObject(path).RefuseUnknown(path, "ttl", "mode");
            value.FindAny("ttl")?.AsChoice($"{path}.ttl", "30m");
            value.FindAny("mode")?.AsChoice($"{path}.mode", "implicit", "explicit");
        });

    /// <summary>A string, or an array of one to so many strings.</summary>
    public static FieldRule StringOrStrings(int max) => new(
        string.Create(CultureInfo.InvariantCulture, $"string, or 1 to {max} strings"),
        (value, path) =>
        {
            if (value.ValueKind is JsonValueKind.String)
                return;

            if (value.ValueKind is not JsonValueKind.Array)
                throw ParameterErrors.BadType(path, "one of a string or array of strings", value).Refuse();

            if (value.GetArrayLength() == 0)
                throw ParameterErrors.EmptyArray(path).Refuse();

            if (value.GetArrayLength() > max)
                throw ParameterErrors.ArrayTooLong(path, max, value.GetArrayLength()).Refuse();

            foreach ((int i, JsonElement item) in value.EnumerateArray().Index())
                item.AsString(string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"));
        });

    /// <summary>An array of strings that have one of some values.</summary>
    public static FieldRule Values(params string[] values) => new(
        $"array of {Quote(values)}",
        (value, path) =>
        {
            if (value.ValueKind is not JsonValueKind.Array)
                throw ParameterErrors.BadType(path, "an array of strings", value).Refuse();

            foreach ((int i, JsonElement item) in value.EnumerateArray().Index())
                item.AsOneOf(string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), values);
        });

    /// <summary>An object of strings.</summary>
    public static FieldRule Pairs(int max, int maxName, int maxValue) => new(
        string.Create(CultureInfo.InvariantCulture, $"at most {max} pairs of strings, names of at most {maxName} and values of at most {maxValue} characters"),
        (value, path) =>
        {
            int count = value.AsObject(path, "a metadata object").EnumerateObject().Count();
            if (count > max)
                throw ParameterErrors.TooManyProperties(path, max, count).Refuse();

            foreach (JsonProperty pair in value.EnumerateObject())
            {
                if (pair.Name.CountCharacters() > maxName)
                    throw ParameterErrors.PropertyNameTooLong(path, pair.Name, maxName).Refuse();

                pair.Value.AsString($"{path}.{pair.Name}", maxValue);
            }
        });

    /// <summary>An object of integers by the numbers of tokens.</summary>
    public static FieldRule TokenBiases { get; } = new(
        "object of integers from -100 to 100 by the numbers of tokens",
        static (value, path) =>
        {
            foreach (JsonProperty bias in value.AsObject(path).EnumerateObject())
            {
                if (!int.TryParse(bias.Name, NumberStyles.None, CultureInfo.InvariantCulture, out _))
                    throw ParameterErrors.NoToken(path, bias.Name).Refuse();

                bias.Value.AsInteger($"{path}.{bias.Name}", -100, 100);
            }
        });

    private static string Quote(IEnumerable<string> values) => string.Join(", ", values.Select(static v => $"`{v}`"));

    private static string Range(string what, double min, double max) => string.Create(CultureInfo.InvariantCulture, $"{what} from {min} to {max}");
}

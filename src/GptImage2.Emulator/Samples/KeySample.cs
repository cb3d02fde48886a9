using System.Collections;
using NJsonSchema;

namespace GptImage2.Emulator.Samples;

/// <summary>Makes the keys of a dictionary, by <c>propertyNames</c> where there is one: NJsonSchema reads it as unknown data.</summary>
internal static class KeySample
{
    public static string? Make(JsonSchema dictionary, SampleSeed seed, SampleBudget budget, string label, int ordinal)
    {
        if (dictionary.ExtensionData?.TryGetValue("propertyNames", out object? data) is not true || data is not IDictionary<string, object?> rule)
            return StringSample.Plain("key", ordinal, 0, int.MaxValue);

        if (rule.TryGetValue("enum", out object? values) && values is IEnumerable names and not string)
        {
            string[] keys = names.OfType<string>().ToArray();
            return ordinal < keys.Length ? keys[seed.Pick(keys.Length, label, ordinal)] : null;
        }

        var schema = new JsonSchema
        {
            Type = JsonObjectType.String,
            Pattern = rule.TryGetValue("pattern", out object? pattern) ? pattern as string : null,
            Format = rule.TryGetValue("format", out object? format) ? format as string : null,
        };
        return StringSample.Make(schema, seed, budget, "key", ordinal).GetValue<string>();
    }
}

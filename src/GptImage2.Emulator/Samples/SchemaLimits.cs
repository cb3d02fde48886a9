using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GptImage2.Emulator.Samples;

/// <summary>Refuses schemas whose reading or checking would take more than a test has use for.</summary>
internal static class SchemaLimits
{
    private const int MaxLength = 1_000_000;
    private const int MaxObjects = 5_000;
    private const int MaxValues = 50_000;
    private const int MaxReferences = 100;

    private static readonly string[] Least = ["minItems", "minLength", "minProperties"];
    private static readonly string[] Most = ["maxItems", "maxLength", "maxProperties"];

    public static void CheckLength(string json)
    {
        if (json.Length > MaxLength)
            throw TooLarge($"has more than {MaxLength} characters");
    }

    /// <summary>Checks a complete schema.</summary>
    public static void Check(JsonObject root)
    {
        int objects = 0;
        int values = 0;
        var open = new Stack<JsonNode>([root]);
        while (open.TryPop(out JsonNode? node))
        {
            if (node is JsonObject schema)
            {
                objects++;
                CheckReferences(root, schema);
            }

            foreach (JsonNode? child in node switch { JsonObject o => o.Select(static m => m.Value), JsonArray a => a, _ => Enumerable.Empty<JsonNode?>() })
            {
                values++;
                if (child is JsonObject or JsonArray)
                    open.Push(child);
            }

            if (objects > MaxObjects)
                throw TooLarge($"has more than {MaxObjects} objects");

            if (values > MaxValues)
                throw TooLarge($"has more than {MaxValues} values");
        }
    }

    /// <summary>Refuses numbers of items, characters and members that no sample has, and leaves out upper bounds that none reaches.</summary>
    public static void CheckCounts(JsonObject schema)
    {
        foreach (string name in Least.Where(name => NumberOf(schema, name) > (name is "minLength" ? SampleBudget.MaxCharacters : SampleBudget.MaxValues)))
            throw TooLarge($"has a {name} above {(name is "minLength" ? SampleBudget.MaxCharacters : SampleBudget.MaxValues)}");

        foreach (string name in Most.Where(name => NumberOf(schema, name) > int.MaxValue))
            schema.Remove(name);
    }

    private static double NumberOf(JsonObject schema, string name) =>
        schema[name] is JsonValue value && value.GetValueKind() is JsonValueKind.Number && value.TryGetValue(out double number) ? number : 0;

    // Schemas that are nothing but a reference to the next one are followed at once, each within the one before.
    private static void CheckReferences(JsonObject root, JsonObject schema)
    {
        var seen = new HashSet<JsonObject>(ReferenceEqualityComparer.Instance);

        // A ring is for NJsonSchema to find.
        for (JsonObject? at = schema; at is not null && seen.Add(at) && Reference(at) is { } reference; at = Target(root, reference))
        {
            if (!reference.StartsWith('#'))
                throw LocalReferences.Refusal(reference);

            if (seen.Count > MaxReferences)
                throw TooLarge($"has more than {MaxReferences} references that lead from one to the next");
        }
    }

    private static string? Reference(JsonObject schema) =>
        schema["$ref"] is JsonValue value && value.GetValueKind() is JsonValueKind.String ? value.GetValue<string>() : null;

    private static JsonObject? Target(JsonObject root, string reference)
    {
        JsonNode? at = root;
        foreach (string name in reference.Split('/').Skip(1).Select(static name => name.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)))
            at = (at as JsonObject)?[name];

        return at as JsonObject;
    }

    private static SampleException TooLarge(FormattableString what) =>
        new($"it {what.ToString(CultureInfo.InvariantCulture)}, which is more than the emulator reads.", isLimit: true);
}

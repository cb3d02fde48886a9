using System.Globalization;
using System.Text.Json.Nodes;
using GptImage2.Emulator.Requests;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NJsonSchema;

namespace GptImage2.Emulator.Samples;

/// <summary>Makes one value; whether the schema accepts it is for NJsonSchema to say.</summary>
internal sealed class SampleBuilder(SchemaHeights heights, SampleSeed seed, SampleBudget budget)
{
    private const int MaxRecursion = 2;
    private const int MaxDepth = 48;
    private const int ManyValues = 400;

    private readonly Stack<JsonSchema> _path = new();
    private int _made;

    public JsonNode? Make(JsonSchema schema, string label, int ordinal)
    {
        schema = schema.ActualSchema;
        if (heights[schema] >= SchemaHeights.Endless)
            throw new SampleException($"the schema of '{label}' requires itself without end.");

        _made++;
        budget.TakeValue(schema.Enumeration.Count + schema.AnyOf.Count + schema.OneOf.Count + schema.AllOf.Count, _path.Count);
        _path.Push(schema);
        JsonNode? value = MakeValue(schema, label, ordinal);
        _path.Pop();
        return value;
    }

    private bool EndsHere(JsonSchema schema) =>
        _made > ManyValues || _path.Count > MaxDepth || _path.Count(s => ReferenceEquals(s, schema)) > MaxRecursion;

    private JsonNode? MakeValue(JsonSchema schema, string label, int ordinal)
    {
        if (schema.Enumeration.Count > 0)
            return ToNode(schema.Enumeration.ElementAt(PickValue(schema, label, ordinal)));

        if (schema.AllOf.Count > 0 || schema.AnyOf.Count > 0 || schema.OneOf.Count > 0)
            return Combine(schema, label, ordinal);

        return MakeTyped(schema, label, ordinal);
    }

    private int PickValue(JsonSchema schema, string label, int ordinal)
    {
        ICollection<object?> values = schema.Enumeration;
        int at = seed.Pick(values.Count, label, ordinal);
        return values.ElementAt(at) is null && values.Count > 1 ? (at + 1) % values.Count : at;
    }

    private JsonNode? Combine(JsonSchema schema, string label, int ordinal)
    {
        var parts = schema.AllOf.ToList();
        foreach (ICollection<JsonSchema>? choice in new[] { schema.AnyOf, schema.OneOf }.Where(static c => c.Count > 0))
            parts.Add(Choose(choice, schema, label, ordinal));

        var values = parts.Select(part => Make(part, label, ordinal)).ToList();
        if (!values.All(static v => v is JsonObject) || (values.Count == 1 && schema.Properties.Count == 0))
            return values[0];

        JsonObject whole = MakeObject(schema, label, ordinal);
        foreach ((string? name, JsonNode? value) in values.Cast<JsonObject>().SelectMany(static v => v))
            whole[name] = value?.DeepClone();

        return whole;
    }

    private JsonSchema Choose(ICollection<JsonSchema> choices, JsonSchema owner, string label, int ordinal)
    {
        if (EndsHere(owner))
            return choices.MinBy(c => heights[c])!;

        JsonSchema[] values = choices.Where(c => c.ActualSchema.Type is not JsonObjectType.Null && heights[c] < SchemaHeights.Endless).ToArray();
        return values.Length == 0 ? choices.First() : values[seed.Pick(values.Length, label, ordinal)];
    }

    private JsonNode? MakeTyped(JsonSchema schema, string label, int ordinal) => SchemaType.Of(schema) switch
    {
        JsonObjectType.Null => null,
        _ when EndsHere(schema) && schema.Type.HasFlag(JsonObjectType.Null) => null,
        JsonObjectType.Object => MakeObject(schema, label, ordinal),
        JsonObjectType.Array => MakeArray(schema, label, ordinal),
        JsonObjectType.Integer => NumberSample.Make(schema, seed, label, ordinal, whole: true),
        JsonObjectType.Number => NumberSample.Make(schema, seed, label, ordinal, whole: false),
        JsonObjectType.Boolean => seed.Pick(2, label, ordinal) == 0,
        _ => StringSample.Make(schema, seed, budget, label, ordinal),
    };

    private JsonObject MakeObject(JsonSchema schema, string label, int ordinal)
    {
        var made = new JsonObject();
        bool ends = EndsHere(schema);
        foreach ((string? name, JsonSchemaProperty? property) in schema.Properties)
        {
            if (property.IsRequired || (!ends && heights[property] < SchemaHeights.Endless))
                made[Named(name)] = Make(property, Words.Split(name), ordinal);
        }

        foreach (string? name in schema.RequiredProperties.Where(name => !made.ContainsKey(name)))
            made[Named(name)] = schema.AdditionalPropertiesSchema is { } any ? Make(any, Words.Split(name), ordinal) : $"sample {Words.Split(name)}";

        SampleBudget.CheckValues(schema.MinProperties);
        int wanted = Math.Max(schema.MinProperties, schema.Properties.Count == 0 && !ends ? 2 : 0);
        for (int i = 0; made.Count < wanted && i < wanted * 4; i++)
            AddEntry(schema, made, label, i);

        return made;
    }

    private void AddEntry(JsonSchema schema, JsonObject made, string label, int ordinal)
    {
        if (schema.PatternProperties.Count > 0)
        {
            (string? pattern, JsonSchemaProperty? value) = schema.PatternProperties.First();
            if (heights[value] < SchemaHeights.Endless)
                made[PatternSample.Make(pattern, 0, int.MaxValue, seed, budget, label, ordinal)] = Make(value, label, ordinal);
        }
        else if (schema.AdditionalPropertiesSchema is { } value && heights[value] < SchemaHeights.Endless)
        {
            if (KeySample.Make(schema, seed, budget, label, ordinal) is { } key && !made.ContainsKey(key))
                made[Named(key)] = Make(value, label, ordinal);
        }
        else if (schema.MinProperties > made.Count && schema.AllowAdditionalProperties)
        {
            budget.TakeValue(choices: 0, _path.Count);
            made[string.Create(CultureInfo.InvariantCulture, $"sample {ordinal + 1}")] = "sample value";
        }
    }

    private JsonArray MakeArray(JsonSchema schema, string label, int ordinal)
    {
        var made = new JsonArray();
        foreach (JsonSchema? place in schema.Items)
            made.Add(Make(place, label, made.Count));

        SampleBudget.CheckValues(schema.MinItems);
        JsonSchema item = schema.Item ?? new JsonSchema { Type = JsonObjectType.String };
        int count = schema.Items.Count > 0 || (schema.MinItems == 0 && (EndsHere(schema) || heights[item] >= SchemaHeights.Endless))
            ? schema.MinItems
            : Math.Min(Math.Max(schema.MinItems, 1 + seed.Pick(3, label, ordinal)), schema.MaxItems > 0 ? schema.MaxItems : int.MaxValue);

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; made.Count < count && i < (count * 2) + 64; i++)
        {
            JsonNode? value = Make(item, label, ordinal + i);
            if (!schema.UniqueItems || seen.Add(value?.ToJsonString() ?? "null"))
                made.Add(value);
        }

        return made;
    }

    private string Named(string name)
    {
        budget.TakeCharacters(name.Length);
        return name;
    }

    private JsonNode? ToNode(object? value)
    {
        if (value is null)
            return null;

        string json = JToken.FromObject(value).ToString(Formatting.None);
        budget.TakeCharacters(json.Length);
        return JsonNode.Parse(json);
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using GptImage2.Emulator.Requests;
using NJsonSchema;

namespace GptImage2.Emulator.Samples;

/// <summary>Reads a schema with NJsonSchema, after writing what it does not know in the words that it knows.</summary>
/// <remarks>
/// NJsonSchema 11.6.2 still keeps shared schemas under <c>definitions</c> (references into <c>$defs</c> do not always resolve), knows no
/// <c>const</c> and no boolean schemas, and holds bounds as <see cref="decimal"/>.
/// </remarks>
internal static class SchemaReader
{
    private const string NewPointer = "#/$defs/";
    private static readonly string[] Maps = ["properties", "patternProperties", "definitions"];
    private static readonly string[] Schemas = ["items", "additionalProperties", "not", "propertyNames"];
    private static readonly string[] Lists = ["anyOf", "oneOf", "allOf", "items"];
    private static readonly string[] Bounds = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"];

    public static PromptSchema Read(string json)
    {
        SchemaLimits.CheckLength(json);
        try
        {
            JsonObject root = JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { MaxDepth = 256 })!.AsObject();
            SchemaLimits.Check(root);
            Rewrite(root);
            return new PromptSchema(JsonSchema.FromJsonAsync(WrapReference(root).ToJsonString(), documentPath: null, static schema => new LocalReferences(schema)).GetAwaiter().GetResult());
        }
        catch (Exception e) when (e is not SampleException)
        {
            // NJsonSchema has no exception of its own: what it throws depends on what is wrong.
            throw new SampleException($"NJsonSchema cannot read it ({e.Message.Split('\n')[0].Trim()}).");
        }
    }

    private static void Rewrite(JsonObject schema)
    {
        if (schema["$defs"] is JsonObject defs && schema["definitions"] is null)
        {
            schema.Remove("$defs");
            schema["definitions"] = defs;
        }

        if (schema["$ref"]?.GetValueKind() is JsonValueKind.String && schema["$ref"]!.GetValue<string>() is var target && target.StartsWith(NewPointer, StringComparison.Ordinal))
            schema["$ref"] = "#/definitions/" + target[NewPointer.Length..];

        if (schema.TryGetPropertyValue("const", out JsonNode? constant) && schema["enum"] is null)
            schema["enum"] = new JsonArray(constant?.DeepClone());

        SchemaLimits.CheckCounts(schema);
        foreach (string? bound in Bounds.Where(b => schema[b] is JsonValue v && v.GetValueKind() is JsonValueKind.Number && !FitsDecimal(v)))
            schema.Remove(bound);

        foreach (JsonObject map in Maps.Select(name => schema[name]).OfType<JsonObject>())
        {
            foreach (string? name in map.Select(static p => p.Key).ToArray())
                RewriteChild(map[name], changed => map[name] = changed);
        }

        foreach (string? name in Schemas.Where(name => schema[name] is JsonObject || (name is "items" or "not" && schema[name] is JsonValue)))
            RewriteChild(schema[name], changed => schema[name] = changed);

        foreach (JsonArray list in Lists.Select(name => schema[name]).OfType<JsonArray>())
        {
            foreach (int i in Enumerable.Range(0, list.Count))
                RewriteChild(list[i], changed => list[i] = changed);
        }
    }

    private static void RewriteChild(JsonNode? child, Action<JsonNode> replace)
    {
        if (child is JsonObject schema)
            Rewrite(schema);
        else if (child?.GetValueKind() is JsonValueKind.True)
            replace(new JsonObject());
        else if (child?.GetValueKind() is JsonValueKind.False)
            replace(new JsonObject { ["not"] = new JsonObject() });
    }

    private static bool FitsDecimal(JsonValue value) =>
        value.TryGetValue<JsonElement>(out JsonElement element) && element.TryGetDecimal(out _);

    private static JsonObject WrapReference(JsonObject root)
    {
        if (root["$ref"] is not { } reference)
            return root;

        root.Remove("$ref");
        root["allOf"] = new JsonArray(new JsonObject { ["$ref"] = reference.DeepClone() });
        return root;
    }
}

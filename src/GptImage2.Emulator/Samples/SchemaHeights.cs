using GptImage2.Emulator.Requests;
using NJsonSchema;

namespace GptImage2.Emulator.Samples;

/// <summary>Knows the least nesting that a value of a schema needs, which is how a recursive schema comes to an end.</summary>
internal sealed class SchemaHeights
{
    /// <summary>The height of a schema that has no finite value.</summary>
    public const int Endless = 1_000_000;

    private const int MaxPasses = 64;

    private readonly Dictionary<JsonSchema, int> _heights = new(ReferenceEqualityComparer.Instance);

    public SchemaHeights(JsonSchema root)
    {
        Collect(root.ActualSchema);
        JsonSchema[] schemas = [.. _heights.Keys];
        bool changed;
        int pass = 0;
        do
        {
            changed = false;

            // Most schemas stand before those that they need, and some after: each pass goes the other way.
            Array.Reverse(schemas);
            foreach (JsonSchema? schema in schemas)
            {
                int height = Math.Min(Endless, Measure(schema));
                changed |= height < _heights[schema];
                _heights[schema] = Math.Min(height, _heights[schema]);
            }
        }
        while (changed && ++pass < MaxPasses);
    }

    public int this[JsonSchema schema] => _heights.GetValueOrDefault(schema.ActualSchema, 0);

    private void Collect(JsonSchema root)
    {
        var open = new Queue<JsonSchema>([root]);
        while (open.TryDequeue(out JsonSchema? schema))
        {
            if (!_heights.TryAdd(schema, Endless))
                continue;

            foreach (JsonSchema child in Children(schema))
                open.Enqueue(child.ActualSchema);
        }
    }

    private static IEnumerable<JsonSchema> Children(JsonSchema schema) =>
        schema.Properties.Values
            .Concat(schema.PatternProperties.Values)
            .Concat(schema.AllOf)
            .Concat(schema.AnyOf)
            .Concat(schema.OneOf)
            .Concat(schema.Items)
            .Concat(new[] { schema.Item, schema.AdditionalPropertiesSchema }.OfType<JsonSchema>());

    private int Measure(JsonSchema schema)
    {
        if (schema.Enumeration.Count > 0 || schema.Type.HasFlag(JsonObjectType.Null))
            return 0;

        int height = 0;
        foreach (JsonSchema? part in schema.AllOf)
            height = Math.Max(height, this[part]);

        foreach (ICollection<JsonSchema>? choice in new[] { schema.AnyOf, schema.OneOf }.Where(static c => c.Count > 0))
            height = Math.Max(height, choice.Min(c => this[c]));

        foreach (JsonSchemaProperty? property in schema.Properties.Values.Where(static p => p.IsRequired))
            height = Math.Max(height, 1 + this[property]);

        if (schema.MinItems > 0 && schema.Item is { } item)
            height = Math.Max(height, 1 + this[item]);

        foreach (JsonSchema? place in schema.Items)
            height = Math.Max(height, 1 + this[place]);

        if (schema.MinProperties > 0 && schema.AdditionalPropertiesSchema is { } other)
            height = Math.Max(height, 1 + this[other]);

        return height;
    }
}

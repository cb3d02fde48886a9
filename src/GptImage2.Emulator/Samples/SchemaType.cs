using NJsonSchema;

namespace GptImage2.Emulator.Samples;

internal static class SchemaType
{
    private static readonly JsonObjectType[] Order =
    [
        JsonObjectType.Object, JsonObjectType.Array, JsonObjectType.String, JsonObjectType.Integer, JsonObjectType.Number,
        JsonObjectType.Boolean, JsonObjectType.Null,
    ];

    /// <summary>Gets the type to make: the first that is declared, or the one that the other keywords speak of.</summary>
    public static JsonObjectType Of(JsonSchema schema)
    {
        foreach (JsonObjectType type in Order)
        {
            if (schema.Type.HasFlag(type))
                return type;
        }

        if (schema.Properties.Count > 0 || schema.PatternProperties.Count > 0 || schema.RequiredProperties.Count > 0 || schema.AdditionalPropertiesSchema is not null)
            return JsonObjectType.Object;

        if (schema.Item is not null || schema.Items.Count > 0 || schema.MinItems > 0)
            return JsonObjectType.Array;

        return schema.Minimum is not null || schema.Maximum is not null || schema.ExclusiveMinimum is not null || schema.ExclusiveMaximum is not null
            ? JsonObjectType.Number
            : JsonObjectType.String;
    }
}

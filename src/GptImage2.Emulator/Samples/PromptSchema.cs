using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;

namespace GptImage2.Emulator.Samples;

/// <summary>A schema of a prompt, as NJsonSchema read it.</summary>
internal sealed record PromptSchema(JsonSchema Schema)
{
    private HashSet<string>? _enumNames;

    /// <summary>Whether an enumeration anywhere in the schema has this name.</summary>
    public bool IsEnumName(string text)
    {
        _enumNames ??= new HashSet<string>(EnumNames(JsonNode.Parse(Schema.ToJson())), StringComparer.Ordinal);
        return _enumNames.Contains(text);
    }

    /// <summary>Says what is wrong with a document; null when nothing is.</summary>
    public string? Complaint(string json)
    {
        try
        {
            return Schema.Validate(json).FirstOrDefault() is { } error ? $"{error.Kind} at {error.Path}" : null;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Enumerations of objects, and references that do not resolve, end this way; so do numbers that it cannot hold.
            throw new SampleException($"NJsonSchema cannot judge it ({e.Message}).");
        }
    }

    private static IEnumerable<string> EnumNames(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(static m => m is { Key: "enum", Value: JsonArray names } ? Texts(names) : EnumNames(m.Value)),
        JsonArray items => items.SelectMany(EnumNames),
        _ => [],
    };

    private static IEnumerable<string> Texts(JsonArray names) =>
        names.OfType<JsonValue>().Where(static name => name.GetValueKind() is JsonValueKind.String).Select(static name => name.GetValue<string>());
}

using System.Text.Json;
using System.Text.Json.Nodes;

namespace GptImage2.AspNetCore.Tests.OpenApi;

/// <summary>Schemas in one order of their members, so that they can be compared as texts.</summary>
internal static class SchemaText
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static string Of(JsonNode? node) => JsonSerializer.Serialize(Ordered(node), Indented);

    private static JsonNode? Ordered(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, Member(member.Key, member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Ordered)]),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => JsonValue.Create(decimal.Parse(value.ToJsonString(), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture) / 1.0000000000m),
        _ => node?.DeepClone(),
    };

    // The order of these means nothing.
    private static JsonNode? Member(string name, JsonNode? value) =>
        name is "type" or "required" && value is JsonArray items && items.All(item => item!.GetValueKind() == JsonValueKind.String)
            ? new JsonArray([.. items.OrderBy(item => item!.GetValue<string>(), StringComparer.Ordinal).Select(item => item!.DeepClone())])
            : Ordered(value);
}

using System.Text.Json;
using System.Text.Json.Nodes;

namespace GptImage2.Contracts.Equality;

/// <summary>Compares JSON by its content. The order of the members of an object has no meaning.</summary>
internal sealed class JsonComparer : IEqualityComparer<JsonElement>, IEqualityComparer<JsonElement?>, IEqualityComparer<JsonNode>
{
    public static JsonComparer Instance { get; } = new();

    public bool Equals(JsonElement x, JsonElement y) =>
        x.ValueKind == JsonValueKind.Undefined || y.ValueKind == JsonValueKind.Undefined ? x.ValueKind == y.ValueKind : JsonElement.DeepEquals(x, y);

    public bool Equals(JsonElement? x, JsonElement? y) => x is { } one && y is { } other ? Equals(one, other) : x.HasValue == y.HasValue;

    public bool Equals(JsonNode? x, JsonNode? y) => JsonNode.DeepEquals(x, y);

    // Numbers that are written in different ways are equal, so only the kinds and the numbers of items can be hashed.
    public int GetHashCode(JsonElement obj) => obj.ValueKind switch
    {
        JsonValueKind.String => obj.GetString()!.GetHashCode(StringComparison.Ordinal),
        JsonValueKind.Array => HashCode.Combine(JsonValueKind.Array, obj.GetArrayLength()),
        JsonValueKind.Object => HashCode.Combine(JsonValueKind.Object, obj.GetPropertyCount()),
        _ => (int)obj.ValueKind,
    };

    public int GetHashCode(JsonElement? obj) => obj is { } one ? GetHashCode(one) : 0;

    public int GetHashCode(JsonNode obj) => obj switch
    {
        JsonArray array => HashCode.Combine(JsonValueKind.Array, array.Count),
        JsonObject members => HashCode.Combine(JsonValueKind.Object, members.Count),
        _ => (int)obj.GetValueKind(),
    };
}

using System.Text.Json.Nodes;

namespace GptImage2.Generators.Tests.Contracts;

/// <summary>Every document that differs from a good one in one place.</summary>
internal static class Mutations
{
    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "1.5", "1.0", "101", "256", "1000001", "9999999999",
        "\"\"", "\"a\"", "\"abc\"", "\"abcde\"", "\"cash\"", "\"Cash\"", "\"2026-05-08\"", "\"2026-13-40\"", "\"3\"", "\"e\\u0301e\\u0301\"",
        "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"", "[]", "[1,2,3]", "[null]", "{}", "{\"a\":1,\"b\":2,\"c\":3}",
    ];

    /// <returns>The document, and the value that was put in; null where something was taken out or added.</returns>
    public static IEnumerable<(string Json, string? Value)> Of(JsonNode document)
    {
        string original = document.ToJsonString();
        foreach (string path in Paths(document))
        {
            foreach (string value in Values)
                yield return (Changed(original, path, (parent, key) => Set(parent, key, JsonNode.Parse(value))), value);
            yield return (Changed(original, path, Remove), null);
        }

        foreach (string path in Paths(document).Where(path => Find(document, path) is JsonObject).Append(""))
            yield return (Changed(original, path + "/unknown", (parent, key) => Set(parent, key, 1)), null);
    }

    private static IEnumerable<string> Paths(JsonNode? node, string path = "")
    {
        IEnumerable<(string Key, JsonNode? Child)> children = node switch
        {
            JsonObject members => members.Select(member => (member.Key.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal), member.Value)),
            JsonArray items => items.Select((item, i) => ($"{i}", item)),
            _ => [],
        };
        foreach ((string key, JsonNode? child) in children)
        {
            yield return $"{path}/{key}";
            foreach (string below in Paths(child, $"{path}/{key}"))
                yield return below;
        }
    }

    private static string Changed(string original, string path, Action<JsonNode, string> change)
    {
        JsonNode document = JsonNode.Parse(original)!;
        int end = path.LastIndexOf('/');
        change(Find(document, path[..end])!, Unescape(path[(end + 1)..]));
        return document.ToJsonString();
    }

    private static JsonNode? Find(JsonNode document, string path)
    {
        JsonNode? node = document;
        foreach (string key in path.Split('/').Skip(1).Select(Unescape))
            node = node is JsonArray items ? items[int.Parse(key, System.Globalization.CultureInfo.InvariantCulture)] : node![key];
        return node;
    }

    private static void Set(JsonNode parent, string key, JsonNode? value)
    {
        if (parent is JsonArray items)
            items[int.Parse(key, System.Globalization.CultureInfo.InvariantCulture)] = value;
        else
            parent[key] = value;
    }

    private static void Remove(JsonNode parent, string key)
    {
        if (parent is JsonArray items)
            items.RemoveAt(int.Parse(key, System.Globalization.CultureInfo.InvariantCulture));
        else
            ((JsonObject)parent).Remove(key);
    }

    private static string Unescape(string key) =>
        key.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}

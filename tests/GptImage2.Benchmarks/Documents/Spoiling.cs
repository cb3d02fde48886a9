using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using GptImage2.Benchmarks.Contracts;

namespace GptImage2.Benchmarks.Documents;

/// <summary>Puts values of the wrong type into documents.</summary>
internal static class Spoiling
{
    public const int Violations = 3;

    public static byte[] Spoil(byte[] document, Words words, bool isIndented)
    {
        JsonNode root = JsonNode.Parse(document)!;
        var leaves = new List<JsonValue>();
        Collect(root, leaves);
        for (int i = 0; i < Violations; i++)
        {
            int at = words.Integer(0, leaves.Count - 1);
            JsonValue leaf = leaves[at];
            leaves.RemoveAt(at);
            if (leaf.Parent is JsonArray items)
                items[leaf.GetElementIndex()] = new JsonObject();
            else
                leaf.Parent![leaf.GetPropertyName()] = new JsonObject();
        }

        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = isIndented, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            root.WriteTo(json);
        return stream.ToArray();
    }

    private static void Collect(JsonNode? node, List<JsonValue> leaves)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (KeyValuePair<string, JsonNode?> member in members)
                {
                    // An object without its discriminator has only one violation.
                    if (member.Key != Payment.Discriminator)
                        Collect(member.Value, leaves);
                }

                break;
            case JsonArray items:
                foreach (JsonNode? item in items)
                    Collect(item, leaves);
                break;
            case JsonValue leaf:
                leaves.Add(leaf);
                break;
        }
    }
}

using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using GptImage2.Emulator.Requests;
using GptImage2.Emulator.Samples;

namespace GptImage2.Emulator.MalformedReplies;

/// <summary>Documents in other notations than one JSON value.</summary>
internal static class MalformedFormat
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Make(MalformedReply kind, string json)
    {
        var root = JsonNode.Parse(json);
        if (kind is MalformedReply.JsonLines)
            return string.Join('\n', Lines(root).Select(static line => line.ToJsonString(Relaxed)));

        if (kind is MalformedReply.Xml)
            return Element("response", root).ToString(SaveOptions.DisableFormatting);

        var text = new StringBuilder();
        Indent(text, root, 0, tables: kind is MalformedReply.Toon);
        return text.ToString();
    }

    private static IEnumerable<JsonObject> Lines(JsonNode? root)
    {
        if (root is not JsonObject members)
            throw new SampleException("the document is not an object.");

        JsonObject[]? items = members.Select(static m => IsTable(m.Value)).FirstOrDefault(static rows => rows is { Length: > 1 });
        return items ?? members.Select(static m => new JsonObject { [m.Key] = m.Value?.DeepClone() });
    }

    private static XElement Element(string name, JsonNode? value) => new(XmlConvert.EncodeLocalName(name), value switch
    {
        JsonObject members => members.Select(static m => Element(m.Key, m.Value)),
        JsonArray items => items.Select(static item => Element("item", item)),
        _ => Plain(value),
    });

    private static void Indent(StringBuilder text, JsonNode? value, int depth, bool tables)
    {
        IEnumerable<(string Head, JsonNode? Value)> entries = value switch
        {
            JsonObject members => members.Select(static m => (Head: $"{m.Key}:", m.Value)),
            JsonArray items => items.Select(static item => (Head: "-", Value: item)),
            _ => [(Head: string.Empty, Value: value)],
        };
        foreach ((string? head, JsonNode? inner) in entries)
        {
            text.Append(' ', 2 * depth);
            if (tables && IsTable(inner) is { } rows)
            {
                Table(text, head, rows, depth);
            }
            else if (inner is JsonObject or JsonArray)
            {
                text.Append(head).Append('\n');
                Indent(text, inner, depth + 1, tables);
            }
            else
            {
                text.Append(head).Append(head.Length > 0 ? " " : string.Empty).Append(Plain(inner)).Append('\n');
            }
        }
    }

    private static JsonObject[]? IsTable(JsonNode? value) =>
        value is JsonArray { Count: > 0 } items && items.All(static item => item is JsonObject) ? [.. items.Select(static item => item!.AsObject())] : null;

    private static void Table(StringBuilder text, string head, JsonObject[] rows, int depth)
    {
        text.Append(CultureInfo.InvariantCulture, $"{head.TrimEnd(':')}[{rows.Length}]{{{string.Join(',', rows[0].Select(static m => m.Key))}}}:\n");
        foreach (JsonObject row in rows)
            text.Append(' ', 2 * (depth + 1)).AppendJoin(',', row.Select(static m => Plain(m.Value))).Append('\n');
    }

    private static string Plain(JsonNode? value) => value?.ToString() ?? "null";
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;

namespace GptImage2.Generators.Tests.Contracts;

/// <summary>Validates a document with NJsonSchema against the schema of a contract.</summary>
internal sealed class SchemaValidator
{
    // The rules of these formats, for which NJsonSchema checks too much, too little or nothing.
    private static readonly Dictionary<string, string> Formats = new(StringComparer.Ordinal)
    {
        ["date-time"] = @"^[0-9]{4}-(0[1-9]|1[0-2])-([0-2][0-9]|3[01])[Tt]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})$",
        ["duration"] = @"^-?P(?=.)([0-9]+W|([0-9]+Y)?([0-9]+M)?([0-9]+D)?(T(?=.)([0-9]+H)?([0-9]+M)?([0-9]+([.,][0-9]+)?S)?)?)$",
        ["uri"] = """^[A-Za-z][A-Za-z0-9+.-]*:[^\s"<>\\^`{|}]*$""",
        ["byte"] = "^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$",
        ["uuid"] = "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$",
    };

    private readonly JsonSchema _schema;

    // It matches by the static methods, which would parse each of our many patterns again and again.
    static SchemaValidator() => Regex.CacheSize = 1000;

    private SchemaValidator(JsonSchema schema) => _schema = schema;

    public static async Task<SchemaValidator> OfAsync(string schema)
    {
        JsonObject root = JsonNode.Parse(schema)!.AsObject();
        Rewrite(root);
        return new(await JsonSchema.FromJsonAsync(root.ToJsonString()));
    }

    public IReadOnlyList<string> Objections(string json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 256 });
        return [.. _schema.Validate(Token(document.RootElement)).Select(Describe)];
    }

    // In .NET, $ also matches before a last line feed, and \d matches the digits of every script.
    public static string InDotNet(string pattern) =>
        (pattern.EndsWith('$') && !pattern.EndsWith(@"\$", StringComparison.Ordinal) ? pattern[..^1] + @"\z" : pattern).Replace(@"\d", "[0-9]", StringComparison.Ordinal);

    private static void Rewrite(JsonObject schema)
    {
        // NJsonSchema knows the older name of $defs only, compares constants as text, and takes members that begin
        // with a dollar for its own.
        Rename(schema, "$defs", "definitions");
        if (schema["$ref"] is JsonValue target)
            schema["$ref"] = target.GetValue<string>().Replace("#/$defs/", "#/definitions/", StringComparison.Ordinal);
        if (schema["enum"] is JsonArray values && schema["type"] is null)
            schema["type"] = new JsonArray([.. values.Select(TypeOf).Distinct(StringComparer.Ordinal).Select(type => (JsonNode)type)]);
        if (schema["pattern"] is JsonValue pattern)
            schema["pattern"] = InDotNet(pattern.GetValue<string>());
        if (schema["format"] is JsonValue format && Formats.TryGetValue(format.GetValue<string>(), out string? meaning))
        {
            schema.Remove("format");
            AddPattern(schema, meaning);
        }

        // It counts neither code points nor what a reader would call a character.
        if (schema["minLength"] is not null || schema["maxLength"] is not null)
        {
            AddPattern(schema, $@"\A([\uD800-\uDBFF][\uDC00-\uDFFF]|[^\uD800-\uDFFF]){{{schema["minLength"] ?? 0},{schema["maxLength"]}}}$");
            schema.Remove("minLength");
            schema.Remove("maxLength");
        }

        foreach (JsonObject map in new[] { schema["properties"], schema["definitions"], schema["patternProperties"] }.OfType<JsonObject>())
        {
            foreach (JsonObject child in map.Select(member => member.Value).OfType<JsonObject>().ToArray())
                Rewrite(child);
        }

        foreach (string name in (schema["properties"] as JsonObject ?? []).Select(member => member.Key).ToArray())
            Rename((JsonObject)schema["properties"]!, name, Harmless(name));
        foreach (string name in (schema["patternProperties"] as JsonObject ?? []).Select(member => member.Key).ToArray())
            Rename((JsonObject)schema["patternProperties"]!, name, InDotNet(name));
        if (schema["required"] is JsonArray required)
            schema["required"] = new JsonArray([.. required.Select(name => (JsonNode)Harmless(name!.GetValue<string>()))]);
        IEnumerable<JsonNode?> children = [schema["items"], schema["additionalProperties"], schema["not"], .. schema["anyOf"] as JsonArray ?? [], .. schema["allOf"] as JsonArray ?? []];
        foreach (JsonObject child in children.OfType<JsonObject>())
            Rewrite(child);
    }

    private static void AddPattern(JsonObject schema, string pattern)
    {
        if (schema["allOf"] is not JsonArray all)
            schema["allOf"] = all = [];
        all.Add((JsonNode)new JsonObject { ["pattern"] = InDotNet(pattern) });
    }

    private static string TypeOf(JsonNode? value) => value?.GetValueKind() switch
    {
        null => "null",
        JsonValueKind.Number => "number",
        _ => "string",
    };

    private static void Rename(JsonObject parent, string name, string newName)
    {
        if (name == newName || !parent.TryGetPropertyValue(name, out JsonNode? value))
            return;
        parent.Remove(name);
        parent[newName] = value;
    }

    private static string Harmless(string name) => name.StartsWith('$') ? "dollar " + name : name;

    // 1.0 is the integer 1, and the order of members does not matter, but NJsonSchema compares the text of tokens.
    private static JToken Token(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => new JObject(value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal).Select(member => new JProperty(Harmless(member.Name), Token(member.Value)))),
        JsonValueKind.Array => new JArray(value.EnumerateArray().Select(Token)),
        JsonValueKind.String => new JValue(value.GetString()),
        JsonValueKind.Number => Number(value.GetRawText()),
        JsonValueKind.Null => JValue.CreateNull(),
        _ => new JValue(value.GetBoolean()),
    };

    // Beyond long it throws; there, only the sign of an integer matters to any bound.
    private static JValue Number(string text)
    {
        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number))
        {
            return decimal.Truncate(number) != number
                ? new JValue(number / 1.0000000000000000000000000000m)
                : new JValue((long)Math.Clamp(number, long.MinValue, long.MaxValue));
        }

        return new JValue(text.StartsWith('-') ? long.MinValue : long.MaxValue);
    }

    private static string Describe(ValidationError error) => $"{error.Path}: {error.Kind}";
}

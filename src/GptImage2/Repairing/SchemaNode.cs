using System.Globalization;
using System.Text.Json;
using GptImage2.Contracts;
using GptImage2.Generated;

namespace GptImage2.Repairing;

/// <summary>
/// A place in the JSON Schema of a contract, as our generator writes it. It answers what may stand there; whether it
/// does is for the reader of the contract to say.
/// </summary>
internal readonly struct SchemaNode
{
    private readonly JsonElement _node;
    private readonly JsonElement _root;
    private readonly bool _orNull;

    private SchemaNode(JsonElement node, JsonElement root, bool orNull = false)
    {
        _node = node;
        _root = root;
        _orNull = orNull;
    }

    public bool IsNullable =>
        _orNull
        || Types().Contains("null")
        || (TryGet("enum", out JsonElement names) && names.EnumerateArray().Any(static name => name.ValueKind == JsonValueKind.Null));

    public string? Format => TryGet("format", out JsonElement format) ? format.GetString() : null;

    public SchemaNode? Items => TryGet("items", out JsonElement items) ? Resolve(items) : null;

    /// <summary>The names of the members of an object, and those that it must have.</summary>
    public IReadOnlyList<string> MemberNames => TryGet("properties", out JsonElement members) ? [.. members.EnumerateObject().Select(static member => member.Name)] : [];

    public IReadOnlyList<string> Required => TryGet("required", out JsonElement names) ? [.. names.EnumerateArray().Select(static name => name.GetString()!)] : [];

    /// <summary>Whether it is an object whose members are named by the contract, and no dictionary.</summary>
    public bool HasNamedMembers => TryGet("properties", out _) || Cases().Count > 0;

    /// <summary>The texts that are allowed, where they are listed.</summary>
    public IReadOnlyList<string> Texts => TryGet("enum", out JsonElement names)
        ? [.. names.EnumerateArray().Where(static name => name.ValueKind == JsonValueKind.String).Select(static name => name.GetString()!)]
        : [];

    public static SchemaNode Root(JsonElement schema) => new(schema, schema);

    public bool Allows(string type)
    {
        IReadOnlyList<string> types = Types();
        return types.Contains(type) || (type == "string" && Texts.Count > 0);
    }

    /// <summary>Whether a value is of a type that may stand here; its text is not looked at.</summary>
    public bool AllowsKindOf(SourceValue value) =>
        value.IsString ? Allows("string")
        : value.IsNumber ? Allows("number") || Allows("integer")
        : value.IsBoolean ? Allows("boolean")
        : value.IsObject ? Allows("object")
        : value.IsArray ? Allows("array")
        : IsNullable;

    /// <summary>What a JSON Pointer leads to in a document.</summary>
    public SchemaNode? Follow(string pointer, SourceValue document, ReadOnlySpan<byte> utf8Json)
    {
        SchemaNode? node = Resolve(_node);
        SourceValue? value = document;
        foreach (string token in JsonPointer.Tokens(pointer))
        {
            node = value is { IsArray: true } ? node?.Items : node?.Of(value, utf8Json).Member(token);
            value = value is { IsArray: true } && int.TryParse(token, CultureInfo.InvariantCulture, out int index) && index < value.Items.Count
                ? value.Items[index]
                : value?.Member(token)?.Value;
        }

        return node;
    }

    /// <summary>The case of a union that an object belongs to; the node itself where it is no union, or none is told.</summary>
    public SchemaNode Of(SourceValue? value, ReadOnlySpan<byte> utf8Json)
    {
        foreach (SchemaNode @case in Cases())
        {
            string discriminator = @case.MemberNames[0];
            if (value?.Member(discriminator)?.Value is { } told && @case.Member(discriminator) is { } names && names.Lists(told.Raw(utf8Json)))
                return @case;
        }

        return this;
    }

    /// <summary>What a member of an object must be. For a union without a case it is what its discriminator may be.</summary>
    public SchemaNode? Member(string name)
    {
        if (TryGet("properties", out JsonElement members) && members.TryGetProperty(name, out JsonElement member))
            return Resolve(member);
        foreach (SchemaNode @case in Cases())
        {
            if (@case.MemberNames[0] == name)
                return @case.Member(name);
        }

        if (TryGet("patternProperties", out JsonElement patterns))
            return Resolve(patterns.EnumerateObject().First().Value);
        return TryGet("additionalProperties", out JsonElement others) && others.ValueKind == JsonValueKind.Object ? Resolve(others) : null;
    }

    /// <summary>The values of a discriminator over all cases of the union, as JSON; empty where this is no union.</summary>
    public IReadOnlyList<string> DiscriminatorTexts(string name) =>
        [.. Cases().Select(@case => @case.Member(name)).OfType<SchemaNode>().SelectMany(static node => node.Texts)];

    /// <summary>The name of the discriminator; null where this is no union.</summary>
    public string? Discriminator => Cases() is [var first, ..] ? first.MemberNames[0] : null;

    private List<SchemaNode> Cases()
    {
        var cases = new List<SchemaNode>();
        if (Allows("object") && TryGet("anyOf", out JsonElement any))
        {
            foreach (JsonElement @case in any.EnumerateArray())
            {
                var node = new SchemaNode(@case, _root);
                if (node.MemberNames.Count > 0)
                    cases.Add(node);
            }
        }

        return cases;
    }

    private bool Lists(string rawJson) =>
        TryGet("enum", out JsonElement names) && names.EnumerateArray().Any(name => name.GetRawText() == rawJson);

    private IReadOnlyList<string> Types()
    {
        if (!TryGet("type", out JsonElement type))
            return [];
        return type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(static one => one.GetString()!)] : [type.GetString()!];
    }

    private bool TryGet(string keyword, out JsonElement value)
    {
        value = default;
        return _node.ValueKind == JsonValueKind.Object && _node.TryGetProperty(keyword, out value);
    }

    // A reference stands alone, in an allOf of one, or in an anyOf beside null.
    private SchemaNode Resolve(JsonElement node)
    {
        bool orNull = false;
        while (true)
        {
            if (node.ValueKind != JsonValueKind.Object)
                return new SchemaNode(node, _root, orNull);
            if (node.TryGetProperty("$ref", out JsonElement reference))
                node = Target(reference.GetString()!);
            else if (node.TryGetProperty("allOf", out JsonElement all))
                node = all[0];
            else if (!node.TryGetProperty("type", out _) && node.TryGetProperty("anyOf", out JsonElement any))
                (node, orNull) = (any[0], true);
            else
                return new SchemaNode(node, _root, orNull);
        }
    }

    private JsonElement Target(string reference)
    {
        JsonElement target = _root;
        foreach (string token in JsonPointer.Tokens(reference[1..]))
            target = target.GetProperty(token);
        return target;
    }
}

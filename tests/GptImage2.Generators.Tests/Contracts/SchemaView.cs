using System.Text.Json;

namespace GptImage2.Generators.Tests.Contracts;

/// <summary>A place in a JSON Schema, with its references followed.</summary>
internal readonly struct SchemaView
{
    private readonly JsonElement _root;
    private readonly JsonElement _schema;

    public SchemaView(string schema)
        : this(JsonElement.Parse(schema), JsonElement.Parse(schema))
    {
    }

    private SchemaView(JsonElement root, JsonElement schema)
    {
        _root = root;
        _schema = schema;
        while (_schema.TryGetProperty("$ref", out JsonElement target) || (_schema.TryGetProperty("allOf", out JsonElement all) && all[0].TryGetProperty("$ref", out target)))
            _schema = target.GetString() == "#" ? root : root.GetProperty("$defs").GetProperty(target.GetString()!["#/$defs/".Length..]);
    }

    public string Text => _schema.GetRawText();

    public bool IsNullable => _schema.TryGetProperty("type", out JsonElement type) && type.ValueKind == JsonValueKind.Array && type.EnumerateArray().Any(name => name.ValueEquals("null"))
        || _schema.TryGetProperty("enum", out JsonElement values) && values.EnumerateArray().Any(value => value.ValueKind == JsonValueKind.Null)
        || Branches.Any(branch => branch.Type == "null");

    public bool IsAnything => Type is null && Enum.Length == 0 && !_schema.TryGetProperty("anyOf", out _);

    public string? Type => !_schema.TryGetProperty("type", out JsonElement type) ? null : type.ValueKind == JsonValueKind.Array ? type[0].GetString() : type.GetString();

    public JsonElement[] Enum => _schema.TryGetProperty("enum", out JsonElement values) ? [.. values.EnumerateArray().Where(value => value.ValueKind != JsonValueKind.Null)] : [];

    public JsonElement[] Denied => _schema.TryGetProperty("not", out JsonElement denied) ? [.. denied.GetProperty("enum").EnumerateArray()] : [];

    public SchemaView[] Branches
    {
        get
        {
            JsonElement root = _root;
            return _schema.TryGetProperty("anyOf", out JsonElement branches) ? [.. branches.EnumerateArray().Select(branch => new SchemaView(root, branch))] : [];
        }
    }

    public IEnumerable<(string Name, SchemaView Value)> Properties
    {
        get
        {
            JsonElement root = _root;
            return _schema.TryGetProperty("properties", out JsonElement properties) ? [.. properties.EnumerateObject().Select(member => (member.Name, new SchemaView(root, member.Value)))] : [];
        }
    }

    public bool IsDictionary => KeyPattern is not null || (_schema.TryGetProperty("additionalProperties", out JsonElement others) && others.ValueKind == JsonValueKind.Object);

    public string? KeyPattern => _schema.TryGetProperty("patternProperties", out JsonElement patterns) ? patterns.EnumerateObject().Single().Name : null;

    public SchemaView Values => new(_root, KeyPattern is { } pattern ? _schema.GetProperty("patternProperties").GetProperty(pattern) : _schema.GetProperty("additionalProperties"));

    public SchemaView Items => new(_root, _schema.TryGetProperty("items", out JsonElement items) ? items : JsonElement.Parse("{}"));

    public bool IsSet => _schema.TryGetProperty("uniqueItems", out _);

    public string? Pattern => Keyword("pattern");

    public string? Format => Keyword("format");

    public bool Requires(string name) => _schema.TryGetProperty("required", out JsonElement required) && required.EnumerateArray().Any(entry => entry.ValueEquals(name));

    public int? Count(string keyword) => _schema.TryGetProperty(keyword, out JsonElement count) ? count.GetInt32() : null;

    public decimal? Bound(string keyword) => _schema.TryGetProperty(keyword, out JsonElement bound) ? bound.GetDecimal() : null;

    /// <summary>The schema that a value was made by: the case of a union, or what is left of a nullable one.</summary>
    public SchemaView For(JsonElement value)
    {
        foreach (SchemaView branch in Branches)
        {
            if (branch.Type != "null" && value.ValueKind == JsonValueKind.Object && branch.IsCaseOf(value))
                return branch.For(value);
        }

        return this;
    }

    /// <summary>The name of the discriminator of a derived type; null if this is not a derived type.</summary>
    public string? Discriminator => Properties.FirstOrDefault() is { Name: { } name, Value: { Type: null, Enum.Length: 1 } } && Requires(name) ? name : null;

    private bool IsCaseOf(JsonElement value) => Branches.Length > 0
        ? Branches.Any(branch => branch.IsCaseOf(value))
        : Discriminator is not { } name || JsonElement.DeepEquals(value.GetProperty(name), Properties.First().Value.Enum[0]);

    private string? Keyword(string name) => _schema.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
}

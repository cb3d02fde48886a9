namespace GptImage2.Contracts;

/// <summary>
/// A place in the JSON Schema of a contract, as our generator writes it. It answers what may stand there; whether it
/// does is for the reader of the contract to say.
/// </summary>
/// <remarks>
/// The nodes of a contract are made when they are asked for, and kept. Several calls may use them at once: what is kept
/// does not change.
/// </remarks>
internal sealed class SchemaNode
{
    private readonly SchemaText _schema;
    private readonly SourceValue _node;
    private readonly bool _orNull;
    private readonly string[] _types;
    private Dictionary<string, SchemaNode>? _members;
    private SchemaNode[]? _cases;
    private SchemaNode? _items;
    private SchemaNode? _others;

    private SchemaNode(SchemaText schema, SourceValue node, bool orNull = false)
    {
        _schema = schema;
        _node = node;
        _orNull = orNull;
        _types = Get("type") is not { } type ? [] : type.IsArray ? _schema.TextsOf(type) : [_schema.TextOf(type)];
        SourceValue? names = Get("enum");
        Texts = names is null ? [] : _schema.TextsOf(names);
        IsNullable = orNull || _types.Contains("null") || (names?.Items.Any(static name => name.IsNull) ?? false);
        MemberNames = Get("properties") is { } members ? [.. members.Members.Select(static member => member.Name)] : [];
        Required = Get("required") is { } required ? _schema.TextsOf(required) : [];
    }

    public bool IsNullable { get; }

    public string? Format => Get("format") is { } format ? _schema.TextOf(format) : null;

    public SchemaNode? Items => _items ??= Get("items") is { } items ? Resolve(_schema, items) : null;

    /// <summary>The names of the members of an object.</summary>
    public IReadOnlyList<string> MemberNames { get; }

    /// <summary>The names of the members that an object must have.</summary>
    public IReadOnlyList<string> Required { get; }

    /// <summary>Whether it is an object whose members are named by the contract, and no dictionary.</summary>
    public bool HasNamedMembers => Get("properties") is not null || Cases.Length > 0;

    /// <summary>The texts that are allowed, where they are listed.</summary>
    public IReadOnlyList<string> Texts { get; }

    /// <summary>The name of the discriminator; null where this is no union.</summary>
    public string? Discriminator => Cases is [var first, ..] ? first.MemberNames[0] : null;

    private SchemaNode[] Cases => _cases ??= FindCases();

    /// <summary>The root of a schema.</summary>
    /// <exception cref="ArgumentException">It is not JSON.</exception>
    public static SchemaNode Root(ReadOnlySpan<byte> utf8Schema)
    {
        var schema = new SchemaText(utf8Schema.ToArray());
        return Resolve(schema, schema.Root);
    }

    public bool Allows(string type) => _types.Contains(type) || (type == "string" && Texts.Count > 0);

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
        SchemaNode? node = this;
        SourceValue? value = document;
        foreach (string token in JsonPointer.Tokens(pointer))
        {
            node = value is { IsArray: true } ? node?.Items : node?.Of(value, utf8Json).Member(token);
            value = value?.Child(token);
        }

        return node;
    }

    /// <summary>The derived type of a union that an object belongs to; the node itself where it is no union, or none is named.</summary>
    public SchemaNode Of(SourceValue? value, ReadOnlySpan<byte> utf8Json)
    {
        foreach (SchemaNode @case in Cases)
        {
            string discriminator = @case.MemberNames[0];
            if (value?.Member(discriminator)?.Value is { } named && @case.Member(discriminator) is { } names && names.Lists(utf8Json[named.Start..named.End]))
                return @case;
        }

        return this;
    }

    /// <summary>
    /// What a member of an object must be. For a union it is what its discriminator may be, as long as no derived type
    /// is chosen.
    /// </summary>
    public SchemaNode? Member(string name)
    {
        _members ??= FindMembers();
        if (_members.TryGetValue(name, out SchemaNode? member))
            return member;
        foreach (SchemaNode @case in Cases)
        {
            if (@case.MemberNames[0] == name)
                return @case.Member(name);
        }

        if (_others is null && Get("patternProperties") is { } patterns)
            _others = Resolve(_schema, patterns.Members[0].Value);
        else if (_others is null && Get("additionalProperties") is { IsObject: true } others)
            _others = Resolve(_schema, others);
        return _others;
    }

    /// <summary>The values of a discriminator over all derived types of the union; empty where this is no union.</summary>
    public IReadOnlyList<string> DiscriminatorTexts(string name) =>
        [.. Cases.Select(@case => @case.Member(name)).OfType<SchemaNode>().SelectMany(static node => node.Texts)];

    private Dictionary<string, SchemaNode> FindMembers()
    {
        var members = new Dictionary<string, SchemaNode>(StringComparer.Ordinal);
        foreach (SourceMember member in Get("properties")?.Members ?? [])
            members[member.Name] = Resolve(_schema, member.Value);
        return members;
    }

    private SchemaNode[] FindCases() => Allows("object") && Get("anyOf") is { } any
        ? [.. any.Items.Select(@case => new SchemaNode(_schema, @case)).Where(static @case => @case.MemberNames.Count > 0)]
        : [];

    private bool Lists(ReadOnlySpan<byte> json)
    {
        foreach (SourceValue name in Get("enum")?.Items ?? [])
        {
            if (_schema.Utf8.Span[name.Start..name.End].SequenceEqual(json))
                return true;
        }

        return false;
    }

    private SourceValue? Get(string keyword) => _node.Member(keyword)?.Value;

    // A reference stands alone, in an allOf of one, or in an anyOf beside null.
    private static SchemaNode Resolve(SchemaText schema, SourceValue node)
    {
        bool orNull = false;
        while (true)
        {
            if (node.Member("$ref") is { } reference)
                node = schema.Target(schema.TextOf(reference.Value));
            else if (node.Member("allOf") is { } all)
                node = all.Value.Items[0];
            else if (node.Member("type") is null && node.Member("anyOf") is { } any)
                (node, orNull) = (any.Value.Items[0], true);
            else
                return new SchemaNode(schema, node, orNull);
        }
    }
}

using System.Text;

namespace GptImage2.Contracts;

/// <summary>
/// A place in the JSON Schema of a contract that the generator wrote. It describes which values are allowed there; the
/// reader of the contract decides whether a value fits.
/// </summary>
/// <remarks>
/// The nodes of a contract are created on demand and cached. Several calls may use them at once: a cached node does not
/// change.
/// </remarks>
internal sealed class SchemaNode
{
    private const int ShortName = 128;

    private readonly SchemaText _schema;
    private readonly SourceValue _node;
    private readonly bool _orNull;
    private readonly string[] _types;
    private Dictionary<string, SchemaNode>? _members;
    private SchemaNode[]? _derivedTypes;
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

    /// <summary>The regular expression that a text must match; null when there is none.</summary>
    public string? Pattern => Get("pattern") is { } pattern ? _schema.TextOf(pattern) : null;

    public SchemaNode? Items => _items ??= Get("items") is { } items ? Resolve(_schema, items) : null;

    /// <summary>The names of the members of an object.</summary>
    public IReadOnlyList<string> MemberNames { get; }

    /// <summary>The names of the members that an object must have.</summary>
    public IReadOnlyList<string> Required { get; }

    /// <summary>Whether it is an object whose members are named by the contract, not a dictionary.</summary>
    public bool HasNamedMembers => Get("properties") is not null || DerivedTypes.Count > 0;

    /// <summary>The allowed texts of an enum or a constant; empty when any text is allowed.</summary>
    public IReadOnlyList<string> Texts { get; }

    /// <summary>The allowed texts that the prompt describes, each with its description.</summary>
    public IEnumerable<(string Text, string Meaning)> Meanings
    {
        get
        {
            string[] lines = Get("description") is { } description ? _schema.TextOf(description).Split('\n') : [];
            foreach (string line in lines)
            {
                // A name may contain a colon itself.
                foreach (string text in Texts)
                {
                    if (line.StartsWith(text, StringComparison.Ordinal) && line.AsSpan(text.Length).StartsWith(": "))
                        yield return (text, line[(text.Length + 2)..]);
                }
            }
        }
    }

    /// <summary>The name of the discriminator; null when this is not a union.</summary>
    public string? Discriminator => DerivedTypes is [var first, ..] ? first.MemberNames[0] : null;

    /// <summary>The derived types of a union; empty when this is not a union.</summary>
    public IReadOnlyList<SchemaNode> DerivedTypes => _derivedTypes ??= FindDerivedTypes();

    /// <summary>The root of a schema.</summary>
    /// <exception cref="ArgumentException">The schema is not JSON.</exception>
    public static SchemaNode Root(ReadOnlySpan<byte> utf8Schema)
    {
        var schema = new SchemaText(utf8Schema.ToArray());
        return Resolve(schema, schema.Root);
    }

    public bool Allows(string type) => _types.Contains(type) || (type == "string" && Texts.Count > 0);

    /// <summary>Whether the JSON type of a value is allowed here; its text is not checked.</summary>
    public bool AllowsKindOf(SourceValue value) =>
        value.IsString ? Allows("string")
        : value.IsNumber ? Allows("number") || Allows("integer")
        : value.IsBoolean ? Allows("boolean")
        : value.IsObject ? Allows("object")
        : value.IsArray ? Allows("array")
        : IsNullable;

    /// <summary>The schema of the value that a JSON Pointer leads to in a document.</summary>
    public SchemaNode? Follow(string pointer, SourceValue document, ReadOnlySpan<byte> utf8Json)
    {
        SchemaNode? node = this;
        SourceValue? value = document;
        ReadOnlySpan<char> rest = pointer;
        while (JsonPointer.TryTake(ref rest, out ReadOnlySpan<char> token))
        {
            node = value is { IsArray: true } ? node?.Items : node?.Of(value, utf8Json).Member(token);
            value = value?.Child(token);
        }

        return node;
    }

    /// <summary>The derived type of a union that an object belongs to; the node itself when there is none.</summary>
    public SchemaNode Of(SourceValue? value, ReadOnlySpan<byte> utf8Json)
    {
        foreach (SchemaNode derived in DerivedTypes)
        {
            string discriminator = derived.MemberNames[0];
            if (value?.Member(discriminator)?.Value is { } named && derived.Member(discriminator) is { } names && names.Lists(utf8Json[named.Start..named.End]))
                return derived;
        }

        return this;
    }

    /// <summary>The schema of a member of an object, whose name is UTF-8.</summary>
    public SchemaNode? Member(ReadOnlySpan<byte> utf8Name)
    {
        Span<char> name = stackalloc char[ShortName];
        return utf8Name.Length <= ShortName ? Member(name[..Encoding.UTF8.GetChars(utf8Name, name)]) : Member(Encoding.UTF8.GetString(utf8Name));
    }

    /// <summary>
    /// The schema of a member of an object. A union without a selected derived type has only the discriminator as a
    /// member.
    /// </summary>
    public SchemaNode? Member(ReadOnlySpan<char> name)
    {
        _members ??= FindMembers();
        if (_members.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out SchemaNode? member))
            return member;
        foreach (SchemaNode derived in DerivedTypes)
        {
            if (name.SequenceEqual(derived.MemberNames[0]))
                return derived.Member(name);
        }

        if (_others is null && Get("patternProperties") is { } patterns)
            _others = Resolve(_schema, patterns.Members[0].Value);
        else if (_others is null && Get("additionalProperties") is { IsObject: true } others)
            _others = Resolve(_schema, others);
        return _others;
    }

    /// <summary>The values of a discriminator over all derived types of the union; empty when this is not a union.</summary>
    public IReadOnlyList<string> DiscriminatorTexts(string name) =>
        [.. DerivedTypes.Select(derived => derived.Member(name)).OfType<SchemaNode>().SelectMany(static node => node.Texts)];

    private Dictionary<string, SchemaNode> FindMembers()
    {
        var members = new Dictionary<string, SchemaNode>(StringComparer.Ordinal);
        foreach (SourceMember member in Get("properties")?.Members ?? [])
            members[member.Name] = Resolve(_schema, member.Value);
        return members;
    }

    private SchemaNode[] FindDerivedTypes() => Allows("object") && Get("anyOf") is { } any
        ? [.. any.Items.Select(derived => new SchemaNode(_schema, derived)).Where(static derived => derived.MemberNames.Count > 0)]
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

    // A reference is used directly, in an allOf with one item, or in an anyOf together with null.
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

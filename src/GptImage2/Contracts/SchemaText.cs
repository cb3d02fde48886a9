namespace GptImage2.Contracts;

/// <summary>The JSON of a schema, parsed.</summary>
internal sealed class SchemaText
{
    public SchemaText(byte[] utf8)
    {
        Utf8 = utf8;
        Root = SourceValue.Parse(utf8) ?? throw new ArgumentException("The schema of a contract must be JSON.", nameof(utf8));
    }

    public ReadOnlyMemory<byte> Utf8 { get; }

    public SourceValue Root { get; }

    public string TextOf(SourceValue value) => value.Text(Utf8.Span);

    /// <summary>The texts among the items of an array.</summary>
    public string[] TextsOf(SourceValue array) => [.. array.Items.Where(static item => item.IsString).Select(TextOf)];

    /// <summary>What a reference inside of the schema leads to: <c>#/$defs/Line</c>.</summary>
    public SourceValue Target(string reference) => Root.Follow(reference[1..]) is [.., var target]
        ? target
        : throw new ArgumentException($"The schema of a contract has nothing at {reference}.", nameof(reference));
}

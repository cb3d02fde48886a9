namespace GptImage2.Contracts;

/// <summary>The parsed JSON of a schema.</summary>
internal sealed class SchemaText
{
    public SchemaText(byte[] utf8)
    {
        Utf8 = utf8;
        Root = SourceValue.Parse(utf8) ?? throw new ArgumentException("The schema of the contract is not JSON. Write it as a JSON object.", nameof(utf8));
    }

    public ReadOnlyMemory<byte> Utf8 { get; }

    public SourceValue Root { get; }

    public string TextOf(SourceValue value) => value.Text(Utf8.Span);

    /// <summary>The texts among the items of an array.</summary>
    public string[] TextsOf(SourceValue array) => [.. array.Items.Where(static item => item.IsString).Select(TextOf)];

    /// <summary>The part of the schema that a reference leads to: <c>#/$defs/Line</c>.</summary>
    public SourceValue Target(string reference) => Root.Follow(reference[1..]) is [.., var target]
        ? target
        : throw new ArgumentException($"The schema of the contract has no definition at {reference}. Add it, or correct the reference.", nameof(reference));
}

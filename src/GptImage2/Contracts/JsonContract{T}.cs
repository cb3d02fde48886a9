using System.Text.Json;
using GptImage2.Contracts;
using GptImage2.Generated;

namespace GptImage2;

/// <summary>
/// The contract of a <typeparamref name="T"/>: the schema that is sent to the model, and the reader that checks the reply
/// against it.
/// </summary>
/// <typeparam name="T">The type of the value.</typeparam>
public abstract class JsonContract<T>
{
    private SchemaNode? _schemaRoot;

    /// <summary>The minified JSON Schema, in UTF-8. Its root is an object.</summary>
    public abstract ReadOnlySpan<byte> Schema { get; }

    // Parsed once, and only when a reply does not fit.
    internal SchemaNode SchemaRoot => _schemaRoot ??= SchemaNode.Root(Schema);

    /// <summary>
    /// Reads one value. Violations are noted in <paramref name="json"/>; the returned value is valid only when there are
    /// none.
    /// </summary>
    /// <param name="json">The scanner, before the value.</param>
    protected abstract T? Read(ref JsonScanner json);

    /// <summary>Writes one value.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="value">The value.</param>
    protected abstract void Write(Utf8JsonWriter json, T value);

    /// <summary>The only member of the object that wraps a value which is not an object itself; null for an object.</summary>
    internal virtual string? WrapperName => null;

    // Read and Write are not internal too: assemblies that see the internals of this one would need another modifier to override them.
    internal T? ReadFrom(ref JsonScanner json) => Read(ref json);

    internal void WriteTo(Utf8JsonWriter json, T value) => Write(json, value);
}

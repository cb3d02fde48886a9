using System.Text.Json;
using GptImage2.Contracts;
using GptImage2.Generated;

namespace GptImage2;

/// <summary>
/// What a reply must be to become a <typeparamref name="T"/>: the schema that is sent to the model, and the reader that
/// holds the reply to it.
/// </summary>
/// <typeparam name="T">The type of the value.</typeparam>
public abstract class JsonContract<T>
{
    private SchemaNode? _schemaRoot;

    /// <summary>The minified JSON Schema, in UTF-8. Its root is an object.</summary>
    public abstract ReadOnlySpan<byte> Schema { get; }

    // It is parsed once, and only when a reply does not fit.
    internal SchemaNode SchemaRoot => _schemaRoot ??= SchemaNode.Root(Schema);

    /// <summary>
    /// Reads one value, or notes in <paramref name="json"/> why it does not fit. What is returned counts only when nothing
    /// was noted.
    /// </summary>
    /// <param name="json">The scanner, before the value.</param>
    protected abstract T? Read(ref JsonScanner json);

    /// <summary>Writes one value.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="value">The value.</param>
    protected abstract void Write(Utf8JsonWriter json, T value);

    // An assembly that sees the internals of this one overrides as any other does.
    internal T? ReadFrom(ref JsonScanner json) => Read(ref json);

    internal void WriteTo(Utf8JsonWriter json, T value) => Write(json, value);
}

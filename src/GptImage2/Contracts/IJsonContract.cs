using System.ComponentModel;
using System.Text.Json;
using GptImage2.Generated;

namespace GptImage2;

/// <summary>
/// A type that reads and writes itself as JSON by a contract. The generator implements it for every type that carries
/// <see cref="JsonContractAttribute"/>; it is not meant to be implemented by hand.
/// </summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface IJsonContract<TSelf>
    where TSelf : IJsonContract<TSelf>
{
    /// <summary>The minified JSON Schema of the type, in UTF-8.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract ReadOnlySpan<byte> Schema { get; }

    /// <summary>
    /// Reads one value, or notes in <paramref name="json"/> why it does not fit. What is returned counts only when nothing
    /// was noted.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract TSelf? Read(ref JsonScanner json);

    /// <summary>Writes the members of one value, without the braces around them.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract void WriteMembers(Utf8JsonWriter json, TSelf value);
}

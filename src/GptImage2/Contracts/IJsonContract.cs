using System.ComponentModel;
using System.Text.Json;
using GptImage2.Generated;

namespace GptImage2;

/// <summary>
/// A type that reads and writes itself as JSON by a contract. The generator implements it for every type with the
/// <see cref="JsonContractAttribute"/>. Do not implement it by hand.
/// </summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface IJsonContract<TSelf>
    where TSelf : IJsonContract<TSelf>
{
    /// <summary>The minified JSON Schema of the type, in UTF-8.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract ReadOnlySpan<byte> Schema { get; }

    /// <summary>
    /// Reads one value. Violations are noted in <paramref name="json"/>; the returned value is valid only when there are
    /// none.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract TSelf? Read(ref JsonScanner json);

    /// <summary>Evaluates the rules of one value, those of its base contracts first, and notes those that it breaks.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static virtual void CheckRules(ref JsonScanner json, int start, TSelf value, ContractChecks checks)
    {
    }

    /// <summary>Writes the members of one value, without the braces around them.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract void WriteMembers(Utf8JsonWriter json, TSelf value);
}

using System.ComponentModel;
using System.Text.Json;

namespace GptImage2.Generated;

/// <summary>
/// The contract of a value that is not an object. Replies in JSON mode are objects, so the value is the only member of
/// one. For generated code.
/// </summary>
/// <typeparam name="T">The type of the value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class WrappedContract<T> : JsonContract<T>
{
    private readonly MemberNames _names;

    /// <summary>Creates the contract.</summary>
    /// <param name="name">The name of the only member in JSON.</param>
    protected WrappedContract(string name) => _names = new MemberNames(name);

    internal sealed override string? WrapperName => _names.Text(0);

    /// <inheritdoc/>
    protected sealed override T? Read(ref JsonScanner json)
    {
        int start = json.BeginObject();
        if (start < 0)
            return default;

        T? value = default;
        bool seen = false;
        while (json.NextMember())
        {
            if (_names.Find(json.ReadName()) < 0)
            {
                json.SkipUnknown();
            }
            else if (seen)
            {
                json.SkipDuplicate();
            }
            else
            {
                seen = true;
                value = ReadValue(ref json);
            }
        }

        if (!seen)
            json.Missing(start, 1, _names);
        return json.Violated ? default : value;
    }

    /// <inheritdoc/>
    protected sealed override void Write(Utf8JsonWriter json, T value)
    {
        json.WriteStartObject();
        json.WritePropertyName(_names[0]);
        WriteValue(json, value);
        json.WriteEndObject();
    }

    /// <summary>Reads the value itself. Violations are noted in <paramref name="json"/>.</summary>
    /// <param name="json">The scanner, before the value.</param>
    protected abstract T? ReadValue(ref JsonScanner json);

    /// <summary>Writes the value itself.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="value">The value.</param>
    protected abstract void WriteValue(Utf8JsonWriter json, T value);
}

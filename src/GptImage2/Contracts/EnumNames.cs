using System.ComponentModel;
using System.Text.Json;

namespace GptImage2.Generated;

/// <summary>The names that the values of an enum have in JSON. For generated code.</summary>
/// <typeparam name="T">The enum.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EnumNames<T>
    where T : struct, Enum
{
    private readonly T[] _values;
    private readonly MemberNames _names;
    private readonly string _expected;

    /// <summary>Creates the table. A value with several names is written with the first one.</summary>
    /// <param name="members">The values and their names, in declared order.</param>
    public EnumNames(params (T Value, string Name)[] members)
    {
        string[] names = new string[members.Length];
        _values = new T[members.Length];
        for (int i = 0; i < members.Length; i++)
            (_values[i], names[i]) = members[i];
        _names = new MemberNames(names);
        _expected = _names.Alternatives();
    }

    /// <summary>The name of a value, escaped for JSON.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value has no name.</exception>
    public JsonEncodedText this[T value] =>
        Array.IndexOf(_values, value) is >= 0 and var index ? _names[index] : throw GeneratedContract.Unnamed(value);

    /// <summary>The name of a value, as unescaped UTF-8.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value has no name.</exception>
    public ReadOnlySpan<byte> Utf8(T value) =>
        Array.IndexOf(_values, value) is >= 0 and var index ? _names.Utf8(index) : throw GeneratedContract.Unnamed(value);

    /// <summary>Reads a name. A value that is not one of the names is noted as a violation.</summary>
    /// <param name="json">The scanner, before the value.</param>
    public T Read(ref JsonScanner json) => Value(ref json, json.ReadText(_expected));

    /// <summary>Reads the name of a member as an enum value. A name that is not one of the names is noted as a violation.</summary>
    /// <param name="json">The scanner, before the name.</param>
    public T ReadKey(ref JsonScanner json) => Value(ref json, json.ReadName());

    private T Value(ref JsonScanner json, ReadOnlySpan<byte> name)
    {
        int index = _names.Find(name);
        if (index >= 0)
            return _values[index];
        json.Reject(ContractRule.Enum, _expected);
        return default;
    }
}

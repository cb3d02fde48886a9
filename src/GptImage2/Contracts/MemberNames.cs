using System.ComponentModel;
using System.Text;
using System.Text.Json;
using GptImage2.Contracts;

namespace GptImage2.Generated;

/// <summary>The names of the members of an object in JSON, for reading and for writing. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MemberNames
{
    private readonly byte[][] _names;

    // A hash table over a few bytes of each name: where a chain begins, and which name follows.
    private readonly short[] _first;
    private readonly short[] _next;
    private readonly string[] _texts;
    private readonly string?[] _required;
    private JsonEncodedText[]? _encoded;

    /// <summary>Creates the table.</summary>
    /// <param name="names">The names, in declared order.</param>
    public MemberNames(params string[] names)
    {
        _texts = names;
        _required = new string?[names.Length];
        _names = new byte[names.Length][];
        _next = new short[names.Length];
        _first = new short[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)names.Length * 2 + 1)];
        Array.Fill(_first, (short)-1);
        for (int i = names.Length - 1; i >= 0; i--)
        {
            byte[] name = Encoding.UTF8.GetBytes(names[i]);
            ref short first = ref _first[Slot(name)];
            _names[i] = name;
            _next[i] = first;
            first = (short)i;
        }
    }

    /// <summary>A name, escaped for JSON.</summary>
    /// <param name="index">Its index.</param>
    public JsonEncodedText this[int index] => (_encoded ?? Encode())[index];

    /// <summary>Finds the index of a name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>Its index; -1 when it is not one of the names.</returns>
    public int Find(ReadOnlySpan<byte> name)
    {
        int index = _first[Slot(name)];
        while (index >= 0 && !name.SequenceEqual(_names[index]))
            index = _next[index];
        return index;
    }

    /// <summary>A name as unescaped UTF-8.</summary>
    internal ReadOnlySpan<byte> Utf8(int index) => _names[index];

    /// <summary>A name as text.</summary>
    internal string Text(int index) => _texts[index];

    /// <summary>What is expected where a name is missing.</summary>
    internal string Required(int index) => _required[index] ??= $"the required member \"{_texts[index]}\"";

    /// <summary>All names in quotes, for messages: <c>"a", "b" or "c"</c>.</summary>
    internal string Alternatives()
    {
        var text = new StringBuilder();
        for (int i = 0; i < _names.Length; i++)
        {
            text.Append(i == 0 ? "" : i == _names.Length - 1 ? " or " : ", ");
            text.Append('"').Append(this[i].ToString()).Append('"');
        }

        return text.ToString();
    }

    private int Slot(ReadOnlySpan<byte> name) =>
        (name.IsEmpty ? 0 : name.Length + name[0] * 5 + name[name.Length >> 1] * 3 + name[^1] * 9) & (_first.Length - 1);

    private JsonEncodedText[] Encode() => _encoded = Array.ConvertAll(_names, static name => JsonEncodedText.Encode(name, PooledWriter.Encoder));
}

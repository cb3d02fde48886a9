using System.Text;

namespace GptImage2.Json;

public ref partial struct JsonScanner
{
    /// <summary>
    /// Finds out which case of a union comes next, wherever in the object its discriminator stands. The object itself is
    /// still to be read; its reader will pass over the discriminator.
    /// </summary>
    /// <param name="name">The name of the discriminator.</param>
    /// <param name="values">Its values, each with a line feed behind it; text has a quote before it, a number has none.</param>
    /// <param name="expected">The values in words.</param>
    /// <returns>The index of the value; -1 where there is none, which is then noted, and the object passed.</returns>
    public int ReadDiscriminator(ReadOnlySpan<byte> name, ReadOnlySpan<byte> values, string expected)
    {
        if (StartValue() != (byte)'{')
        {
            Mismatch("an object");
            return -1;
        }

        int start = _position;
        int depth = _depth;
        if (_unionRest > 0 && _union == start)
            (_discriminators ??= []).Add(_unionDiscriminator);
        _unionRest = 0;
        int offset = FindMember(name, out bool isFirst);
        if (_stopped)
            return -1;

        int index = -1;
        if (offset < 0)
            Note(new PendingViolation(start, ContractRule.Required, $"the required member \"{Encoding.UTF8.GetString(name)}\"", Encoding.UTF8.GetString(name)));
        else if ((index = IndexOfValue(offset, values)) < 0)
            Reject(offset, ContractRule.Enum, expected);
        else if (isFirst)
            (_union, _unionRest, _unionDiscriminator) = (start, _position, offset);
        else
            (_discriminators ??= []).Add(offset);

        _position = start;
        _depth = depth;
        if (index < 0)
            Skip();
        return index;
    }

    /// <summary>Passes the value of the member if it is the discriminator by which the object was chosen.</summary>
    /// <returns>Whether it was.</returns>
    public bool TrySkipDiscriminator()
    {
        StartValue();
        if (_discriminators is null || !_discriminators.Contains(_value))
            return false;
        Skip();
        return true;
    }

    private int FindMember(ReadOnlySpan<byte> name, out bool isFirst)
    {
        isFirst = true;
        if (BeginObject() < 0)
            return -1;
        for (; NextMember(); isFirst = false)
        {
            if (ReadName().SequenceEqual(name))
            {
                StartValue();
                return _value;
            }

            Skip();
        }

        return -1;
    }

    private int IndexOfValue(int offset, ReadOnlySpan<byte> values)
    {
        _position = offset;
        bool isText = StartValue() == (byte)'"';
        ReadOnlySpan<byte> found;
        if (isText)
        {
            found = StringBody();
        }
        else
        {
            Skip();
            found = _json[offset.._position];
        }

        for (int index = 0; !values.IsEmpty && !_stopped; index++)
        {
            bool valueIsText = values[0] == (byte)'"';
            ReadOnlySpan<byte> value = valueIsText ? values[1..] : values;
            if (valueIsText == isText && found.Length < value.Length && value[found.Length] == (byte)'\n' && value.StartsWith(found))
                return index;
            values = value[(value.IndexOf((byte)'\n') + 1)..];
        }

        return -1;
    }
}

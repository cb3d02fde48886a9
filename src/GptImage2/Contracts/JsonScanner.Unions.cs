using System.Text;
using GptImage2.Contracts;

namespace GptImage2.Generated;

public ref partial struct JsonScanner
{
    /// <summary>
    /// Finds out which derived type of a union comes next. The discriminator may be at any place in the object. The object
    /// itself is still to be read; its reader skips the discriminator.
    /// </summary>
    /// <param name="name">The name of the discriminator.</param>
    /// <param name="values">Its values, each followed by a line feed. A text has a quote before it, a number does not.</param>
    /// <param name="expected">The values in words.</param>
    /// <returns>The index of the value; -1 when there is none. That is noted as a violation, and the object is skipped.</returns>
    public int ReadDiscriminator(ReadOnlySpan<byte> name, ReadOnlySpan<byte> values, string expected)
    {
        if (StartValue() != (byte)'{')
        {
            Mismatch("an object");
            return -1;
        }

        int start = _position;
        int depth = _depth;
        _unionRest = 0;
        int offset = FindMember(name, out int nameOffset, out bool isFirst);
        if (_stopped)
            return -1;

        int index = -1;
        if (offset < 0)
            NoteMissing(start, name);
        else if ((index = IndexOfValue(offset, values)) < 0)
            Reject(offset, ContractRule.Enum, expected);
        else
            BeginDerived(new Discriminator(depth + 1, nameOffset, offset));
        if (index >= 0 && isFirst)
            (_union, _unionRest) = (start, _position);

        _position = start;
        _depth = depth;
        if (index < 0)
            Skip();
        return index;
    }

    /// <summary>Leaves the object whose derived type <see cref="ReadDiscriminator"/> found. Called after the object was read.</summary>
    public void EndDerived()
    {
        if (_outerDiscriminators is not { Count: > 0 } outer)
        {
            _discriminator = default;
            return;
        }

        _discriminator = outer[^1];
        outer.RemoveAt(outer.Count - 1);
    }

    /// <summary>
    /// Skips the value of the member that was named last, if that member is the discriminator of its object. A second
    /// discriminator is noted as a violation.
    /// </summary>
    /// <returns>Whether the member is the discriminator.</returns>
    public bool TrySkipDiscriminator()
    {
        int nameOffset = _value;
        StartValue();
        // A derived type that is itself a union has two discriminators.
        Discriminator discriminator = _discriminator;
        for (int outer = _outerDiscriminators?.Count ?? 0; discriminator.Depth == _depth; discriminator = _outerDiscriminators![--outer])
        {
            bool isFirst = _value == discriminator.Offset;
            if (!isFirst && !NameAt(nameOffset).SequenceEqual(NameAt(discriminator.NameOffset)))
            {
                if (outer == 0)
                    return false;
                continue;
            }

            if (isFirst)
                Skip();
            else
                SkipDuplicate();
            return true;
        }

        return false;
    }

    private void NoteMissing(int start, ReadOnlySpan<byte> name)
    {
        if (_violations?.Count >= _limit)
            return;
        string text = Encoding.UTF8.GetString(name);
        Note(new PendingViolation(start, ContractRule.Required, $"the required member \"{text}\"", text));
    }

    // Most unions are not nested in others, and need no list.
    private void BeginDerived(Discriminator discriminator)
    {
        if (_discriminator.Depth > 0)
            (_outerDiscriminators ??= []).Add(_discriminator);
        _discriminator = discriminator;
    }

    private readonly ReadOnlySpan<byte> NameAt(int offset) => new JsonScanner(_json, offset).ReadName();

    private int FindMember(ReadOnlySpan<byte> name, out int nameOffset, out bool isFirst)
    {
        nameOffset = -1;
        isFirst = true;
        if (BeginObject() < 0)
            return -1;
        for (; NextMember(); isFirst = false)
        {
            nameOffset = _position;
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

    /// <summary>The member that selected a derived type.</summary>
    /// <param name="Depth">The nesting depth of the members of the object.</param>
    /// <param name="NameOffset">Where its name begins.</param>
    /// <param name="Offset">Where its value begins.</param>
    private readonly record struct Discriminator(int Depth, int NameOffset, int Offset);
}

using System.Globalization;
using System.Numerics;
using GptImage2.Contracts;
using GptImage2.Text;

namespace GptImage2.Generated;

public ref partial struct JsonScanner
{
    /// <summary>The offset of the value that comes next.</summary>
    public int NextOffset()
    {
        SkipWhitespace();
        return _position;
    }

    /// <summary>Whether a violation was noted for the value that begins at an offset.</summary>
    /// <param name="offset">The offset.</param>
    public bool IsRejected(int offset)
    {
        // Few violations are compared with each other; of many, the offsets are kept.
        if (_violations is null)
            return false;
        if (_violations.Count >= MaxViolations)
        {
            _rejected ??= [.. _violations.Where(static violation => violation.Member is null).Select(static violation => violation.Offset)];
            return _rejected.Contains(offset);
        }

        foreach (PendingViolation violation in _violations)
        {
            if (violation.Member is null && violation.Offset == offset)
                return true;
        }

        return false;
    }

    /// <summary>Reads the name of a member as an integer: digits without leading zeros, so that a number cannot have two names.</summary>
    /// <typeparam name="T">The type of the integer.</typeparam>
    public T ReadIntegerKey<T>()
        where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
    {
        ReadOnlySpan<byte> name = ReadName();
        bool negative = name.StartsWith("-"u8);
        ReadOnlySpan<byte> digits = negative ? name[1..] : name;
        bool plain = digits.Length > 0 && (digits[0] != (byte)'0' || (digits.Length == 1 && !negative));
        if (plain && T.TryParse(name, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out T value) && digits[0] != (byte)'+')
            return value;
        if (!_stopped)
            Reject(ContractRule.Format, IntegerKeyRange<T>.Expected);
        return default;
    }

    /// <summary>Reads the name of a member as a UUID.</summary>
    public Guid ReadGuidKey()
    {
        ReadOnlySpan<byte> name = ReadName();
        if (UuidText.TryParse(name, out Guid value))
            return value;
        return RejectFormat<Guid>("a member named by a UUID");
    }

    /// <summary>Reads the name of a member as a number. Numbers that are equal are one name, however they are written.</summary>
    /// <typeparam name="T">The type of the number.</typeparam>
    public T ReadNumberKey<T>()
        where T : struct, INumberBase<T>
    {
        ReadOnlySpan<byte> name = ReadName();
        if (name is [(byte)'-' or (>= (byte)'0' and <= (byte)'9'), ..] and [.., >= (byte)'0' and <= (byte)'9'])
        {
            var number = new JsonScanner(name, 0);
            T value = number.ReadNumber<T>();
            number.ReadEnd();
            if (!number.Violated)
                return value;
        }

        return RejectFormat<T>(NumberKeyRange<T>.Expected);
    }

    /// <summary>Reads the name of a member as true or false.</summary>
    public bool ReadBooleanKey()
    {
        ReadOnlySpan<byte> name = ReadName();
        return name.SequenceEqual("true"u8) || (!name.SequenceEqual("false"u8) && RejectFormat<bool>("a member named true or false"));
    }

    /// <summary>Moves past the colon after the name of a member that was read as a value.</summary>
    /// <typeparam name="T">The type of the name.</typeparam>
    /// <param name="name">The name.</param>
    /// <returns>The name.</returns>
    public T EndName<T>(T name)
    {
        if (SkipWhitespace() == (byte)':')
            _position++;
        else
            Syntax(_position, "':'");
        return name;
    }
}

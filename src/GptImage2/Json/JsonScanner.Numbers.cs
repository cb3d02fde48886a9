using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace GptImage2.Json;

public ref partial struct JsonScanner
{
    // 18 digits always fit a long.
    private const int FastDigits = 18;

    private const ulong Zeros = 0x3030303030303030;

    private const ulong MaxExactInteger = 1UL << 53;

    // Bounds the work for a BigInteger such as 1e999999999; every other type ends long before.
    private const int MaxDigits = 4096;

    private static ReadOnlySpan<uint> IntegerPowersOfTen => [1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000];

    private static ReadOnlySpan<double> PowersOfTen =>
        [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18];

    /// <summary>Reads an integer; <c>1.0</c> and <c>1e2</c> are integers too.</summary>
    /// <typeparam name="T">The type of the integer.</typeparam>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public T ReadInteger<T>()
        where T : struct, IBinaryInteger<T>
    {
        byte first = StartValue();
        ReadOnlySpan<byte> json = _json;
        bool negative = first == (byte)'-';
        int start = negative ? _position + 1 : _position;
        ulong magnitude = 0;
        int position = PassDigits(json, start, ref magnitude);
        int digits = position - start;
        if (digits == 0 && !negative)
        {
            Mismatch("an integer");
            return default;
        }

        bool plain = digits is > 0 and <= FastDigits
            && (digits == 1 || json[start] != (byte)'0')
            && ((uint)position >= (uint)json.Length || json[position] is not ((byte)'.' or (byte)'e' or (byte)'E'));
        if (!plain)
            return ReadIntegerToken<T>();

        _position = position;
        long value = negative ? -(long)magnitude : (long)magnitude;
        T result = T.CreateTruncating(value);
        if (T.Sign(result) == Math.Sign(value) && long.CreateTruncating(result) == value)
            return result;
        RejectRange<T>();
        return default;
    }

    /// <summary>Reads a number.</summary>
    /// <typeparam name="T">The type of the number.</typeparam>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public T ReadNumber<T>()
        where T : struct, INumberBase<T>
    {
        byte first = StartValue();
        if (TryShort(out T number))
            return number;
        if (first != (byte)'-' && (uint)(first - '0') > 9)
        {
            Mismatch("a number");
            return default;
        }

        int offset = _value;
        ReadOnlySpan<byte> token = NumberToken();
        if (_stopped)
            return default;
        if (T.TryParse(token, NumberStyles.Float, CultureInfo.InvariantCulture, out T value)
            && T.IsFinite(value)
            && (typeof(T) != typeof(decimal) || FitsDecimal(token))
            && !(T.IsZero(value) && HasDigit(token)))
        {
            return value;
        }

        Reject(offset, ContractRule.Range, $"a number that fits {typeof(T).Name}");
        return default;
    }

    // A number without an exponent that has few digits, as amounts and scores have; any other is left to the long way.
    private bool TryShort<T>(out T value)
    {
        value = default!;
        if (typeof(T) != typeof(decimal) && typeof(T) != typeof(double))
            return false;
        ReadOnlySpan<byte> json = _json;
        int start = _position;
        bool negative = (uint)start < (uint)json.Length && json[start] == (byte)'-';
        if (negative)
            start++;
        int position = start;
        if (!PassShort(json, ref position, out ulong digits, out int scale) && !PassLong(json, ref position, out digits, out scale))
            return false;

        int count = position - start - (scale > 0 ? 1 : 0);
        bool isShort = count - scale > 0
            && count <= FastDigits
            && (count - scale == 1 || json[start] != (byte)'0')
            && ((uint)position >= (uint)json.Length || json[position] is not ((byte)'.' or (byte)'e' or (byte)'E'));
        if (!isShort)
            return false;
        if (typeof(T) == typeof(decimal))
        {
            value = (T)(object)Decimal(digits, negative, scale);
        }
        else
        {
            // Both numbers are exact, so the quotient is rounded once: W. D. Clinger, How to Read Floating Point Numbers Accurately.
            if (digits > MaxExactInteger)
                return false;
            double magnitude = digits / PowersOfTen[scale];
            value = (T)(object)(negative ? -magnitude : magnitude);
        }

        _position = position;
        return true;
    }

    // The fields of a decimal in two words. Its constructor writes three, and reading two back would have to wait for them.
    private static decimal Decimal(ulong digits, bool negative, int scale)
    {
        if (!BitConverter.IsLittleEndian)
            return new decimal((int)digits, (int)(digits >> 32), 0, negative, (byte)scale);
        uint flags = (uint)scale << 16 | (negative ? 0x80000000 : 0);
        return Unsafe.BitCast<UInt128, decimal>(new UInt128(digits, flags));
    }

    // A number of at most seven bytes in one word: the point is taken out, and the digits are added up side by side.
    private static bool PassShort(ReadOnlySpan<byte> json, ref int position, out ulong digits, out int scale)
    {
        digits = 0;
        scale = 0;
        if (position > json.Length - sizeof(ulong))
            return false;
        ulong word = BinaryPrimitives.ReadUInt64LittleEndian(json[position..]) ^ Zeros;
        ulong others = OtherThanDigits(word);
        if (others == 0)
            return false;
        int bits = BitOperations.TrailingZeroCount(others) & ~7;
        int length = bits >> 3;
        if ((byte)(word >> bits) == ('.' ^ '0'))
        {
            ulong whole = (1UL << bits) - 1;
            word = (word & whole) | ((word >> 8) & ~whole);
            others = ((others >> 8) & ~whole) | 0x8000000000000000;
            bits = BitOperations.TrailingZeroCount(others) & ~7;
            scale = (bits >> 3) - length;
            length += scale + 1;
            if (scale == 0 || length > sizeof(ulong) - 1)
                return false;
        }

        digits = Sum(word, bits);
        position += length;
        return true;
    }

    private static bool PassLong(ReadOnlySpan<byte> json, ref int position, out ulong digits, out int scale)
    {
        digits = 0;
        scale = 0;
        position = PassDigits(json, position, ref digits);
        if ((uint)position < (uint)json.Length && json[position] == (byte)'.')
        {
            int point = position;
            position = PassDigits(json, point + 1, ref digits);
            scale = position - point - 1;
            return scale > 0;
        }

        return true;
    }

    /// <summary>Appends the digits that come next to a number. The caller looks whether they were too many for it.</summary>
    private static int PassDigits(ReadOnlySpan<byte> json, int position, ref ulong number)
    {
        if (position <= json.Length - sizeof(ulong))
        {
            ulong word = BinaryPrimitives.ReadUInt64LittleEndian(json[position..]) ^ Zeros;
            ulong others = OtherThanDigits(word);
            if (others != 0)
            {
                int bits = BitOperations.TrailingZeroCount(others) & ~7;
                number = number * IntegerPowersOfTen[bits >> 3] + Sum(word, bits);
                return position + (bits >> 3);
            }
        }

        for (; (uint)position < (uint)json.Length && (uint)(json[position] - '0') <= 9; position++)
            number = number * 10 + (uint)(json[position] - '0');
        return position;
    }

    /// <summary>The highest bit of each byte that is no digit (less '0'), up to the first one.</summary>
    private static ulong OtherThanDigits(ulong word) => ((word + 0x7676767676767676) | word) & 0x8080808080808080;

    /// <summary>The number that the digits in the lowest bits of a word (less '0') make, the lowest one being the first.</summary>
    private static ulong Sum(ulong word, int bits)
    {
        word = word << 8 << (56 - bits);
        word = word * 10 + (word >> 8);
        return ((word & 0x000000FF000000FF) * 0x000F424000000064 + ((word >> 16) & 0x000000FF000000FF) * 0x0000271000000001) >> 32;
    }

    private T ReadIntegerToken<T>()
        where T : struct, IBinaryInteger<T>
    {
        int offset = _value;
        ReadOnlySpan<byte> token = NumberToken();
        if (_stopped)
            return default;

        Split(token, out bool negative, out string digits, out long exponent);
        if (exponent < 0 && digits.Length > 0)
        {
            Reject(offset, ContractRule.Type, "an integer");
            return default;
        }

        if (digits.Length == 0)
            return T.Zero;
        if (digits.Length + exponent <= MaxDigits
            && T.TryParse(
                (negative ? "-" : "") + digits + new string('0', (int)exponent),
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out T value))
        {
            return value;
        }

        RejectRange<T>();
        return default;
    }

    private void RejectRange<T>()
        where T : struct, IBinaryInteger<T>
    {
        if (typeof(T) == typeof(BigInteger))
        {
            Reject(ContractRule.Range, string.Create(CultureInfo.InvariantCulture, $"an integer of at most {MaxDigits} digits"));
            return;
        }

        bool signed = T.IsNegative(unchecked(T.Zero - T.One));
        int bits = T.One.GetByteCount() * 8;
        BigInteger span = BigInteger.One << (signed ? bits - 1 : bits);
        BigInteger minimum = signed ? -span : BigInteger.Zero;
        Reject(ContractRule.Range, string.Create(CultureInfo.InvariantCulture, $"an integer from {minimum} to {span - 1}"));
    }

    /// <summary>Passes a number by the grammar.</summary>
    private ReadOnlySpan<byte> NumberToken()
    {
        int start = _position;
        int position = start;
        if (Peek(position) == (byte)'-')
            position++;

        if (Peek(position) == (byte)'0')
            position++;
        else if (!PassDigits(ref position))
            return InvalidNumber(position, position == start ? "a value" : "a digit");

        if (Peek(position) == (byte)'.')
        {
            position++;
            if (!PassDigits(ref position))
                return InvalidNumber(position, "a digit");
        }

        if (Peek(position) is (byte)'e' or (byte)'E')
        {
            position++;
            if (Peek(position) is (byte)'+' or (byte)'-')
                position++;
            if (!PassDigits(ref position))
                return InvalidNumber(position, "a digit");
        }

        _position = position;
        return _json[start..position];
    }

    private readonly byte Peek(int position) => (uint)position < (uint)_json.Length ? _json[position] : (byte)0;

    private readonly bool PassDigits(ref int position)
    {
        int start = position;
        while ((uint)(Peek(position) - '0') <= 9)
            position++;
        return position > start;
    }

    private ReadOnlySpan<byte> InvalidNumber(int offset, string expected)
    {
        Syntax(offset, expected);
        return default;
    }

    private static bool HasDigit(ReadOnlySpan<byte> token)
    {
        int digit = token.IndexOfAnyInRange((byte)'1', (byte)'9');
        return digit >= 0 && token[..digit].IndexOfAny((byte)'e', (byte)'E') < 0;
    }

    // decimal.Parse rounds what has too many digits or decimal places; that would be another number.
    private static bool FitsDecimal(ReadOnlySpan<byte> token)
    {
        const string most = "79228162514264337593543950335";
        if (token.Length < most.Length && token.IndexOfAny((byte)'e', (byte)'E') < 0)
            return true;
        Split(token, out _, out string digits, out long exponent);
        bool exact = digits.Length < most.Length || (digits.Length == most.Length && string.CompareOrdinal(digits, most) <= 0);
        return digits.Length == 0 || exponent >= 0 || (exact && exponent >= -28);
    }

    // number = ±digits × 10^exponent, with no zero at either end of the digits.
    private static void Split(ReadOnlySpan<byte> token, out bool negative, out string digits, out long exponent)
    {
        negative = token[0] == (byte)'-';
        ReadOnlySpan<byte> mantissa = negative ? token[1..] : token;
        exponent = 0;
        int mark = mantissa.IndexOfAny((byte)'e', (byte)'E');
        if (mark >= 0)
        {
            // No text has the digits to make up for an exponent beyond int; its sign is all that matters.
            if (!int.TryParse(mantissa[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int written))
                written = mantissa[mark + 1] == (byte)'-' ? int.MinValue : int.MaxValue;
            exponent = written;
            mantissa = mantissa[..mark];
        }

        int point = mantissa.IndexOf((byte)'.');
        string all = System.Text.Encoding.ASCII.GetString(mantissa);
        if (point >= 0)
        {
            exponent -= mantissa.Length - point - 1;
            all = all.Remove(point, 1);
        }

        digits = all.TrimStart('0');
        int significant = digits.TrimEnd('0').Length;
        exponent += digits.Length - significant;
        digits = digits[..significant];
    }
}

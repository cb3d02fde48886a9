using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using GptImage2.Contracts;
using GptImage2.Text;

namespace GptImage2.Generated;

public ref partial struct JsonScanner
{
    // 18 digits always fit a long.
    private const int FastDigits = 18;

    private const ulong MaxExactInteger = 1UL << 53;

    private static ReadOnlySpan<uint> IntegerPowersOfTen => [1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000];

    private static ReadOnlySpan<double> PowersOfTen =>
        [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18];

    /// <summary>Reads an integer; <c>1.0</c> and <c>1e2</c> are integers too.</summary>
    /// <typeparam name="T">The type of the integer.</typeparam>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public T ReadInteger<T>()
        where T : struct, IBinaryInteger<T>
    {
        StartValue();
        ReadOnlySpan<byte> json = _json;
        int position = _position;
        if (position > json.Length - DigitWord.Length)
            return ReadLongInteger<T>();
        ulong word = DigitWord.Read(json, position);
        int bits = DigitWord.BitsBefore(DigitWord.OtherThanDigits(word));
        if (!IsPlain(word, bits, bits))
            return ReadLongInteger<T>();

        _position = position + (bits >> 3);
        long value = (long)DigitWord.Sum(word, bits);
        T result = T.CreateTruncating(value);
        if (!T.IsNegative(result) && long.CreateTruncating(result) == value)
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
        StartValue();
        ReadOnlySpan<byte> json = _json;
        int position = _position;
        if ((typeof(T) != typeof(decimal) && typeof(T) != typeof(double)) || position > json.Length - DigitWord.Length)
            return ReadLongNumber<T>();

        // The end of the number is found first, since all that follows depends on it.
        ulong word = DigitWord.Read(json, position);
        ulong others = DigitWord.OtherThanDigits(word);
        int point = DigitWord.BitsBefore(others);
        int end = point;
        int scale = 0;
        if (point < DigitWord.Bits && (byte)(word >> point) == ('.' ^ '0'))
        {
            end = DigitWord.BitsBefore(others & (others - 1));
            scale = (end - point >> 3) - 1;
            if (scale == 0)
                return ReadLongNumber<T>();
        }

        if (!IsPlain(word, point, end))
            return ReadLongNumber<T>();
        _position = position + (end >> 3);
        if (scale > 0)
        {
            ulong whole = (1UL << point) - 1;
            word = (word & whole) | ((word >> 8) & ~whole);
            end -= 8;
        }

        ulong digits = DigitWord.Sum(word, end);
        return typeof(T) == typeof(decimal) ? (T)(object)Decimal(digits, false, scale) : (T)(object)Quotient(digits, scale);
    }

    // Whether the digits of a word are a complete number without leading zeros, not followed by an exponent or a second point.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsPlain(ulong word, int whole, int end)
    {
        if (end == DigitWord.Bits || whole == 0 || (whole > 8 && (byte)word == 0))
            return false;
        int next = (byte)(word >> end) ^ '0';
        return next != '.' && (next | 0x20) != 'e';
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private T ReadLongInteger<T>()
        where T : struct, IBinaryInteger<T>
    {
        ReadOnlySpan<byte> json = _json;
        bool negative = Peek(_position) == (byte)'-';
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

    [MethodImpl(MethodImplOptions.NoInlining)]
    private T ReadLongNumber<T>()
        where T : struct, INumberBase<T>
    {
        if (TryShort(out T number))
            return number;
        if (Peek(_position) is not ((byte)'-' or (>= (byte)'0' and <= (byte)'9')))
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

        Reject(offset, ContractRule.Range, NumberRange<T>.Expected);
        return default;
    }

    // Reads a number with few digits and no exponent, as most amounts and scores are; the general method reads all others.
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
        if (!PassLong(json, ref position, out ulong digits, out int scale))
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
            if (digits > MaxExactInteger)
                return false;
            double magnitude = Quotient(digits, scale);
            value = (T)(object)(negative ? -magnitude : magnitude);
        }

        _position = position;
        return true;
    }

    // Sets all fields of a decimal with one vector: a value written in pieces can be copied only after all pieces are in memory.
    private static decimal Decimal(ulong digits, bool negative, int scale)
    {
        if (!BitConverter.IsLittleEndian)
            return new decimal((int)digits, (int)(digits >> 32), 0, negative, (byte)scale);
        uint flags = (uint)scale << 16 | (negative ? 0x80000000 : 0);
        return Unsafe.BitCast<Vector128<ulong>, decimal>(Vector128.Create(flags, digits));
    }

    // Both numbers are exact, so the quotient is rounded once: W. D. Clinger, How to Read Floating Point Numbers Accurately.
    private static double Quotient(ulong digits, int scale) => (long)digits / PowersOfTen[scale];

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
        if (position <= json.Length - DigitWord.Length)
        {
            ulong word = DigitWord.Read(json, position);
            ulong others = DigitWord.OtherThanDigits(word);
            if (others != 0)
            {
                int bits = DigitWord.BitsBefore(others);
                number = number * IntegerPowersOfTen[bits >> 3] + DigitWord.Sum(word, bits);
                return position + (bits >> 3);
            }
        }

        for (; (uint)position < (uint)json.Length && (uint)(json[position] - '0') <= 9; position++)
            number = number * 10 + (uint)(json[position] - '0');
        return position;
    }

    private static bool HasDigit(ReadOnlySpan<byte> token)
    {
        int digit = token.IndexOfAnyInRange((byte)'1', (byte)'9');
        return digit >= 0 && token[..digit].IndexOfAny((byte)'e', (byte)'E') < 0;
    }
}

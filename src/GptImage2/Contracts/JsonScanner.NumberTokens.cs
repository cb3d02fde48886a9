using System.Globalization;
using System.Numerics;
using GptImage2.Contracts;

namespace GptImage2.Generated;

public ref partial struct JsonScanner
{
    // Limits the work for a BigInteger; the range of every other type ends long before.
    internal const int MaxDigits = 4096;

    /// <summary>How many zeros the exponents of all integers of a reply may add: a few bytes must not become a thousand digits again and again.</summary>
    internal const int MaxExponentZeros = 65_536;

    private T ReadIntegerToken<T>()
        where T : struct, IBinaryInteger<T>
    {
        int offset = _value;
        ReadOnlySpan<byte> token = NumberToken();
        if (_stopped)
            return default;

        var number = SignificantDigits.Of(token);
        if (number.Count == 0)
            return T.Zero;
        if (number.Exponent < 0)
        {
            Reject(offset, ContractRule.Type, "an integer");
            return default;
        }

        if (number.Count + number.Exponent > MaxDigits)
        {
            RejectRange<T>();
            return default;
        }

        if (typeof(T) == typeof(BigInteger) && (_exponentZeros += (int)number.Exponent - (token.Length - number.Count)) > MaxExponentZeros)
        {
            Reject(offset, ContractRule.Range, "an integer with all of its digits, since the exponents before it add many zeros");
            return default;
        }

        if (TryParse(number, out T value))
            return value;
        RejectRange<T>();
        return default;
    }

    private static bool TryParse<T>(SignificantDigits number, out T value)
        where T : struct, IBinaryInteger<T>
    {
        Span<byte> text = stackalloc byte[MaxDigits + 1];
        int length = 0;
        if (number.IsNegative)
            text[length++] = (byte)'-';
        length += number.CopyTo(text[length..]);
        text.Slice(length, (int)number.Exponent).Fill((byte)'0');
        return T.TryParse(text[..(length + (int)number.Exponent)], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }

    private void RejectRange<T>()
        where T : struct, IBinaryInteger<T> => Reject(ContractRule.Range, IntegerRange<T>.Expected);

    /// <summary>Skips a number by the grammar.</summary>
    private ReadOnlySpan<byte> NumberToken()
    {
        int start = _position;
        if (!JsonTokenizer.NumberEnd(_json, start, out int end, out string expected))
        {
            Syntax(end, expected);
            return default;
        }

        _position = end;
        return _json[start..end];
    }

    private readonly byte Peek(int position) => JsonTokenizer.At(_json, position);

    // decimal.Parse rounds a number with too many digits or decimal places; the result would be another number.
    private static bool FitsDecimal(ReadOnlySpan<byte> token)
    {
        ReadOnlySpan<byte> most = "79228162514264337593543950335"u8;
        if (token.Length < most.Length && token.IndexOfAny((byte)'e', (byte)'E') < 0)
            return true;
        var number = SignificantDigits.Of(token);
        if (number.Count == 0 || number.Exponent >= 0)
            return true;
        return number.Exponent >= -28 && (number.Count < most.Length || (number.Count == most.Length && IsAtMost(number, most)));
    }

    private static bool IsAtMost(SignificantDigits number, ReadOnlySpan<byte> most)
    {
        Span<byte> digits = stackalloc byte[number.Count];
        number.CopyTo(digits);
        return digits.SequenceCompareTo(most) <= 0;
    }
}

using System.Globalization;
using System.Numerics;
using GptImage2.Contracts;

namespace GptImage2.Generated;

public ref partial struct JsonScanner
{
    // Limits the work for a BigInteger such as 1e999999999; the range of every other type ends long before.
    private const int MaxDigits = 4096;

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
        const string most = "79228162514264337593543950335";
        if (token.Length < most.Length && token.IndexOfAny((byte)'e', (byte)'E') < 0)
            return true;
        Split(token, out _, out string digits, out long exponent);
        bool exact = digits.Length < most.Length || (digits.Length == most.Length && string.CompareOrdinal(digits, most) <= 0);
        return digits.Length == 0 || exponent >= 0 || (exact && exponent >= -28);
    }

    // number = ±digits × 10^exponent; the digits neither begin nor end with a zero.
    private static void Split(ReadOnlySpan<byte> token, out bool negative, out string digits, out long exponent)
    {
        negative = token[0] == (byte)'-';
        ReadOnlySpan<byte> mantissa = negative ? token[1..] : token;
        exponent = 0;
        int mark = mantissa.IndexOfAny((byte)'e', (byte)'E');
        if (mark >= 0)
        {
            // No text has enough digits to compensate for an exponent beyond int, so only its sign matters.
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

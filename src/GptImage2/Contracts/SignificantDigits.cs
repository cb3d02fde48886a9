using System.Globalization;

namespace GptImage2.Contracts;

/// <summary>A number as ±digits × 10^exponent, where the digits neither begin nor end with a zero. Nothing is copied, however long the number is.</summary>
internal readonly ref struct SignificantDigits
{
    private readonly ReadOnlySpan<byte> _mantissa;

    private SignificantDigits(ReadOnlySpan<byte> mantissa, bool isNegative, int count, long exponent)
    {
        _mantissa = mantissa;
        IsNegative = isNegative;
        Count = count;
        Exponent = exponent;
    }

    public bool IsNegative { get; }

    /// <summary>The number of digits; 0 for zero.</summary>
    public int Count { get; }

    public long Exponent { get; }

    /// <summary>The digits of a number that is well-formed JSON.</summary>
    public static SignificantDigits Of(ReadOnlySpan<byte> token)
    {
        bool isNegative = token[0] == (byte)'-';
        ReadOnlySpan<byte> mantissa = isNegative ? token[1..] : token;
        long exponent = 0;
        int mark = mantissa.IndexOfAny((byte)'e', (byte)'E');
        if (mark >= 0)
        {
            // No text has enough digits to compensate for an exponent beyond int, so only its sign matters.
            if (!int.TryParse(mantissa[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int written))
                written = mantissa[mark + 1] == (byte)'-' ? int.MinValue : int.MaxValue;
            exponent = written;
            mantissa = mantissa[..mark];
        }

        int first = mantissa.IndexOfAnyInRange((byte)'1', (byte)'9');
        if (first < 0)
            return new SignificantDigits(default, isNegative, 0, 0);
        int last = mantissa.LastIndexOfAnyInRange((byte)'1', (byte)'9');
        int point = mantissa.IndexOf((byte)'.');
        int end = point < 0 ? mantissa.Length : point;
        exponent += last < end ? end - 1 - last : end - last;
        ReadOnlySpan<byte> digits = mantissa[first..(last + 1)];
        return new SignificantDigits(digits, isNegative, digits.Length - (point > first && point < last ? 1 : 0), exponent);
    }

    /// <summary>Writes the digits.</summary>
    /// <returns>How many there are.</returns>
    public int CopyTo(Span<byte> target)
    {
        int point = _mantissa.IndexOf((byte)'.');
        if (point < 0)
        {
            _mantissa.CopyTo(target);
            return Count;
        }

        _mantissa[..point].CopyTo(target);
        _mantissa[(point + 1)..].CopyTo(target[point..]);
        return Count;
    }
}

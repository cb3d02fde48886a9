using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace GptImage2.Contracts;

/// <summary>
/// Writes numbers with few digits, as most amounts and scores are, with the same digits as .NET; .NET writes all other
/// numbers.
/// </summary>
internal static class ShortNumber
{
    /// <summary>The longest text: a sign, fifteen digits, a point and a zero before it.</summary>
    public const int MaxLength = 24;

    private const int MaxScale = 6;
    private const double Shift = 1e6;

    // Below a ten-thousandth, .NET writes exponents; above a thousand million, a number may need more digits than are exact in a double.
    private const double Least = 1e-4;
    private const double Most = 1e9;

    private const ulong MostDigits = 1_000_000_000_000_000;

    public static bool TryFormat(double value, Span<byte> text, out int length)
    {
        length = 0;
        double magnitude = Math.Abs(value);
        if (!(magnitude >= Least && magnitude < Most))
            return false;

        // No two numbers of fifteen digits are the same double. So if one of them is this double, it is the shortest text,
        // except for the zeros at its end.
        double shifted = Math.Round(magnitude * Shift);
        if (shifted / Shift != magnitude)
            return false;
        ulong digits = (ulong)shifted;
        int scale = MaxScale;
        for (; scale > 0 && digits % 10 == 0; scale--)
            digits /= 10;
        length = Format(digits, scale, value < 0, text);
        return true;
    }

    public static bool TryFormat(decimal value, Span<byte> text, out int length)
    {
        length = 0;
        if (!BitConverter.IsLittleEndian)
            return false;
        Vector128<ulong> fields = Unsafe.BitCast<decimal, Vector128<ulong>>(value);
        ulong digits = fields[1];
        uint flags = (uint)fields[0];
        int scale = (int)(flags >> 16) & 0xFF;
        if (fields[0] >> 32 != 0 || digits is 0 or >= MostDigits || scale > MaxScale)
            return false;
        length = Format(digits, scale, flags >> 31 != 0, text);
        return true;
    }

    private static int Format(ulong digits, int scale, bool negative, Span<byte> text)
    {
        Span<byte> backwards = stackalloc byte[MaxLength];
        int start = MaxLength;
        for (int i = 0; i < scale; i++)
            (digits, backwards[--start]) = Next(digits);
        if (scale > 0)
            backwards[--start] = (byte)'.';
        do
        {
            (digits, backwards[--start]) = Next(digits);
        }
        while (digits != 0);

        if (negative)
            backwards[--start] = (byte)'-';
        backwards[start..].CopyTo(text);
        return MaxLength - start;
    }

    private static (ulong Before, byte Digit) Next(ulong digits)
    {
        ulong before = digits / 10;
        return (before, (byte)('0' + (digits - before * 10)));
    }
}

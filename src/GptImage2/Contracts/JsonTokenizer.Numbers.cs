namespace GptImage2.Contracts;

internal static partial class JsonTokenizer
{
    /// <summary>The parts of a number that begins at an offset. Parts that are missing are empty.</summary>
    public static NumberToken Number(ReadOnlySpan<byte> text, int start)
    {
        int whole = start + (At(text, start) is (byte)'-' or (byte)'+' ? 1 : 0);
        int wholeEnd = DigitsEnd(text, whole);
        int fractionEnd = At(text, wholeEnd) == (byte)'.' ? DigitsEnd(text, wholeEnd + 1) : wholeEnd;
        int exponent = fractionEnd;
        if (At(text, fractionEnd) is (byte)'e' or (byte)'E')
            exponent += At(text, fractionEnd + 1) is (byte)'-' or (byte)'+' ? 2 : 1;
        return new NumberToken(start, whole, wholeEnd, fractionEnd, exponent, exponent > fractionEnd ? DigitsEnd(text, exponent) : fractionEnd);
    }

    /// <summary>Finds the end of a number, by the grammar of JSON.</summary>
    /// <param name="json">The text.</param>
    /// <param name="start">Where the number begins.</param>
    /// <param name="end">Where it ends; when it is not a number, the offset of the first wrong byte.</param>
    /// <param name="expected">What is expected at that byte.</param>
    /// <returns>False when it is not a number.</returns>
    public static bool NumberEnd(ReadOnlySpan<byte> json, int start, out int end, out string expected)
    {
        expected = "a digit";
        NumberToken number = Number(json, start);
        if (number.WholeLength == 0 || At(json, start) == (byte)'+')
        {
            end = At(json, start) == (byte)'-' ? number.Whole : start;
            expected = end == start ? "a value" : expected;
            return false;
        }

        // No digit may follow a leading zero.
        if (number.WholeLength > 1 && json[number.Whole] == (byte)'0')
        {
            end = number.Whole + 1;
            return true;
        }

        end = number.LacksFraction ? number.FractionEnd : number.End;
        return !number.LacksFraction && !number.LacksExponent;
    }

    /// <summary>The byte at an offset; 0 after the end.</summary>
    public static byte At(ReadOnlySpan<byte> text, int position) => (uint)position < (uint)text.Length ? text[position] : (byte)0;

    private static int DigitsEnd(ReadOnlySpan<byte> text, int position)
    {
        while ((uint)(At(text, position) - '0') <= 9)
            position++;
        return position;
    }
}

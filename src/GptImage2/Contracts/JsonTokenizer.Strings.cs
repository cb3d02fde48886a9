using System.Numerics;
using System.Runtime.Intrinsics;
using GptImage2.Text;

namespace GptImage2.Contracts;

internal static partial class JsonTokenizer
{
    /// <summary>The end of the text in a string that is ASCII and has no escapes.</summary>
    public static int PlainEnd(ReadOnlySpan<byte> json, int position)
    {
        for (; Vector128.IsHardwareAccelerated && position <= json.Length - Vector128<byte>.Count; position += Vector128<byte>.Count)
        {
            // As signed bytes, bytes that are not ASCII are less than control characters.
            Vector128<byte> block = Block(json, position);
            Vector128<byte> stops = Vector128.Equals(block, Vector128.Create((byte)'"'))
                | Vector128.Equals(block, Vector128.Create((byte)'\\'))
                | Vector128.LessThan(block.AsSByte(), Vector128.Create((sbyte)' ')).AsByte();
            uint found = stops.ExtractMostSignificantBits();
            if (found != 0)
                return position + BitOperations.TrailingZeroCount(found);
        }

        while ((uint)position < (uint)json.Length && (sbyte)json[position] >= ' ' && json[position] is not ((byte)'"' or (byte)'\\'))
            position++;
        return position;
    }

    /// <summary>Moves to the end of the plain text inside of a string.</summary>
    /// <param name="json">The text.</param>
    /// <param name="position">An offset in the string; then that of the stop.</param>
    /// <param name="length">The length of a complete escape, otherwise 0.</param>
    public static StringStop NextStop(ReadOnlySpan<byte> json, ref int position, out int length)
    {
        length = 0;
        int run = json[Math.Min(position, json.Length)..].IndexOfAny(JsonText.Stops);
        if (run < 0)
        {
            position = json.Length;
            return StringStop.End;
        }

        position += run;
        if (json[position] == (byte)'"')
            return StringStop.Quote;
        if (json[position] != (byte)'\\')
            return StringStop.Control;
        int escape = JsonEscape.Length(json[position..]);
        if (escape <= 0)
            return escape == 0 ? StringStop.CutEscape : StringStop.InvalidEscape;
        length = escape;
        return StringStop.Escape;
    }

    /// <summary>The end of the string that begins at a quote; -1 when it does not end, or is not a string.</summary>
    public static int StringEnd(ReadOnlySpan<byte> json, int position)
    {
        position = PlainEnd(json, position + 1);
        while (true)
        {
            switch (NextStop(json, ref position, out int length))
            {
                case StringStop.Quote:
                    return position + 1;
                case StringStop.Escape:
                    position += length;
                    break;
                default:
                    return -1;
            }
        }
    }
}

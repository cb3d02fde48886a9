using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace GptImage2.Generated;

public ref partial struct JsonScanner
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private byte SkipWhitespace()
    {
        ReadOnlySpan<byte> json = _json;
        int position = _position;
        if ((uint)position < (uint)json.Length)
        {
            byte next = json[position];
            if (next > (byte)' ')
                return next;

            // One space, as behind a colon.
            position++;
            if (next == (byte)' ' && (uint)position < (uint)json.Length && json[position] > (byte)' ')
            {
                _position = position;
                return json[position];
            }
        }

        return SkipWhitespaceRun();
    }

    private byte SkipWhitespaceRun()
    {
        ReadOnlySpan<byte> json = _json;
        int position = WhitespaceEnd(json, _position);
        _position = position;
        return (uint)position < (uint)json.Length ? json[position] : (byte)0;
    }

    // Members of one object are indented alike: that the white space is as long as it was before is seen sooner than how
    // long it is.
    private int IndentEnd(ReadOnlySpan<byte> json, int position)
    {
        int indent = _indent;
        if (Vector128.IsHardwareAccelerated && position <= json.Length - Vector128<byte>.Count)
        {
            uint others = OtherThanWhitespace(Block(json, position));
            if ((others & ((2u << indent) - 1)) == 1u << indent)
                return position + indent;
        }

        int end = WhitespaceEnd(json, position);
        _indent = Math.Min(end - position, Vector128<byte>.Count - 1);
        return end;
    }

    internal static int WhitespaceEnd(ReadOnlySpan<byte> json, int position)
    {
        while (Vector128.IsHardwareAccelerated && position <= json.Length - Vector128<byte>.Count)
        {
            int run = BitOperations.TrailingZeroCount(OtherThanWhitespace(Block(json, position)));
            position += run;
            if (run < Vector128<byte>.Count)
                return position;
        }

        while ((uint)position < (uint)json.Length && json[position] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            position++;
        return position;
    }

    // A bit for each byte of the block; the bits above them are set.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint OtherThanWhitespace(Vector128<byte> block)
    {
        Vector128<byte> white = Vector128.Equals(block, Vector128.Create((byte)' '))
            | Vector128.Equals(block, Vector128.Create((byte)'\n'))
            | Vector128.Equals(block, Vector128.Create((byte)'\r'))
            | Vector128.Equals(block, Vector128.Create((byte)'\t'));
        return ~white.ExtractMostSignificantBits();
    }
}

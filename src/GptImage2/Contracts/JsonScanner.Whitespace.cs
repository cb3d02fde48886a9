using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using GptImage2.Contracts;

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

            // One space, as after a colon.
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
        int position = JsonTokenizer.WhitespaceEnd(json, _position);
        _position = position;
        return (uint)position < (uint)json.Length ? json[position] : (byte)0;
    }

    // Members of one object have the same indentation. To check that the white space is as long as before is faster than
    // to measure it.
    private int IndentEnd(ReadOnlySpan<byte> json, int position)
    {
        int indent = _indent;
        if (Vector128.IsHardwareAccelerated && position <= json.Length - Vector128<byte>.Count)
        {
            uint others = JsonTokenizer.OtherThanWhitespace(JsonTokenizer.Block(json, position));
            if ((others & ((2u << indent) - 1)) == 1u << indent)
                return position + indent;
        }

        int end = JsonTokenizer.WhitespaceEnd(json, position);
        _indent = Math.Min(end - position, Vector128<byte>.Count - 1);
        return end;
    }
}

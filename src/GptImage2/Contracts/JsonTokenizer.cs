using System.Buffers;
using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GptImage2.Contracts;

/// <summary>
/// The tokens of JSON (RFC 8259) in UTF-8. Only this type knows how white space, strings, numbers and literals are
/// written.
/// </summary>
/// <remarks>
/// It keeps no state: each method gets a text and an offset. So a reader of a growing text can continue where it stopped,
/// and a lenient reader can decide itself about text that the grammar does not allow.
/// </remarks>
internal static partial class JsonTokenizer
{
    private static readonly SearchValues<byte> Structure = SearchValues.Create("\"{}[],"u8);

    /// <summary>The end of the white space that begins at an offset.</summary>
    public static int WhitespaceEnd(ReadOnlySpan<byte> json, int position)
    {
        while (Vector128.IsHardwareAccelerated && position <= json.Length - Vector128<byte>.Count)
        {
            int run = BitOperations.TrailingZeroCount(OtherThanWhitespace(Block(json, position)));
            position += run;
            if (run < Vector128<byte>.Count)
                return position;
        }

        while ((uint)position < (uint)json.Length && IsWhitespace(json[position]))
            position++;
        return position;
    }

    public static bool IsWhitespace(byte character) => character is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t';

    /// <summary>A bit for each byte of a block that is not white space; the bits above them are set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint OtherThanWhitespace(Vector128<byte> block)
    {
        Vector128<byte> white = Vector128.Equals(block, Vector128.Create((byte)' '))
            | Vector128.Equals(block, Vector128.Create((byte)'\n'))
            | Vector128.Equals(block, Vector128.Create((byte)'\r'))
            | Vector128.Equals(block, Vector128.Create((byte)'\t'));
        return ~white.ExtractMostSignificantBits();
    }

    /// <summary>
    /// The offset of the next quote, brace, bracket or comma; -1 when there is none. The search must not begin inside of a string.
    /// </summary>
    public static int NextStructure(ReadOnlySpan<byte> json, int position)
    {
        int run = json[position..].IndexOfAny(Structure);
        return run < 0 ? -1 : position + run;
    }

    /// <summary>The end of a run without quotes, braces, brackets and commas. Such runs are short in JSON, so it is read byte by byte.</summary>
    public static int BetweenStructureEnd(ReadOnlySpan<byte> json, int position)
    {
        while ((uint)position < (uint)json.Length && json[position] is > (byte)'"' and not ((byte)',' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}'))
            position++;
        return position;
    }

    /// <summary>The end of the literal or number that begins at an offset; -1 when there is neither.</summary>
    public static int ScalarEnd(ReadOnlySpan<byte> json, int position)
    {
        int literal = LiteralLength(json, position);
        if (literal > 0)
            return position + literal;
        return NumberEnd(json, position, out int end, out _) ? end : -1;
    }

    /// <summary>The length of the literal that begins at an offset: true, false or null; 0 when there is none.</summary>
    public static int LiteralLength(ReadOnlySpan<byte> json, int position)
    {
        ReadOnlySpan<byte> rest = json[position..];
        if (rest.StartsWith("true"u8) || rest.StartsWith("null"u8))
            return 4;
        return rest.StartsWith("false"u8) ? 5 : 0;
    }

    // The callers have checked that the text has a complete block from there on.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> Block(ReadOnlySpan<byte> json, int position)
    {
        Debug.Assert((uint)position <= (uint)(json.Length - Vector128<byte>.Count), "No whole block is left.");
        return Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(json), (nuint)position);
    }
}

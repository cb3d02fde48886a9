using System.Buffers.Text;
using System.Runtime.Intrinsics;

namespace GptImage2.Text;

/// <summary>Reads UUIDs in the form of RFC 9562.</summary>
internal static class UuidText
{
    public const int Length = 36;

    public static bool TryParse(ReadOnlySpan<byte> text, out Guid value)
    {
        value = default;
        if (text.Length != Length || text[8] != (byte)'-' || text[13] != (byte)'-' || text[18] != (byte)'-' || text[23] != (byte)'-')
            return false;
        if (!BitConverter.IsLittleEndian)
            return Utf8Parser.TryParse(text, out value, out int length, 'D') && length == Length;

        // The first sixteen digits come from two overlapping blocks, since there are dashes between them; then the other sixteen.
        Vector128<byte> first = Vector128.Shuffle(Vector128.Create(text[..16]), Vector128.Create((byte)0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 14, 15, 255, 255))
            | Vector128.Shuffle(Vector128.Create(text.Slice(2, 16)), Vector128.Create(255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, (byte)14, 15));
        Vector128<byte> second = Vector128.Shuffle(Vector128.Create(text.Slice(19, 16)), Vector128.Create((byte)0, 1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 255))
            | Vector128.Shuffle(Vector128.Create(text.Slice(20, 16)), Vector128.Create(255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, (byte)15));
        if (!TryValues(first, out first) || !TryValues(second, out second))
            return false;

        var bytes = Vector128.Narrow(Pairs(first), Pairs(second));
        Span<byte> bigEndian = stackalloc byte[Vector128<byte>.Count];
        bytes.CopyTo(bigEndian);
        value = new Guid(bigEndian, bigEndian: true);
        return true;
    }

    private static bool TryValues(Vector128<byte> digits, out Vector128<byte> values)
    {
        Vector128<byte> decimals = digits - Vector128.Create((byte)'0');
        Vector128<byte> letters = (digits | Vector128.Create((byte)0x20)) - Vector128.Create((byte)'a');
        var isDecimal = Vector128.LessThanOrEqual(decimals, Vector128.Create((byte)9));
        var isLetter = Vector128.LessThanOrEqual(letters, Vector128.Create((byte)5));
        values = Vector128.ConditionalSelect(isDecimal, decimals, letters + Vector128.Create((byte)10));
        return (isDecimal | isLetter) == Vector128<byte>.AllBitsSet;
    }

    // The first of two digits is the higher half of a byte, but the lower half of a little-endian word.
    private static Vector128<ushort> Pairs(Vector128<byte> values)
    {
        Vector128<ushort> words = values.AsUInt16();
        return ((words << 4) | (words >> 8)) & Vector128.Create((ushort)0xFF);
    }
}

using System.Buffers.Binary;
using System.Numerics;

namespace GptImage2.Text;

/// <summary>Eight characters in one word, the first one in the lowest byte. '0' is subtracted from each, so that a digit becomes its value.</summary>
internal static class DigitWord
{
    public const int Length = sizeof(ulong);

    public const int Bits = 64;

    private const ulong Zeros = 0x3030303030303030;

    public static ulong Read(ReadOnlySpan<byte> text, int position) =>
        BinaryPrimitives.ReadUInt64LittleEndian(text[position..]) ^ Zeros;

    /// <summary>Sets the highest bit of each byte that is not a digit.</summary>
    public static ulong OtherThanDigits(ulong word) => (((word & 0x7F7F7F7F7F7F7F7F) + 0x7676767676767676) | word) & 0x8080808080808080;

    /// <summary>The number of bits before the first byte that <see cref="OtherThanDigits"/> found.</summary>
    public static int BitsBefore(ulong others) => BitOperations.TrailingZeroCount(others) & ~7;

    /// <summary>The number that is formed by the digits in the lowest bits of a word.</summary>
    public static ulong Sum(ulong word, int bits)
    {
        word = word << 8 << (56 - bits);
        word = word * 10 + (word >> 8);
        return ((word & 0x000000FF000000FF) * 0x000F424000000064 + ((word >> 16) & 0x000000FF000000FF) * 0x0000271000000001) >> 32;
    }

    /// <summary>The number of two digits that begins at a byte of a word.</summary>
    public static int Two(ulong word, int at) => (int)(((word >> (8 * at)) & 0xFF) * 10 + ((word >> (8 * at + 8)) & 0xFF));
}

using System.Buffers;
using System.Numerics;
using System.Runtime.Intrinsics;
using System.Text;

namespace GptImage2.Text;

/// <summary>The inside of JSON strings, in UTF-8: encoding for requests, decoding for responses.</summary>
/// <remarks>
/// In both directions half a surrogate pair becomes U+FFFD instead of an exception, since a reply may be cut off between
/// the halves.
/// </remarks>
internal static class JsonText
{
    /// <summary>The characters that end a run of plain text in a string: a quote, a backslash, a control character.</summary>
    public static readonly SearchValues<byte> Stops = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(static i => (byte)i), (byte)'"', (byte)'\\']);

    /// <summary>Encodes text. Only characters that must be escaped in JSON are escaped.</summary>
    public static byte[] Encode(string text)
    {
        var output = new ArrayBufferWriter<byte>(text.Length + 16);
        Encode(text, output);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Encodes text. Only characters that must be escaped in JSON are escaped.</summary>
    public static void Encode(string text, IBufferWriter<byte> output)
    {
        byte[] utf8 = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            Encode(utf8.AsSpan(0, Encoding.UTF8.GetBytes(text, utf8)), output);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(utf8);
        }
    }

    /// <summary>Encodes text that is UTF-8 already.</summary>
    public static void Encode(ReadOnlySpan<byte> utf8, IBufferWriter<byte> output)
    {
        for (int run = utf8.IndexOfAny(Stops); run >= 0; run = utf8.IndexOfAny(Stops))
        {
            output.Write(utf8[..run]);
            Escape(utf8[run], output);
            utf8 = utf8[(run + 1)..];
        }

        output.Write(utf8);
    }

    /// <summary>Decodes the inside of a JSON string whose grammar has been checked.</summary>
    public static ReadOnlyMemory<byte> Decode(ReadOnlySpan<byte> encoded)
    {
        byte[] decoded = new byte[encoded.Length];
        return decoded.AsMemory(0, Decode(encoded, decoded, out _));
    }

    /// <summary>Decodes the inside of a JSON string up to its closing quote, or to the first byte that is not allowed in a string.</summary>
    /// <param name="encoded">The text after the opening quote.</param>
    /// <param name="decoded">Receives the result; at least as long as <paramref name="encoded"/>.</param>
    /// <param name="consumed">The number of bytes that were read.</param>
    /// <returns>The length of the result.</returns>
    public static int Decode(ReadOnlySpan<byte> encoded, Span<byte> decoded, out int consumed) => Decode(encoded, decoded, out consumed, out _);

    /// <summary>Decodes the inside of a JSON string, and also returns whether half a surrogate pair became U+FFFD.</summary>
    public static int Decode(ReadOnlySpan<byte> encoded, Span<byte> decoded, out int consumed, out bool hasHalfPair)
    {
        int position = 0;
        int length = 0;
        hasHalfPair = false;
        while (CopyPlain(encoded, decoded, ref position, ref length) == (byte)'\\' && position + 1 < encoded.Length)
        {
            byte character = JsonEscape.Character(encoded[position + 1]);
            if (character != 0)
            {
                decoded[length++] = character;
                position += 2;
                continue;
            }

            int escape = JsonEscape.Decode(encoded[position..], out Rune rune, out bool isHalfPair);
            if (escape == 0)
                break;
            hasHalfPair |= isHalfPair;
            length += rune.EncodeToUtf8(decoded[length..]);
            position += escape;
        }

        consumed = position;
        return length;
    }

    // Decoded text is never longer than encoded text, so a complete block always fits into the result.
    private static byte CopyPlain(ReadOnlySpan<byte> encoded, Span<byte> decoded, ref int position, ref int length)
    {
        while (Vector128.IsHardwareAccelerated && position <= encoded.Length - Vector128<byte>.Count)
        {
            var block = Vector128.Create(encoded.Slice(position, Vector128<byte>.Count));
            block.CopyTo(decoded[length..]);
            uint stops = (Vector128.Equals(block, Vector128.Create((byte)'"'))
                | Vector128.Equals(block, Vector128.Create((byte)'\\'))
                | Vector128.LessThan(block, Vector128.Create((byte)' '))).ExtractMostSignificantBits();
            int run = stops == 0 ? Vector128<byte>.Count : BitOperations.TrailingZeroCount(stops);
            position += run;
            length += run;
            if (stops != 0)
                return encoded[position];
        }

        while (position < encoded.Length && encoded[position] is >= (byte)' ' and not ((byte)'"' or (byte)'\\'))
            decoded[length++] = encoded[position++];
        return position < encoded.Length ? encoded[position] : (byte)0;
    }

    private static void Escape(byte special, IBufferWriter<byte> output)
    {
        switch (special)
        {
            case (byte)'"':
                output.Write("\\\""u8);
                break;
            case (byte)'\\':
                output.Write(@"\\"u8);
                break;
            case (byte)'\n':
                output.Write(@"\n"u8);
                break;
            default:
                output.Write([(byte)'\\', (byte)'u', (byte)'0', (byte)'0', (byte)(special < 0x10 ? '0' : '1'), (byte)"0123456789abcdef"[special & 0xF]]);
                break;
        }
    }
}

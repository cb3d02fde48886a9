using System.Buffers;
using System.Numerics;
using System.Runtime.Intrinsics;
using System.Text;

namespace GptImage2.Text;

/// <summary>The inside of JSON strings, in UTF-8: encoding for requests, decoding for responses.</summary>
/// <remarks>
/// Both ways half a surrogate pair becomes U+FFFD instead of an exception: a reply may be cut off between the halves.
/// </remarks>
internal static class JsonText
{
    // RFC 8259, section 7.
    private static readonly SearchValues<byte> Special = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(static i => (byte)i), (byte)'"', (byte)'\\']);

    // What stands behind the backslash, to what it means.
    private static readonly byte[] Escapes = CreateEscapes();

    /// <summary>Encodes text, and leaves as it is all that need not be escaped in JSON.</summary>
    public static byte[] Encode(string text)
    {
        var output = new ArrayBufferWriter<byte>(text.Length + 16);
        Encode(text, output);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Encodes text, and leaves as it is all that need not be escaped in JSON.</summary>
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
        for (int run = utf8.IndexOfAny(Special); run >= 0; run = utf8.IndexOfAny(Special))
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

    /// <summary>Decodes the inside of a JSON string up to its closing quote, or to what no string may have in it.</summary>
    /// <param name="encoded">The text behind the opening quote.</param>
    /// <param name="decoded">Takes the result; as long as <paramref name="encoded"/> at least.</param>
    /// <param name="consumed">How far it got.</param>
    /// <returns>The length of the result.</returns>
    public static int Decode(ReadOnlySpan<byte> encoded, Span<byte> decoded, out int consumed)
    {
        int position = 0;
        int length = 0;
        while (CopyPlain(encoded, decoded, ref position, ref length) == (byte)'\\' && position + 1 < encoded.Length)
        {
            int escape = encoded[position + 1] < Escapes.Length ? Escapes[encoded[position + 1]] : 0;
            if (escape != 0)
            {
                decoded[length++] = (byte)escape;
                position += 2;
            }
            else if (encoded[position + 1] == (byte)'u' && TryDecodeRune(encoded[position..], out Rune rune, out int escaped))
            {
                length += rune.EncodeToUtf8(decoded[length..]);
                position += escaped;
            }
            else
            {
                break;
            }
        }

        consumed = position;
        return length;
    }

    // What is decoded is never longer than what it was decoded from, so that a whole block fits wherever one was read.
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

    private static bool TryDecodeRune(ReadOnlySpan<byte> escape, out Rune rune, out int consumed)
    {
        const int Length = 6;
        consumed = Length;
        int first = DecodeUnit(escape);
        if (first < 0)
        {
            rune = default;
            return false;
        }

        if (Rune.TryCreate((char)first, out rune))
            return true;
        int second = escape[Length..].StartsWith("\\u"u8) ? DecodeUnit(escape[Length..]) : -1;
        if (second >= 0 && Rune.TryCreate((char)first, (char)second, out rune))
            consumed = 2 * Length;
        else
            rune = Rune.ReplacementChar;
        return true;
    }

    /// <summary>The UTF-16 unit of an escape; -1 where it has not four digits.</summary>
    private static int DecodeUnit(ReadOnlySpan<byte> escape)
    {
        if (escape.Length < 6)
            return -1;
        int unit = 0;
        foreach (byte digit in escape[2..6])
        {
            if (!char.IsAsciiHexDigit((char)digit))
                return -1;
            unit = (unit << 4) | (digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
        }

        return unit;
    }

    private static byte[] CreateEscapes()
    {
        byte[] escapes = new byte['t' + 1];
        escapes['"'] = (byte)'"';
        escapes['\\'] = (byte)'\\';
        escapes['/'] = (byte)'/';
        escapes['b'] = (byte)'\b';
        escapes['f'] = (byte)'\f';
        escapes['n'] = (byte)'\n';
        escapes['r'] = (byte)'\r';
        escapes['t'] = (byte)'\t';
        return escapes;
    }
}

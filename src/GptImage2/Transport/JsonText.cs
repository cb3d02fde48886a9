using System.Buffers;
using System.Text;

namespace GptImage2.Transport;

/// <summary>The inside of JSON strings, in UTF-8: encoding for requests, decoding for responses.</summary>
/// <remarks>
/// Both ways half a surrogate pair becomes U+FFFD instead of an exception: a reply may be cut off between the halves.
/// </remarks>
internal static class JsonText
{
    // RFC 8259, section 7.
    private static readonly SearchValues<byte> Special = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(static i => (byte)i), (byte)'"', (byte)'\\']);

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
        int length = 0;
        while (true)
        {
            int run = encoded.IndexOf((byte)'\\');
            ReadOnlySpan<byte> plain = run < 0 ? encoded : encoded[..run];
            plain.CopyTo(decoded.AsSpan(length));
            length += plain.Length;
            if (run < 0)
                return decoded.AsMemory(0, length);

            byte escape = encoded[run + 1];
            if (escape == 'u')
            {
                Rune rune = DecodeRune(encoded[run..], out int consumed);
                length += rune.EncodeToUtf8(decoded.AsSpan(length));
                encoded = encoded[(run + consumed)..];
                continue;
            }

            decoded[length++] = escape switch
            {
                (byte)'b' => (byte)'\b',
                (byte)'f' => (byte)'\f',
                (byte)'n' => (byte)'\n',
                (byte)'r' => (byte)'\r',
                (byte)'t' => (byte)'\t',
                _ => escape,
            };
            encoded = encoded[(run + 2)..];
        }
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

    private static Rune DecodeRune(ReadOnlySpan<byte> escape, out int consumed)
    {
        const int Length = 6;
        char first = DecodeUnit(escape);
        consumed = Length;
        if (Rune.TryCreate(first, out Rune rune))
            return rune;
        bool another = escape.Length >= 2 * Length && escape[Length] == '\\' && escape[Length + 1] == 'u';
        if (another && Rune.TryCreate(first, DecodeUnit(escape[Length..]), out rune))
        {
            consumed = 2 * Length;
            return rune;
        }

        return Rune.ReplacementChar;
    }

    private static char DecodeUnit(ReadOnlySpan<byte> escape)
    {
        int unit = 0;
        for (int i = 2; i < 6; i++)
            unit = (unit << 4) | HexValue(escape[i]);
        return (char)unit;
    }

    private static int HexValue(byte digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
}

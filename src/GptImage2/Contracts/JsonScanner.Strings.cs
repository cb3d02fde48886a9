using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.Unicode;
using GptImage2.Text;

namespace GptImage2.Generated;

public ref partial struct JsonScanner
{
    private const int MaxShort = 64;

    private static readonly SearchValues<byte> StringStops = SearchValues.Create(
        [(byte)'"', (byte)'\\', .. Enumerable.Range(0, 32).Select(control => (byte)control)]);

    /// <summary>Reads a string.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public string ReadString()
    {
        if (StartValue() == (byte)'"')
        {
            ReadOnlySpan<byte> json = _json;
            int start = _position + 1;
            int end = PlainEnd(json, start);
            if ((uint)end < (uint)json.Length && json[end] == (byte)'"')
            {
                _position = end + 1;
                return AsciiText.ToString(json[start..end]);
            }

            if (TryReadShort(start, end) is { } unicode)
                return unicode;
        }

        ReadOnlySpan<byte> text = ReadText("a string");
        return text.IsEmpty ? "" : Encoding.UTF8.GetString(text);
    }

    // A short text without escapes that is not all ASCII: checked and decoded at once. Null leaves it to the long way.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private string? TryReadShort(int start, int end)
    {
        ReadOnlySpan<byte> rest = _json[end..];
        int length = end - start + rest[..Math.Min(rest.Length, MaxShort)].IndexOfAny(StringStops);
        if (length < end - start || length > MaxShort || _json[start + length] != (byte)'"')
            return null;
        Span<char> text = stackalloc char[MaxShort];
        if (Utf8.ToUtf16(_json.Slice(start, length), text, out _, out int written, replaceInvalidSequences: false) != OperationStatus.Done)
            return null;
        _position = start + length + 1;
        return new string(text[..written]);
    }

    /// <summary>Reads a string of one UTF-16 character.</summary>
    public char ReadChar()
    {
        string text = ReadString();
        if (text.Length == 1)
            return text[0];
        Reject(ContractRule.Length, "a string of one character");
        return default;
    }

    /// <summary>Reads a string as UTF-8.</summary>
    /// <param name="expected">What the value is to be, should it be no string.</param>
    /// <returns>The text without escapes; empty where it is no string, which is then noted.</returns>
    public ReadOnlySpan<byte> ReadText(string expected)
    {
        if (StartValue() == (byte)'"')
            return StringBody();

        Mismatch(expected);
        return default;
    }

    /// <summary>Reads true or false.</summary>
    public bool ReadBoolean()
    {
        StartValue();
        ReadOnlySpan<byte> rest = _json[_position..];
        if (rest.StartsWith("true"u8))
        {
            _position += 4;
            return true;
        }

        if (rest.StartsWith("false"u8))
            _position += 5;
        else
            Mismatch("true or false");
        return false;
    }

    // At the opening quote; passes the closing one.
    private ReadOnlySpan<byte> StringBody()
    {
        ReadOnlySpan<byte> json = _json;
        int start = _position + 1;
        int end = PlainEnd(json, start);
        if ((uint)end < (uint)json.Length && json[end] == (byte)'"')
        {
            _position = end + 1;
            return json[start..end];
        }

        SkipString(start, end);
        if (_stopped)
            return default;
        ReadOnlySpan<byte> text = json[start..(_position - 1)];
        return text.Contains((byte)'\\') ? Unescape(text) : text;
    }

    /// <summary>Where the string that begins at a quote has ended; -1 where it is none.</summary>
    internal static int StringEnd(ReadOnlySpan<byte> json, int position)
    {
        int end = PlainEnd(json, position + 1);
        if ((uint)end < (uint)json.Length && json[end] == (byte)'"')
            return end + 1;
        var scanner = new JsonScanner(json, position);
        scanner.SkipString(position + 1, end);
        return scanner._stopped ? -1 : scanner._position;
    }

    private void SkipString() => SkipString(_position + 1, PlainEnd(_json, _position + 1));

    /// <summary>Where text that is ASCII, and means what it says, ends.</summary>
    private static int PlainEnd(ReadOnlySpan<byte> json, int position)
    {
        for (; Vector128.IsHardwareAccelerated && position <= json.Length - Vector128<byte>.Count; position += Vector128<byte>.Count)
        {
            // As signed bytes, what is not ASCII is less than a control character.
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

    // Everything from the start to the position is plain.
    private void SkipString(int start, int position)
    {
        while (true)
        {
            int stop = _json[Math.Min(position, _json.Length)..].IndexOfAny(StringStops);
            if (stop < 0)
            {
                Syntax(_json.Length, "the end of the string");
                return;
            }

            position += stop;
            switch (_json[position])
            {
                case (byte)'"':
                    _position = position + 1;
                    if (_untrusted && !Utf8.IsValid(_json[start..position]))
                        Syntax(position, "valid UTF-8");
                    return;
                case (byte)'\\':
                    int length = EscapeLength(_json[position..]);
                    if (length == 0)
                    {
                        Syntax(position, "an escape sequence");
                        return;
                    }

                    position += length;
                    break;
                default:
                    Syntax(position, "a control character as an escape sequence");
                    return;
            }
        }
    }

    private static int EscapeLength(ReadOnlySpan<byte> text)
    {
        if (text.Length < 2)
            return 0;
        if (text[1] != (byte)'u')
            return "\"\\/bfnrt"u8.Contains(text[1]) ? 2 : 0;
        return text.Length >= 6 && HexDigits(text.Slice(2, 4)) >= 0 ? 6 : 0;
    }

    private static int HexDigits(ReadOnlySpan<byte> digits)
    {
        int value = 0;
        foreach (byte digit in digits)
        {
            if (!char.IsAsciiHexDigit((char)digit))
                return -1;
            value = (value << 4) | (digit <= (byte)'9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
        }

        return value;
    }

    // The escapes are known to be well-formed; half a surrogate pair is grammar, but no text.
    private ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> escaped)
    {
        byte[] text = new byte[escaped.Length];
        int length = 0;
        for (int at = 0; at < escaped.Length;)
        {
            int run = escaped[at..].IndexOf((byte)'\\');
            if (run < 0)
                run = escaped.Length - at;
            escaped.Slice(at, run).CopyTo(text.AsSpan(length));
            at += run;
            length += run;
            if (at == escaped.Length)
                break;

            if (escaped[at + 1] != (byte)'u')
            {
                text[length++] = Unescaped(escaped[at + 1]);
                at += 2;
                continue;
            }

            char unit = (char)HexDigits(escaped.Slice(at + 2, 4));
            at += 6;
            if (!Rune.TryCreate(unit, out Rune rune))
            {
                if (escaped[at..].StartsWith("\\u"u8) && Rune.TryCreate(unit, (char)HexDigits(escaped.Slice(at + 2, 4)), out rune))
                {
                    at += 6;
                }
                else
                {
                    Reject(ContractRule.Format, "both halves of a surrogate pair");
                    rune = Rune.ReplacementChar;
                }
            }

            length += rune.EncodeToUtf8(text.AsSpan(length));
        }

        return text.AsSpan(0, length);
    }

    private static byte Unescaped(byte escape) => escape switch
    {
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        (byte)'n' => (byte)'\n',
        (byte)'r' => (byte)'\r',
        (byte)'t' => (byte)'\t',
        _ => escape,
    };
}

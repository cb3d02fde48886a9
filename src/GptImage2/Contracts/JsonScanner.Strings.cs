using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;
using GptImage2.Contracts;
using GptImage2.Text;

namespace GptImage2.Generated;

public ref partial struct JsonScanner
{
    private const int MaxShort = 64;

    /// <summary>Reads a string.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public string ReadString()
    {
        if (StartValue() == (byte)'"')
        {
            ReadOnlySpan<byte> json = _json;
            int start = _position + 1;
            int end = JsonTokenizer.PlainEnd(json, start);
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

    // A short text without escapes that is not only ASCII is checked and decoded at once. Null means: use the general method.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private string? TryReadShort(int start, int end)
    {
        ReadOnlySpan<byte> rest = _json[end..];
        int length = end - start + rest[..Math.Min(rest.Length, MaxShort)].IndexOfAny(JsonText.Stops);
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
    /// <param name="expected">What is expected, for the violation of a value that is not a string.</param>
    /// <returns>The text without escapes. It is empty when the value is not a string; that is noted as a violation.</returns>
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

    // Begins at the opening quote; moves past the closing one.
    private ReadOnlySpan<byte> StringBody()
    {
        ReadOnlySpan<byte> json = _json;
        int start = _position + 1;
        int end = JsonTokenizer.PlainEnd(json, start);
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

    private void SkipString() => SkipString(_position + 1, JsonTokenizer.PlainEnd(_json, _position + 1));

    // Everything from the start to the position has no escapes.
    private void SkipString(int start, int position)
    {
        ReadOnlySpan<byte> json = _json;
        while (true)
        {
            switch (JsonTokenizer.NextStop(json, ref position, out int length))
            {
                case StringStop.Quote:
                    _position = position + 1;
                    if (_untrusted && !Utf8.IsValid(json[start..position]))
                        Syntax(position, "valid UTF-8");
                    return;
                case StringStop.Escape:
                    position += length;
                    break;
                case StringStop.End:
                    Syntax(position, "the end of the string");
                    return;
                case StringStop.Control:
                    Syntax(position, "a control character as an escape sequence");
                    return;
                default:
                    Syntax(position, "an escape sequence");
                    return;
            }
        }
    }

    // The escapes are known to be well-formed. The grammar allows half a surrogate pair, but it is not valid text.
    private ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> escaped)
    {
        byte[] text = new byte[escaped.Length];
        int length = JsonText.Decode(escaped, text, out _, out bool hasHalfPair);
        if (hasHalfPair)
            Reject(ContractRule.Format, "both halves of a surrogate pair");
        return text.AsSpan(0, length);
    }
}

using System.Buffers;
using GptImage2.Emulator.Images;

namespace GptImage2.Emulator.Bodies;

/// <summary>The base64 text of an image as it is written in a string of JSON, up to the quote that ends it.</summary>
internal sealed class PayloadText(IImageSink? sink) : IDisposable
{
    private const int UnicodeEscapeLength = 6;

    private static readonly SearchValues<byte> Alphabet = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="u8);

    private readonly ImagePayload _image = new(sink);
    private int _escapeLength;
    private int _escaped;

    /// <summary>Gets the number of characters so far; each byte that is not ASCII counts as one.</summary>
    public int Characters { get; private set; }

    /// <summary>Gets a value indicating whether the quote has come.</summary>
    public bool IsEnded { get; private set; }

    /// <summary>Gets a value indicating whether the text is not allowed in a string of JSON.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Reads up to the quote or to a byte that is not valid JSON, and returns the number of bytes.</summary>
    public int Append(ReadOnlySpan<byte> bytes)
    {
        int at = 0;
        while (at < bytes.Length && !IsEnded && !IsBroken)
        {
            if (_escapeLength > 0)
            {
                AppendEscaped(bytes[at++]);
                continue;
            }

            ReadOnlySpan<byte> rest = bytes[at..];
            int length = rest.IndexOfAnyExcept(Alphabet) is >= 0 and var other ? other : rest.Length;
            _image.Append(rest[..length]);
            Characters += length;
            at += length;
            if (at < bytes.Length)
                AppendOther(bytes[at++]);
        }

        return at;
    }

    public PassedImage Finish() => _image.Finish();

    public void Dispose() => _image.Dispose();

    private void AppendOther(byte value)
    {
        if (value == '"')
            IsEnded = true;
        else if (value == '\\')
            _escapeLength = 1;
        else if (value < ' ')
            IsBroken = true;
        else
            AppendCharacter(value);
    }

    private void AppendEscaped(byte value)
    {
        if (_escapeLength == 1)
        {
            (_escapeLength, _escaped) = (value == 'u' ? 2 : 0, 0);
            IsBroken = !"\"\\/bfnrtu"u8.Contains(value);
            if (value != 'u' && !IsBroken)
                AppendCharacter(value is (byte)'n' or (byte)'r' or (byte)'t' ? ' ' : value is (byte)'b' or (byte)'f' ? '\b' : value);

            return;
        }

        IsBroken = !char.IsAsciiHexDigit((char)value);
        _escaped = (16 * _escaped) + (value <= '9' ? value - '0' : (value | 0x20) - 'a' + 10);
        if (++_escapeLength < UnicodeEscapeLength)
            return;

        _escapeLength = 0;
        if (!IsBroken)
            AppendCharacter(_escaped);
    }

    private void AppendCharacter(int value)
    {
        Characters++;
        if (value is ' ' or '\t' or '\r' or '\n')
            return;

        if (value < 0x80 && Alphabet.Contains((byte)value))
            _image.Append([(byte)value]);
        else
            _image.Spoil();
    }
}

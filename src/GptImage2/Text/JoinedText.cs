using System.Buffers;
using System.Text;

namespace GptImage2.Text;

/// <summary>A text that arrives in pieces and is kept in UTF-8. A surrogate pair may be split between two pieces.</summary>
/// <remarks>
/// A half that stays alone has no UTF-8. It is kept as its escape, <c>\ud83c</c>. The text is a JSON reply, so the reader
/// reports half a surrogate pair at that member, as it does when the model writes the escape itself. U+FFFD would pass as a
/// valid character.
/// </remarks>
internal sealed class JoinedText
{
    private readonly ArrayBufferWriter<byte> _text = new(1024);
    private char _half;

    /// <summary>The text so far, without a half that the next piece may complete.</summary>
    public ReadOnlyMemory<byte> Written => _text.WrittenMemory;

    /// <summary>A complete text in UTF-8.</summary>
    public static ReadOnlyMemory<byte> Of(string? text)
    {
        var joined = new JoinedText();
        joined.Add(text);
        joined.End();
        return joined.Written;
    }

    /// <summary>Adds the inside of a JSON string, up to its closing quote or to what no string may contain.</summary>
    /// <param name="encoded">The text after the opening quote.</param>
    /// <returns>How many bytes were decoded.</returns>
    public int AddEncoded(ReadOnlySpan<byte> encoded)
    {
        if (_half == default)
        {
            int length = JsonText.Decode(encoded, _text.GetSpan(encoded.Length), out int consumed, out bool hasHalfPair);
            if (!hasHalfPair)
            {
                _text.Advance(length);
                return consumed;
            }
        }

        return AddUnits(encoded);
    }

    /// <summary>Adds text.</summary>
    public void Add(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            int plain = text.IndexOfAnyInRange('\uD800', '\uDFFF');
            if (plain != 0)
            {
                ReadOnlySpan<char> run = plain < 0 ? text : text[..plain];
                EndHalf();
                Encoding.UTF8.GetBytes(run, _text);
                text = text[run.Length..];
                continue;
            }

            Add(text[0]);
            text = text[1..];
        }
    }

    /// <summary>Ends the text. Half a pair at its end was cut off, as the text was: it becomes U+FFFD.</summary>
    public void End()
    {
        if (_half != default)
            Write(Rune.ReplacementChar);
        _half = default;
    }

    private void EndHalf()
    {
        if (_half != default)
            AddAlone(_half);
        _half = default;
    }

    private int AddUnits(ReadOnlySpan<byte> encoded)
    {
        int position = 0;
        while (position < encoded.Length)
        {
            int stop = encoded[position..].IndexOfAny(JsonText.Stops);
            ReadOnlySpan<byte> plain = stop < 0 ? encoded[position..] : encoded.Slice(position, stop);
            if (!plain.IsEmpty)
            {
                EndHalf();
                _text.Write(plain);
                position += plain.Length;
            }

            int length = stop >= 0 && encoded[position] == (byte)'\\' ? JsonEscape.Length(encoded[position..]) : 0;
            if (length <= 0)
                break;
            Add(length == JsonEscape.UnitLength ? JsonEscape.Unit(encoded[position..]) : (char)JsonEscape.Character(encoded[position + 1]));
            position += length;
        }

        return position;
    }

    private void Add(char unit)
    {
        if (_half != default && char.IsLowSurrogate(unit))
        {
            Write(new Rune(_half, unit));
            _half = default;
            return;
        }

        EndHalf();
        if (char.IsHighSurrogate(unit))
            _half = unit;
        else if (char.IsLowSurrogate(unit))
            AddAlone(unit);
        else
            Write(new Rune(unit));
    }

    // After a single backslash the escape would be read as a backslash and letters, so the backslash is doubled.
    private void AddAlone(char half)
    {
        ReadOnlySpan<byte> text = _text.WrittenSpan;
        int backslashes = text.Length - 1 - text.LastIndexOfAnyExcept((byte)'\\');
        if (backslashes % 2 == 1)
            _text.Write("\\"u8);
        Encoding.ASCII.GetBytes($"\\u{(int)half:x4}", _text);
    }

    private void Write(Rune rune) => _text.Advance(rune.EncodeToUtf8(_text.GetSpan(4)));
}

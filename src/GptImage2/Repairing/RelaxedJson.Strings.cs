using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using GptImage2.Contracts;

namespace GptImage2.Repairing;

internal ref partial struct RelaxedJson
{
    /// <summary>The length in bytes of the opening quote that comes next; 0 when there is none.</summary>
    private readonly int QuoteLength()
    {
        ReadOnlySpan<byte> rest = AtEnd ? default : _text[_position..];
        if (rest.StartsWith("\"\"\""u8) || rest.StartsWith("“"u8) || rest.StartsWith("”"u8) || rest.StartsWith("„"u8))
            return 3;
        return Next is (byte)'"' or (byte)'\'' or (byte)'`' ? 1 : 0;
    }

    private bool ReadString()
    {
        int quote = QuoteLength();
        return quote == 1 && Next == (byte)'"' ? ReadPlainString() : ReadOddString(quote);
    }

    private bool ReadPlainString()
    {
        _position++;
        while (true)
        {
            switch (JsonTokenizer.NextStop(_text, ref _position, out int length))
            {
                case StringStop.Quote:
                    _position++;
                    return true;
                case StringStop.Escape:
                    _position += length;
                    break;
                case StringStop.Control:
                    EscapeControl();
                    break;
                case StringStop.CutEscape or StringStop.InvalidEscape when PassOddEscape():
                    break;
                default:
                    return false;
            }
        }
    }

    private bool PassOddEscape()
    {
        switch (JsonTokenizer.At(_text, _position + 1))
        {
            // The meant character is unknown; the reader reports the violation.
            case (byte)'u':
                break;
            case (byte)'\'':
                Edit(_position, 1, [], RepairKind.Escape);
                break;
            default:
                // Any other letter may be an escape of another language, or follow a literal backslash.
                if (_position + 1 >= _text.Length)
                    _position = _text.Length;
                return false;
        }

        _position += 2;
        return true;
    }

    private void EscapeControl()
    {
        Edit(_position, 1, JsonEncodedText.Encode(_text.Slice(_position, 1)).EncodedUtf8Bytes.ToArray(), RepairKind.ControlCharacter);
        _position++;
    }

    // Languages do not agree on the escapes in such a string: with a backslash, it can be read in two ways.
    private bool ReadOddString(int quoteLength)
    {
        int start = _position;
        ReadOnlySpan<byte> quote = _text.Slice(start, quoteLength);
        ReadOnlySpan<byte> rest = _text[(start + quoteLength)..];
        bool isCurly = quoteLength == 3 && quote[0] != (byte)'"';
        int length = isCurly ? IndexOfCurlyEnd(rest) : rest.IndexOf(quote);
        if (length < 0)
        {
            _position = _text.Length;
            return false;
        }

        ReadOnlySpan<byte> body = rest[..length];
        if (body.Contains((byte)'\\'))
            return false;
        string text = Encoding.UTF8.GetString(body);
        _position = start + quoteLength + length + quoteLength;
        Edit(
            start,
            _position - start,
            Encoding.UTF8.GetBytes($"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\""),
            RepairKind.Quotes);
        return true;
    }

    private static int IndexOfCurlyEnd(ReadOnlySpan<byte> text)
    {
        // Both quotes begin with these bytes, so that one search finds either.
        ReadOnlySpan<byte> start = "“"u8[..2];
        for (int position = 0; ; position += start.Length)
        {
            int run = text[position..].IndexOf(start);
            if (run < 0)
                return -1;
            position += run;
            if (text[position..].StartsWith("“"u8) || text[position..].StartsWith("”"u8))
                return position;
        }
    }
}

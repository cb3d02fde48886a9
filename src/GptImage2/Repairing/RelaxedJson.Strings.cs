using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace GptImage2.Repairing;

internal ref partial struct RelaxedJson
{

    /// <summary>The bytes of the opening quote that comes next; 0 where none does.</summary>
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
        while (!AtEnd)
        {
            int run = _text[_position..].IndexOfAny(StopsInString);
            if (run < 0)
            {
                _position = _text.Length;
                return false;
            }

            _position += run;
            byte next = Next;
            if (next == (byte)'"')
            {
                _position++;
                return true;
            }

            if (next == (byte)'\\' ? !PassEscape() : !EscapeControl())
                return false;
        }

        return false;
    }

    private static readonly System.Buffers.SearchValues<byte> StopsInString =
        System.Buffers.SearchValues.Create([.. Enumerable.Range(0, 32).Select(static value => (byte)value), (byte)'"', (byte)'\\']);

    private bool PassEscape()
    {
        byte next = _position + 1 < _text.Length ? _text[_position + 1] : (byte)0;
        switch (next)
        {
            case (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t' or (byte)'u':
                _position += 2;
                return true;
            case (byte)'\'':
                Edit(_position, 1, default, RepairKind.Escape);
                _position += 2;
                return true;
            default:
                // Any other letter may be an escape of another language, or follow a backslash that stands for itself.
                if (_position + 1 >= _text.Length)
                    _position = _text.Length;
                return false;
        }
    }

    private bool EscapeControl()
    {
        Edit(_position, 1, JsonEncodedText.Encode(_text.Slice(_position, 1)).EncodedUtf8Bytes, RepairKind.ControlCharacter);
        _position++;
        return true;
    }

    // Such a string has no escapes of its own that all languages agree on: with a backslash in it, it has two readings.
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
        int right = text.IndexOf("”"u8);
        int left = text.IndexOf("“"u8);
        return right < 0 ? left : left < 0 ? right : Math.Min(left, right);
    }
}

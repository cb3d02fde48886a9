using System.Text;
using System.Text.Json;
using GptImage2.Contracts;
using GptImage2.Text;

namespace GptImage2.Repairing;

internal ref partial struct RelaxedJson
{
    private static readonly byte[][] Controls = [.. Enumerable.Range(0, ' ').Select(static i => JsonEncodedText.Encode([(byte)i]).EncodedUtf8Bytes.ToArray())];

    /// <summary>The length in bytes of the opening quote that comes next; 0 when there is none.</summary>
    private readonly int QuoteLength()
    {
        ReadOnlySpan<byte> rest = AtEnd ? default : _text[_position..];
        if (rest.StartsWith("\"\"\""u8) || rest.StartsWith("'''"u8) || rest.StartsWith("```"u8) || rest.StartsWith("“"u8) || rest.StartsWith("”"u8) || rest.StartsWith("„"u8))
            return 3;
        return Next is (byte)'"' or (byte)'\'' or (byte)'`' ? 1 : 0;
    }

    private bool ReadString(bool isName, bool inArray)
    {
        int quote = QuoteLength();
        return quote == 1 && Next == (byte)'"' ? ReadPlainString(isName, inArray) : ReadOddString(quote, isName, inArray);
    }

    private bool ReadPlainString(bool isName, bool inArray)
    {
        int start = _position++;
        var inner = new InnerQuotes();
        while (!IsFull)
        {
            switch (JsonTokenizer.NextStop(_text, ref _position, out int length))
            {
                case StringStop.Quote when isName || IsClosing(_position + 1):
                    _position++;
                    return Escape(inner, inArray);
                case StringStop.Quote:
                    if (!inner.TryAdd(_text, start, _position))
                        return false;
                    _position++;
                    break;
                case StringStop.Escape:
                    _position += length;
                    break;
                // A text with quotes inside ends on its line: what looks like one over several lines is more than one.
                case StringStop.Control when inner.Count > 0:
                    return false;
                case StringStop.Control:
                    EscapeControl();
                    break;
                case StringStop.CutEscape or StringStop.InvalidEscape when PassOddEscape():
                    break;
                default:
                    return false;
            }
        }

        return false;
    }

    // Quotes inside of a text are usually in pairs. In an array, an odd one may also begin or end an item.
    private readonly bool Escape(InnerQuotes inner, bool inArray)
    {
        if ((inArray && inner.Count % 2 != 0) || inner.MayOpenAnother || inner.Count > MaxEdits - _edits.Count)
            return false;
        RepairKind? kind = RepairKind.Quotes;
        foreach (int offset in inner.Offsets)
        {
            Edit(offset, 0, Backslash, kind);
            kind = null;
        }

        return true;
    }

    /// <summary>Whether a quote before an offset can be the end of a value: what follows continues the object or the array.</summary>
    private bool IsClosing(int position)
    {
        int next = GapEnd(position);
        // A comment is between values, and not in a text.
        return next >= _text.Length
            || _text[next] is (byte)',' or (byte)'}' or (byte)']' or (byte)':'
            || _text[position..next].Contains((byte)'/')
            || IsNameAndColon(next);
    }

    /// <summary>Where white space of all kinds and comments end.</summary>
    private int GapEnd(int position)
    {
        while (position < _text.Length)
        {
            position = JsonTokenizer.WhitespaceEnd(_text, position);
            ReadOnlySpan<byte> rest = _text[position..];
            int end = rest.StartsWith("//"u8) ? _lineEnd.After(_text, position)
                : rest.StartsWith("/*"u8) ? _commentEnd.After(_text, position) + 2
                : position + OtherSpaceLength(rest);
            if (end <= position + 1)
                break;
            position = end;
        }

        return position;
    }

    private static int OtherSpaceLength(ReadOnlySpan<byte> text)
    {
        Rune.DecodeFromUtf8(text, out Rune rune, out int length);
        return Rune.IsWhiteSpace(rune) ? length : 0;
    }

    // A member after a comma that is missing.
    private bool IsNameAndColon(int position)
    {
        byte quote = JsonTokenizer.At(_text, position);
        int end = position;
        if (quote is (byte)'"' or (byte)'\'')
        {
            int run = _text[(position + 1)..Math.Min(_text.Length, position + LongestName)].IndexOf(quote);
            end = run < 0 ? position : position + 1 + run + 1;
        }

        while (end < _text.Length && quote is not ((byte)'"' or (byte)'\'') && (_text[end] is (byte)'_' or (byte)'$' or (byte)'-' or >= 0x80 || char.IsAsciiLetterOrDigit((char)_text[end])) && OtherSpaceLength(_text[end..]) == 0)
            end++;
        return end > position && JsonTokenizer.At(_text, GapEnd(end)) == (byte)':';
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
        Edit(_position, 1, Controls[_text[_position]], RepairKind.ControlCharacter);
        _position++;
    }

    // Languages do not agree on the escapes in such a string: with a backslash, it can be read in two ways.
    private bool ReadOddString(int quoteLength, bool isName, bool inArray)
    {
        int start = _position;
        int body = start + quoteLength;
        int end = quoteLength == 1 ? SingleQuoteEnd(isName, inArray) : LongQuoteEnd(quoteLength);
        if (end == NoEnd)
            _position = _text.Length;
        if (end < 0)
            return false;
        if (_text[body..end].Contains((byte)'\\'))
            return false;
        _position = end + quoteLength;
        Edit(start, _position - start, Quoted(_text[body..end]), RepairKind.Quotes);
        return true;
    }

    private static byte[] Quoted(ReadOnlySpan<byte> text) => text.ContainsAny(JsonText.Stops) || !Ascii.IsValid(text)
        ? JsonString.Quote(Encoding.UTF8.GetString(text))
        : [(byte)'"', .. text, (byte)'"'];

    private readonly int LongQuoteEnd(int quoteLength)
    {
        int body = _position + quoteLength;
        bool isCurly = _text[_position] >= 0x80;
        int length = isCurly ? IndexOfCurlyEnd(_text[body..]) : _text[body..].IndexOf(_text.Slice(_position, quoteLength));
        return length < 0 ? NoEnd : body + length;
    }

    // The first one that can be the end: an apostrophe inside of a text is followed by more of it.
    private int SingleQuoteEnd(bool isName, bool inArray)
    {
        byte quote = Next;
        var inner = new InnerQuotes();
        for (int position = _position + 1; position < _text.Length; position++)
        {
            int run = _text[position..].IndexOf(quote);
            if (run < 0)
                return NoEnd;
            position += run;
            if (isName || IsClosing(position + 1))
                return inner.MayOpenAnother ? SeveralEnds : position;
            bool isInWord = char.IsAsciiLetterOrDigit((char)_text[position - 1]) && char.IsAsciiLetterOrDigit((char)JsonTokenizer.At(_text, position + 1));
            if ((inArray && !isInWord) || !inner.TryAdd(_text, _position, position))
                return SeveralEnds;
        }

        return NoEnd;
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

using GptImage2.Contracts;
using GptImage2.Repairing;
using GptImage2.Text;

namespace GptImage2.Calls.Streaming;

/// <summary>
/// Follows JSON while it is written, and can complete it at any time: open strings, objects and arrays are closed. A name
/// without a value, and a number or a literal that may continue, are left out. It reads each byte once.
/// </summary>
internal sealed class PartialJson
{
    private HiddenText _hidden;
    private JsonNesting _nesting;
    private int _position;
    private int _kept;
    private int _root;
    private int _literal;
    private Stage _stage = Stage.Root;
    private bool _isBroken;

    private enum Stage
    {
        Root,
        Opened,
        Value,
        NameOrEnd,
        Name,
        Colon,
        ValueOrEnd,
        AfterValue,
        Text,
        NameText,
        Literal,
        Ended,
    }

    /// <summary>The offset at which the JSON begins; -1 until it begins.</summary>
    public int Start { get; private set; } = -1;

    /// <summary>Whether the JSON is complete.</summary>
    public bool HasEnded => _stage == Stage.Ended;

    /// <summary>Whether the text ends inside of a string.</summary>
    public bool IsInString => _stage is Stage.Text or Stage.NameText;

    /// <summary>The number of bytes that can be shown, from <see cref="Start"/> on.</summary>
    public int Length => Start < 0 ? 0 : _kept - Start;

    /// <summary>Reads the text that has arrived.</summary>
    /// <param name="text">The complete text so far.</param>
    public void Follow(ReadOnlySpan<byte> text)
    {
        while (_position < text.Length && !_isBroken && _stage != Stage.Ended && Step(text))
        {
        }
    }

    /// <summary>Returns the JSON so far, completed.</summary>
    /// <param name="text">The same text as in the last call of <see cref="Follow"/>.</param>
    public byte[] Close(ReadOnlySpan<byte> text)
    {
        if (Start < 0)
            return "{}"u8.ToArray();
        int end = Length + (_stage == Stage.Text ? 1 : 0);
        byte[] closed = GC.AllocateUninitializedArray<byte>(end + _nesting.Depth);
        text[Start.._kept].CopyTo(closed);
        if (_stage == Stage.Text)
            closed[Length] = (byte)'"';
        _nesting.Close(closed.AsSpan(end));
        return closed;
    }

    private bool Step(ReadOnlySpan<byte> text)
    {
        if (_stage == Stage.Root)
            return FindRoot(text);
        if (_stage is Stage.Text or Stage.NameText)
            return FollowText(text);
        if (_stage == Stage.Literal)
            return FollowLiteral(text);
        int place = JsonTokenizer.WhitespaceEnd(text, _position);
        if (place == text.Length)
        {
            _position = place;
            return false;
        }

        byte next = text[place];
        switch (_stage)
        {
            case Stage.Opened:
                return EnterRoot(next);
            case Stage.NameOrEnd when next == (byte)'}':
            case Stage.ValueOrEnd when next == (byte)']':
            case Stage.AfterValue when next == (byte)(_nesting.IsObject ? '}' : ']'):
                return Leave(place);
            case Stage.AfterValue when next == (byte)',':
                _position = place + 1;
                _stage = _nesting.IsObject ? Stage.Name : Stage.Value;
                return true;
            case Stage.NameOrEnd or Stage.Name when next == (byte)'"':
                _position = place + 1;
                _stage = Stage.NameText;
                return true;
            case Stage.Colon when next == (byte)':':
                _position = place + 1;
                _stage = Stage.Value;
                return true;
            case Stage.Value or Stage.ValueOrEnd:
                return BeginValue(next, place);
            default:
                _isBroken = true;
                return false;
        }
    }

    private bool FindRoot(ReadOnlySpan<byte> text)
    {
        if (_hidden.IsOpen && !_hidden.TryPass(text, ref _position))
            return false;
        int open = text[_position..].IndexOfAny("{</"u8);
        if (open < 0)
        {
            _position = text.Length;
            return false;
        }

        _position += open;
        if (text[_position] != (byte)'{')
            return PassMark(text);
        _root = _position++;
        _stage = Stage.Opened;
        return true;
    }

    private bool PassMark(ReadOnlySpan<byte> text)
    {
        bool? isHidden = _hidden.TryBegin(text, ref _position, inJson: false);
        if (isHidden == false)
            _position++;
        return isHidden is not null;
    }

    // A brace in prose is not followed by a name.
    private bool EnterRoot(byte next)
    {
        if (next is (byte)'"' or (byte)'}')
        {
            Start = _root;
            return BeginValue((byte)'{', _root);
        }

        _stage = Stage.Root;
        return true;
    }

    private bool BeginValue(byte first, int place)
    {
        if (first is (byte)'{' or (byte)'[')
        {
            if (_nesting.IsFull)
            {
                _isBroken = true;
                return false;
            }

            _nesting.Enter(first == (byte)'{');
            _stage = first == (byte)'{' ? Stage.NameOrEnd : Stage.ValueOrEnd;
            _position = _kept = place + 1;
            return true;
        }

        _stage = first == (byte)'"' ? Stage.Text : Stage.Literal;
        _position = _literal = place + (first == (byte)'"' ? 1 : 0);
        if (first == (byte)'"')
            _kept = _position;
        return true;
    }

    private bool Leave(int place)
    {
        _nesting.Leave();
        _position = _kept = place + 1;
        _stage = _nesting.Depth == 0 ? Stage.Ended : Stage.AfterValue;
        return true;
    }

    // A text is shown as far as it has arrived; a name only together with its value.
    private bool FollowText(ReadOnlySpan<byte> text)
    {
        while (true)
        {
            int position = _position;
            StringStop stop = JsonTokenizer.NextStop(text, ref position, out _);

            // The last character may be incomplete.
            Keep(stop == StringStop.End ? EndOfWhole(text) : position);
            switch (stop)
            {
                case StringStop.End or StringStop.CutEscape:
                    return false;
                case StringStop.Quote:
                    bool isName = _stage == Stage.NameText;
                    Keep(position + 1);
                    _stage = isName ? Stage.Colon : Stage.AfterValue;
                    return true;
                case StringStop.Escape when JsonEscape.CharacterLength(text[position..]) is > 0 and var length:
                    Keep(position + length);
                    break;
                case StringStop.Escape:
                    return false;
                default:
                    _isBroken = true;
                    return false;
            }
        }
    }

    private void Keep(int position)
    {
        _position = position;
        if (_stage == Stage.Text)
            _kept = position;
    }

    private static int EndOfWhole(ReadOnlySpan<byte> text)
    {
        for (int back = 1; back <= 3 && back <= text.Length; back++)
        {
            byte lead = text[^back];
            if ((lead & 0xC0) == 0x80)
                continue;
            int needed = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
            return needed > back ? text.Length - back : text.Length;
        }

        return text.Length;
    }

    private bool FollowLiteral(ReadOnlySpan<byte> text)
    {
        int end = _literal;
        while (end < text.Length && text[end] is not ((byte)',' or (byte)'}' or (byte)']') && !JsonTokenizer.IsWhitespace(text[end]))
            end++;
        _literal = end;
        if (end == text.Length)
            return false;
        _isBroken = JsonTokenizer.ScalarEnd(text, _position) != end;
        _position = _kept = _isBroken ? _kept : end;
        _stage = Stage.AfterValue;
        return !_isBroken;
    }
}

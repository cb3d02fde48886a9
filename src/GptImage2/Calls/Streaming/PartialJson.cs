using System.Buffers;
using GptImage2.Generated;

namespace GptImage2.Calls.Streaming;

/// <summary>
/// Follows JSON while it is written, and knows at any time how to end it: open strings, objects and arrays are closed;
/// a name without a value, and a number or a literal that may go on, are left out. It looks at each byte once.
/// </summary>
internal sealed class PartialJson
{
    // What a text ends with, or must not go on with unescaped.
    private static readonly SearchValues<byte> Special = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(static i => (byte)i), (byte)'"', (byte)'\\']);
    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdefABCDEF"u8);

    // One bit a level, set for objects.
    private ulong _objects;
    private int _depth;
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
        Behind,
        Text,
        NameText,
        Literal,
        Ended,
    }

    /// <summary>Where the JSON begins; -1 as long as it has not.</summary>
    public int Start { get; private set; } = -1;

    /// <summary>The bytes that can be shown, from <see cref="Start"/> on.</summary>
    public int Length => Start < 0 ? 0 : _kept - Start;

    /// <summary>Takes in what has come.</summary>
    /// <param name="text">The whole text so far.</param>
    public void Follow(ReadOnlySpan<byte> text)
    {
        while (_position < text.Length && !_isBroken && _stage != Stage.Ended && Step(text))
        {
        }
    }

    /// <summary>The JSON so far, ended.</summary>
    /// <param name="text">The text that was followed.</param>
    public byte[] Close(ReadOnlySpan<byte> text)
    {
        if (Start < 0)
            return "{}"u8.ToArray();
        int end = Length + (_stage == Stage.Text ? 1 : 0);
        byte[] closed = GC.AllocateUninitializedArray<byte>(end + _depth);
        text[Start.._kept].CopyTo(closed);
        if (_stage == Stage.Text)
            closed[Length] = (byte)'"';
        for (int level = 0; level < _depth; level++)
            closed[end + level] = (byte)((_objects >> level & 1) != 0 ? '}' : ']');
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
        int place = JsonScanner.WhitespaceEnd(text, _position);
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
            case Stage.Behind when next == (byte)(IsObject ? '}' : ']'):
                return Leave(place);
            case Stage.Behind when next == (byte)',':
                _position = place + 1;
                _stage = IsObject ? Stage.Name : Stage.Value;
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

    private bool IsObject => (_objects & 1) != 0;

    private bool FindRoot(ReadOnlySpan<byte> text)
    {
        int open = text[_position..].IndexOf((byte)'{');
        if (open < 0)
        {
            _position = text.Length;
            return false;
        }

        _root = _position + open;
        _position = _root + 1;
        _stage = Stage.Opened;
        return true;
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
            if (_depth == JsonScanner.MaxDepth)
            {
                _isBroken = true;
                return false;
            }

            _objects = _objects << 1 | (first == (byte)'{' ? 1UL : 0);
            _depth++;
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
        _depth--;
        _objects >>= 1;
        _position = _kept = place + 1;
        _stage = _depth == 0 ? Stage.Ended : Stage.Behind;
        return true;
    }

    // Of a text all is shown that has come; a name is nothing without its value.
    private bool FollowText(ReadOnlySpan<byte> text)
    {
        while (true)
        {
            int run = text[_position..].IndexOfAny(Special);
            if (run < 0)
            {
                // The last character may be under way.
                Keep(EndOfWhole(text));
                return false;
            }

            Keep(_position + run);
            if (text[_position] == (byte)'"')
            {
                bool isName = _stage == Stage.NameText;
                Keep(_position + 1);
                _stage = isName ? Stage.Colon : Stage.Behind;
                return true;
            }

            int length = EscapeLength(text[_position..]);
            _isBroken = length < 0;
            if (length <= 0)
                return false;
            Keep(_position + length);
        }
    }

    private void Keep(int position)
    {
        _position = position;
        if (_stage == Stage.Text)
            _kept = position;
    }

    // An escape, and for half a surrogate pair the other half; 0 where it is not all there, -1 where it is none.
    private static int EscapeLength(ReadOnlySpan<byte> escape)
    {
        const int unit = 6;
        if (escape.Length < 2)
            return escape[0] == (byte)'\\' ? 0 : -1;
        if (escape[0] != (byte)'\\' || !"\"\\/bfnrtu"u8.Contains(escape[1]))
            return -1;
        if (escape[1] != (byte)'u')
            return 2;
        if (escape[2..Math.Min(unit, escape.Length)].ContainsAnyExcept(HexDigits))
            return -1;
        if (escape.Length < unit)
            return 0;
        if ((escape[2] | 0x20) != (byte)'d' || (escape[3] | 0x20) is not ((byte)'8' or (byte)'9' or (byte)'a' or (byte)'b'))
            return unit;
        if (escape.Length < unit + 2)
            return escape.Length == unit || escape[unit] == (byte)'\\' ? 0 : unit;
        if (!escape[unit..].StartsWith("\\u"u8))
            return unit;
        return escape.Length >= unit + unit ? unit : 0;
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
        while (end < text.Length && text[end] is not ((byte)',' or (byte)'}' or (byte)']' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
            end++;
        _literal = end;
        if (end == text.Length)
            return false;
        var literal = new JsonScanner(text[_position..end]);
        literal.Skip();
        literal.ReadEnd();
        _isBroken = literal.Violated || end == _position;
        _position = _kept = _isBroken ? _kept : end;
        _stage = Stage.Behind;
        return !_isBroken;
    }
}

using GptImage2.Json;

namespace GptImage2.Streaming;

/// <summary>
/// Follows JSON while it is written, and knows at any time how to end it: open strings, objects and arrays are closed;
/// a name without a value, and a number or a literal that may go on, are left out. It looks at each byte once.
/// </summary>
internal sealed class PartialJson
{
    // One bit a level, set for objects.
    private ulong _objects;
    private int _depth;
    private int _position;
    private int _kept;
    private Stage _stage = Stage.Root;
    private bool _isBroken;

    private enum Stage
    {
        Root,
        Value,
        NameOrEnd,
        Name,
        Colon,
        ValueOrEnd,
        Behind,
        Text,
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
        if (_stage == Stage.Text)
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
            case Stage.NameOrEnd when next == (byte)'}':
            case Stage.ValueOrEnd when next == (byte)']':
            case Stage.Behind when next == (byte)(IsObject ? '}' : ']'):
                return Leave(place);
            case Stage.Behind when next == (byte)',':
                _position = place + 1;
                _stage = IsObject ? Stage.Name : Stage.Value;
                return true;
            case Stage.NameOrEnd or Stage.Name when next == (byte)'"':
                return FollowName(text, place);
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

        int root = _position + open;
        int next = JsonScanner.WhitespaceEnd(text, root + 1);
        if (next == text.Length)
        {
            _position = root;
            return false;
        }

        // A brace in prose is not followed by a name.
        if (text[next] is not ((byte)'"' or (byte)'}'))
        {
            _position = root + 1;
            return true;
        }

        Start = root;
        return BeginValue((byte)'{', root);
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
        _position = place + (first == (byte)'"' ? 1 : 0);
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

    private bool FollowName(ReadOnlySpan<byte> text, int place)
    {
        int end = JsonScanner.StringEnd(text, place);
        if (end < 0)
        {
            _position = place;
            return false;
        }

        _position = end;
        _stage = Stage.Colon;
        return true;
    }

    private bool FollowText(ReadOnlySpan<byte> text)
    {
        while (true)
        {
            int run = text[_position..].IndexOfAny((byte)'"', (byte)'\\');
            int place = run < 0 ? text.Length : _position + run;
            if (run < 0)
            {
                // The last character may be under way.
                _kept = _position = EndOfWhole(text);
                return false;
            }

            _kept = _position = place;
            if (text[place] == (byte)'"')
            {
                _kept = _position = place + 1;
                _stage = Stage.Behind;
                return true;
            }

            int length = EscapeLength(text, place);
            if (length == 0)
                return false;
            _kept = _position = place + length;
        }
    }

    // An escape, and for half a surrogate pair the other half; 0 where it is not all there.
    private static int EscapeLength(ReadOnlySpan<byte> text, int place)
    {
        if (place + 1 >= text.Length)
            return 0;
        if (text[place + 1] != (byte)'u')
            return 2;
        if (place + 6 > text.Length)
            return 0;
        bool isHigh = (text[place + 2] | 0x20) == (byte)'d' && text[place + 3] is (byte)'8' or (byte)'9' or (byte)'a' or (byte)'b' or (byte)'A' or (byte)'B';
        return !isHigh ? 6 : place + 12 <= text.Length ? 12 : 0;
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
        int end = _position;
        while (end < text.Length && text[end] is not ((byte)',' or (byte)'}' or (byte)']' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
            end++;
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

using System.Buffers;
using GptImage2.Json;
using GptImage2.Mending;

namespace GptImage2.Streaming;

/// <summary>
/// Finds the items of the list in a reply that is still being written. It looks at each byte once; whether an item is
/// JSON, and of its contract, is for the reader to say.
/// </summary>
/// <param name="name">The name of the member that holds the list.</param>
/// <param name="lenient">Whether text around the JSON, a list without its object, and the name in other case are passed.</param>
/// <param name="mends">Where it notes what it passed over.</param>
internal sealed class ListScanner(string name, bool lenient, List<Mend> mends)
{
    // A model that has lost its way writes white space until its tokens are spent.
    private const int MaxWhiteSpace = 4096;

    private static readonly SearchValues<byte> Structural = SearchValues.Create("\"{}[],"u8);
    private static readonly SearchValues<byte> InString = SearchValues.Create("\"\\"u8);

    private Stage _stage = Stage.Root;
    private int _position;
    private int _start;
    private int _depth;
    private bool _inString;
    private bool _behindComma;
    private bool _behindItem;

    private enum Stage
    {
        Root,
        Member,
        OtherMember,
        Item,
        InItem,
        Ended,
    }

    /// <summary>What keeps the list from being read; null where nothing does.</summary>
    public ContractViolation? Violation { get; private set; }

    /// <summary>Whether the list has ended.</summary>
    public bool HasEnded => _stage == Stage.Ended;

    /// <summary>Whether the list has begun.</summary>
    public bool HasBegun => _stage is Stage.Item or Stage.InItem or Stage.Ended;

    /// <summary>Moves to the end of the next item.</summary>
    /// <param name="text">The reply so far.</param>
    /// <param name="item">The place of the item.</param>
    /// <returns>False where more of the reply is needed, where the list has ended, and where it is broken.</returns>
    public bool TryNext(ReadOnlySpan<byte> text, out Range item)
    {
        item = default;
        while (Violation is null && _stage != Stage.Ended)
        {
            bool moved = _stage switch
            {
                Stage.Root => FindRoot(text),
                Stage.Member => ReadMember(text),
                Stage.OtherMember => PassValue(text, out _) && EndMember(text),
                Stage.Item => BeginItem(text),
                _ => PassValue(text, out item) && EndItem(),
            };
            if (!moved)
                return false;
            if (!item.Equals(default))
                return true;
        }

        return false;
    }

    private bool FindRoot(ReadOnlySpan<byte> text)
    {
        for (; _position < text.Length; _position++)
        {
            int open = text[_position..].IndexOfAny((byte)'{', (byte)'[');
            if (!lenient && (open < 0 ? text.Length : _position + open) > JsonScanner.WhitespaceEnd(text, 0))
                return Break(JsonScanner.WhitespaceEnd(text, 0), ContractRule.Type, "an object", text);
            if (open < 0)
                return false;
            int root = _position + open;
            int next = JsonScanner.WhitespaceEnd(text, root + 1);
            if (next == text.Length)
                return WaitsLongFor(text, root + 1);
            bool isObject = text[root] == (byte)'{';
            if (isObject ? text[next] is (byte)'"' or (byte)'}' : lenient && text[next] is (byte)'{' or (byte)'"')
            {
                if (!text[..root].Trim(" \r\n\t"u8).IsEmpty)
                    mends.Add(new Mend(MendKind.Surroundings, "", ShownText.Of(text[..root]), ""));
                if (!isObject)
                    mends.Add(new Mend(MendKind.MissingWrapper, "", "[", $"{{\"{name}\":["));
                _position = root + 1;
                _stage = isObject ? Stage.Member : Stage.Item;
                return true;
            }

            if (!lenient)
                return Break(root, ContractRule.Type, "an object", text);
            _position = root;
        }

        return false;
    }

    private bool ReadMember(ReadOnlySpan<byte> text)
    {
        int start = SkipSeparators(text);
        if (start == text.Length)
            return WaitsLongFor(text, _position);
        if (text[start] == (byte)'}')
            return Break(start, ContractRule.Required, $"the required member \"{name}\"", text);
        if (text[start] != (byte)'"')
            return Break(start, ContractRule.Syntax, "a member name", text);
        int end = JsonScanner.StringEnd(text, start);
        int colon = end < 0 ? text.Length : JsonScanner.WhitespaceEnd(text, end);
        int value = colon >= text.Length ? text.Length : JsonScanner.WhitespaceEnd(text, colon + 1);
        if (value == text.Length)
            return WaitsLongFor(text, Math.Max(end, start));
        if (text[colon] != (byte)':')
            return Break(colon, ContractRule.Syntax, "':'", text);

        string found = new JsonScanner(text, start).ReadString();
        bool isList = found == name || (lenient && Spelling.Fold(found) == Spelling.Fold(name));
        if (isList && text[value] != (byte)'[')
            return Break(value, ContractRule.Type, "an array", text);
        if (isList && found != name)
            mends.Add(new Mend(MendKind.NameSpelling, $"/{name}", found, name));
        _stage = isList ? Stage.Item : Stage.OtherMember;
        _position = isList ? value + 1 : value;
        _start = value;
        return true;
    }

    private bool BeginItem(ReadOnlySpan<byte> text)
    {
        int start = JsonScanner.WhitespaceEnd(text, _position);
        if (start == text.Length)
            return WaitsLongFor(text, _position);
        byte next = text[start];
        if (next == (byte)']' && (!_behindComma || lenient))
        {
            if (_behindComma)
                mends.Add(new Mend(MendKind.TrailingComma, $"/{name}", ",", ""));
            _position = start + 1;
            _stage = Stage.Ended;
            return true;
        }

        if (next == (byte)',' && _behindItem)
        {
            _behindComma = true;
            _behindItem = false;
            _position = start + 1;
            return true;
        }

        if (_behindItem || next is (byte)',' or (byte)']' or (byte)'}' or (byte)':')
            return Break(start, ContractRule.Syntax, _behindItem ? "',' or ']'" : "an item", text);
        _behindComma = false;
        _start = _position = start;
        _stage = Stage.InItem;
        return true;
    }

    // A value ends with the bracket that opened it, or, where it is none, before what comes next.
    private bool PassValue(ReadOnlySpan<byte> text, out Range value)
    {
        value = default;
        while (_position < text.Length)
        {
            int run = text[_position..].IndexOfAny(_inString ? InString : Structural);
            if (run < 0)
            {
                _position = text.Length;
                break;
            }

            int place = _position + run;
            byte found = text[place];
            if (_inString && found == (byte)'\\')
            {
                if (place + 1 >= text.Length)
                {
                    _position = place;
                    return false;
                }

                _position = place + 2;
                continue;
            }

            _position = place + 1;
            switch (found)
            {
                case (byte)'"':
                    _inString = !_inString;
                    break;
                case (byte)'{' or (byte)'[':
                    _depth++;
                    break;
                case (byte)'}' or (byte)']' when _depth > 1:
                    _depth--;
                    break;
                case (byte)'}' or (byte)']' when _depth == 1:
                    _depth = 0;
                    value = _start.._position;
                    return true;
                default:
                    if (_depth > 0)
                        break;
                    _position = place;
                    value = _start..(_start + text[_start..place].TrimEnd(" \r\n\t"u8).Length);
                    return true;
            }
        }

        return false;
    }

    private bool EndItem()
    {
        _stage = Stage.Item;
        _behindItem = true;
        return true;
    }

    private bool EndMember(ReadOnlySpan<byte> text)
    {
        _stage = Stage.Member;
        return _position <= text.Length;
    }

    private int SkipSeparators(ReadOnlySpan<byte> text)
    {
        int start = JsonScanner.WhitespaceEnd(text, _position);
        return start < text.Length && text[start] == (byte)',' ? JsonScanner.WhitespaceEnd(text, start + 1) : start;
    }

    private bool WaitsLongFor(ReadOnlySpan<byte> text, int from) =>
        text.Length - from > MaxWhiteSpace && text[from..].Trim(" \r\n\t"u8).IsEmpty
        && Break(from, ContractRule.Syntax, $"something else within {MaxWhiteSpace} bytes of white space", text);

    private bool Break(int offset, ContractRule rule, string expected, ReadOnlySpan<byte> text)
    {
        string path = rule == ContractRule.Required || HasBegun ? $"/{name}" : "";
        Violation = new ContractViolation(path, rule, expected, offset < text.Length ? ShownText.Of(text[offset..]) : null, offset);
        return false;
    }
}

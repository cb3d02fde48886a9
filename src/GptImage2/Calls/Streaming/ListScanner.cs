using GptImage2.Contracts;
using GptImage2.Generated;
using GptImage2.Repairing;
using GptImage2.Text;

namespace GptImage2.Calls.Streaming;

/// <summary>
/// Finds the items of the list in a reply while the model writes it. It reads each byte once. Whether an item is JSON
/// that fits its contract is checked later by the reader.
/// </summary>
/// <param name="name">The name of the member that has the list.</param>
/// <param name="lenient">Whether text around the JSON, a list without its object, and a name with different case are accepted.</param>
/// <param name="repairs">The list to which accepted deviations are added.</param>
internal sealed class ListScanner(string name, bool lenient, List<Repair> repairs)
{
    // A model that fails may write white space until its tokens are used up.
    private const int MaxWhiteSpace = 4096;
    private const int MaxName = 4096;

    private Stage _stage = Stage.Root;
    private int _position;
    private int _start;
    private int _depth;
    private int _seen;
    private int _solidEnd;
    private bool _inString;
    private bool _afterComma;
    private bool _afterItem;

    private enum Stage
    {
        Root,
        Opened,
        Member,
        OtherMember,
        Item,
        InItem,
        Ended,
    }

    /// <summary>The violation that ends the reading of the list; null when there is none.</summary>
    public ContractViolation? Violation { get; private set; }

    /// <summary>Whether the list has ended.</summary>
    public bool HasEnded => _stage == Stage.Ended;

    /// <summary>Whether the list has begun.</summary>
    public bool HasBegun => _stage is Stage.Item or Stage.InItem or Stage.Ended;

    /// <summary>The violation of a reply that ended before the list did.</summary>
    public ContractViolation AtEnd(ReadOnlySpan<byte> text)
    {
        if (Violation is not null)
            return Violation;
        if (HasBegun)
            return new ContractViolation($"/{name}", ContractRule.Syntax, "',' or ']'", null, text.Length);
        if (_stage != Stage.Root)
            return new ContractViolation($"/{name}", ContractRule.Required, $"the required member \"{name}\"", null, text.Length);
        int start = JsonTokenizer.WhitespaceEnd(text, 0);
        return new ContractViolation("", ContractRule.Type, "an object", ShownText.Of(text[start..]), start);
    }

    /// <summary>Moves to the end of the next item.</summary>
    /// <param name="text">The reply so far.</param>
    /// <param name="item">The range of the item.</param>
    /// <returns>False when more of the reply is needed, when the list has ended, and when it is malformed.</returns>
    public bool TryNext(ReadOnlySpan<byte> text, out Range item)
    {
        item = default;
        while (Violation is null && _stage != Stage.Ended)
        {
            bool moved = _stage switch
            {
                Stage.Root => FindRoot(text),
                Stage.Opened => EnterRoot(text),
                Stage.Member => ReadMember(text),
                Stage.OtherMember => PassValue(text, out _) && EndMember(),
                Stage.Item => BeginItem(text),
                _ => PassValue(text, out item) && EndItem(),
            };
            if (!moved)
            {
                StopEndlessSpace(text);
                return false;
            }

            if (!item.Equals(default))
                return true;
        }

        return false;
    }

    private bool FindRoot(ReadOnlySpan<byte> text)
    {
        int open = text[_position..].IndexOfAny((byte)'{', (byte)'[');
        if (open < 0)
        {
            _position = text.Length;
            return false;
        }

        _start = _position + open;
        _position = _start + 1;
        if (lenient || text[.._start].Trim(" \r\n\t"u8).IsEmpty)
        {
            _stage = Stage.Opened;
            return lenient || text[_start] == (byte)'{' || Break(_start, ContractRule.Type, "an object", text);
        }

        // A bracket in prose is not a violation yet: a refusal is only recognized at the end of the reply.
        return text[_start] == (byte)'[' || Break(JsonTokenizer.WhitespaceEnd(text, 0), ContractRule.Type, "an object", text);
    }

    private bool EnterRoot(ReadOnlySpan<byte> text)
    {
        _position = JsonTokenizer.WhitespaceEnd(text, _position);
        if (_position == text.Length)
            return false;
        bool isObject = text[_start] == (byte)'{';
        if (isObject ? text[_position] is (byte)'"' or (byte)'}' : text[_position] is (byte)'{' or (byte)'"')
        {
            if (!text[.._start].Trim(" \r\n\t"u8).IsEmpty)
                repairs.Add(new Repair(RepairKind.Surroundings, "", ShownText.Of(text[.._start]), ""));
            if (!isObject)
                repairs.Add(new Repair(RepairKind.MissingWrapper, "", "[", $"{{\"{name}\":["));
            _stage = isObject ? Stage.Member : Stage.Item;
            return true;
        }

        // Brackets in prose are not followed by JSON.
        _stage = Stage.Root;
        return lenient || Break(_start, ContractRule.Type, "an object", text);
    }

    private bool ReadMember(ReadOnlySpan<byte> text)
    {
        int start = JsonTokenizer.WhitespaceEnd(text, _position);
        bool isSeparated = start < text.Length && text[start] == (byte)',';
        if (isSeparated && _afterItem)
            start = JsonTokenizer.WhitespaceEnd(text, start + 1);
        if (start == text.Length)
            return false;
        if (text[start] == (byte)'}')
            return Break(start, ContractRule.Required, $"the required member \"{name}\"", text);
        if (text[start] != (byte)'"')
            return Break(start, ContractRule.Syntax, "a member name", text);
        bool lacksComma = _afterItem && !isSeparated;
        if (lacksComma && !lenient)
            return Break(start, ContractRule.Syntax, "',' or '}'", text);
        int end = JsonTokenizer.StringEnd(text, start);
        if (end < 0 && text.Length - start > MaxName)
            return Break(start, ContractRule.Syntax, $"a member name of at most {MaxName} bytes", text);
        int colon = end < 0 ? text.Length : JsonTokenizer.WhitespaceEnd(text, end);
        int value = colon >= text.Length ? text.Length : JsonTokenizer.WhitespaceEnd(text, colon + 1);
        if (colon < text.Length && text[colon] != (byte)':')
            return Break(colon, ContractRule.Syntax, "':'", text);
        if (value == text.Length)
            return false;

        string found = new JsonScanner(text, start).ReadString();
        bool isList = found == name || (lenient && Spelling.Fold(found) == Spelling.Fold(name));
        if (isList && text[value] != (byte)'[')
            return Break(value, ContractRule.Type, "an array", text);
        if (lacksComma)
            repairs.Add(new Repair(RepairKind.MissingComma, $"/{found}", "", ","));
        if (isList && found != name)
            repairs.Add(new Repair(RepairKind.NameSpelling, $"/{name}", found, name));
        _afterItem = false;
        _stage = isList ? Stage.Item : Stage.OtherMember;
        _position = isList ? value + 1 : value;
        _start = value;
        return true;
    }

    private bool BeginItem(ReadOnlySpan<byte> text)
    {
        int start = JsonTokenizer.WhitespaceEnd(text, _position);
        if (start == text.Length)
            return false;
        byte next = text[start];
        if (next == (byte)']' && (!_afterComma || lenient))
        {
            if (_afterComma)
                repairs.Add(new Repair(RepairKind.TrailingComma, $"/{name}", ",", ""));
            _position = start + 1;
            _stage = Stage.Ended;
            return true;
        }

        if (next == (byte)',' && _afterItem)
        {
            _afterComma = true;
            _afterItem = false;
            _position = start + 1;
            return true;
        }

        if (_afterItem || next is (byte)',' or (byte)']' or (byte)'}' or (byte)':')
            return Break(start, ContractRule.Syntax, _afterItem ? "',' or ']'" : "an item", text);
        _afterComma = false;
        _start = _position = start;
        _stage = Stage.InItem;
        return true;
    }

    // An object or array ends with its closing bracket; any other value ends before the next token.
    private bool PassValue(ReadOnlySpan<byte> text, out Range value)
    {
        value = default;
        while (_position < text.Length)
        {
            if (_inString)
            {
                if (!PassText(text))
                    return false;
                if (_depth > 0 || text[_start] != (byte)'"')
                    continue;
                value = _start.._position;
                return true;
            }

            int place = JsonTokenizer.NextStructure(text, _position);
            if (place < 0)
            {
                _position = text.Length;
                return false;
            }

            _position = place + 1;
            switch (text[place])
            {
                case (byte)'"':
                    _inString = true;
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

    // Moves past the closing quote of a string. The reader checks the inside later.
    private bool PassText(ReadOnlySpan<byte> text)
    {
        while (true)
        {
            StringStop stop = JsonTokenizer.NextStop(text, ref _position, out int length);
            if (stop == StringStop.End)
                return false;
            if (stop == StringStop.Quote)
            {
                _position++;
                _inString = false;
                return true;
            }

            if (stop == StringStop.Control)
                length = 1;
            else if (stop != StringStop.Escape)
                length = 2;
            if (_position + length > text.Length)
                return false;
            _position += length;
        }
    }

    private bool EndItem()
    {
        _stage = Stage.Item;
        _afterItem = true;
        return true;
    }

    private bool EndMember()
    {
        _stage = Stage.Member;
        _afterItem = true;
        return true;
    }

    private void StopEndlessSpace(ReadOnlySpan<byte> text)
    {
        int last = text[_seen..].LastIndexOfAnyExcept(" \r\n\t"u8);
        if (last >= 0)
            _solidEnd = _seen + last + 1;
        _seen = text.Length;
        if (Violation is null && !_inString && text.Length - _solidEnd > MaxWhiteSpace)
            Break(_solidEnd, ContractRule.Syntax, $"something else within {MaxWhiteSpace} bytes of white space", text);
    }

    private bool Break(int offset, ContractRule rule, string expected, ReadOnlySpan<byte> text)
    {
        string path = rule == ContractRule.Required || HasBegun ? $"/{name}" : "";
        Violation = new ContractViolation(path, rule, expected, offset < text.Length ? ShownText.Of(text[offset..]) : null, offset);
        return false;
    }
}

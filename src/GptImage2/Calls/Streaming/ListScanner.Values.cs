using GptImage2.Contracts;
using GptImage2.Text;

namespace GptImage2.Calls.Streaming;

/// <content>Values: the items of the list, and what is passed over.</content>
internal sealed partial class ListScanner
{
    private bool BeginItem(ReadOnlySpan<byte> text)
    {
        if (!PassGap(text))
            return false;
        int start = _position;
        byte next = text[start];
        if (next == (byte)']' && (!_afterComma || lenient))
        {
            if (_afterComma)
                repairs.Add(new Repair(RepairKind.TrailingComma, $"/{name}", ",", ""));
            return EndList(start + 1);
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
        _start = start;
        _stage = Stage.InItem;
        return true;
    }

    private bool EndItem()
    {
        _stage = Stage.Item;
        _afterItem = true;
        return true;
    }

    private void BeginList(int bracket)
    {
        _listStart = bracket;
        _position = bracket + 1;
        _stage = Stage.Item;
        _afterItem = _afterComma = false;
    }

    private bool EndList(int end)
    {
        _listEnd = _position = end;
        _afterItem = true;
        _afterComma = false;
        _stage = _isObject ? Stage.Member : Stage.Rest;
        if (_wrapperEnd == 0)
            return true;

        // The wrapper was passed as a whole before its list was read.
        _position = _wrapperEnd;
        _stage = Stage.Rest;
        Violation = _wrapperViolation;
        return Violation is null;
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

    // Moves past the quote that closes a string. What is wrong inside of it is for the reader to say.
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
}

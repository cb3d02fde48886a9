using System.Buffers;
using GptImage2.Contracts;

namespace GptImage2.Calls.Streaming;

/// <content>What follows the JSON with the list. The items were handed out, so what contradicts them can only be reported.</content>
internal sealed partial class ListScanner
{
    private static readonly SearchValues<byte> Marks = SearchValues.Create("{}[]\"</"u8);
    private static readonly SearchValues<byte> Harmless = SearchValues.Create(" \r\n\t,`"u8);

    private int _open;
    private int _draftEnd = -1;
    private bool _hasText;
    private bool _hasComma;

    // Prose, fences, comments and thinking are harmless. What belongs to the JSON, as far as one can see, is not.
    private bool PassRest(ReadOnlySpan<byte> text)
    {
        int found = text[_position..].IndexOfAny(Marks);
        ReadOnlySpan<byte> before = found < 0 ? text[_position..] : text.Slice(_position, found);
        _hasComma |= !_hasText && before.Contains((byte)',');
        _hasText |= before.ContainsAnyExcept(Harmless);
        _position += before.Length;
        if (found < 0)
            return false;
        switch (text[_position])
        {
            case (byte)'<' or (byte)'/':
                return PassMark(text);
            case (byte)'{' or (byte)'[':
                return PassOpening(text);
            case (byte)'"':
                return PassQuote(text);
        }

        if (_open == 0 && _hasText)
            return Break(_position, ContractRule.Syntax, "the end of the reply", text);
        _open = Math.Max(0, _open - 1);
        _position++;
        return true;
    }

    private bool PassOpening(ReadOnlySpan<byte> text)
    {
        int next = JsonTokenizer.WhitespaceEnd(text, _position + 1);
        if (next == text.Length)
            return false;
        bool isObject = text[_position] == (byte)'{';
        if (text[next] == (byte)'"' || (isObject ? text[next] == (byte)'}' : text[next] is (byte)'{' or (byte)']'))
        {
            _start = _position;
            _stage = Stage.RestValue;
            return true;
        }

        _open++;
        _hasText = true;
        _position++;
        return true;
    }

    // A name and a colon go on with the object that was closed.
    private bool PassQuote(ReadOnlySpan<byte> text)
    {
        int end = _hasText ? _position + 1 : JsonTokenizer.StringEnd(text, _position);
        if (end < 0 && text.Length - _position <= MaxName)
            return false;
        int colon = end < 0 || _hasText ? -1 : JsonTokenizer.WhitespaceEnd(text, end);
        if (colon == text.Length)
            return false;
        if (colon >= 0 && text[colon] == (byte)':')
            return Break(_position, ContractRule.Syntax, "the end of the reply", text);
        _position = Math.Max(end, _position + 1);
        _hasText = true;
        return true;
    }

    private bool JudgeRestValue(ReadOnlySpan<byte> text, Range value)
    {
        ReadOnlySpan<byte> json = text[value];
        ListScanner other = Scan(json, []);
        if (other.HasBegun)
        {
            bool isSame = lenient && other.HasEnded && other.AtEnd(json) is null && RepeatedList.IsSame(text[_listStart.._listEnd], json[other._listStart..other._listEnd]);
            if (isSame)
                _draftEnd = -1;
            return isSame || BreakList(value, ContractRule.Duplicate, "only one list, or the same again", text);
        }

        // After a comma it goes on with the list; without one it may be an item all the same.
        bool isEmpty = json[1..^1].Trim(" \r\n\t"u8).IsEmpty;
        if (!isEmpty && ((_hasComma && !_hasText) || IsItem?.Invoke(json) == true))
            return BreakList(value, ContractRule.Syntax, "the end of the reply", text);
        _hasText |= !isEmpty;
        return true;
    }
}

using GptImage2.Contracts;
using GptImage2.Repairing;
using GptImage2.Results;
using GptImage2.Text;

namespace GptImage2.Calls.Streaming;

/// <content>The object of the list, and what is before it or around it.</content>
internal sealed partial class ListScanner
{
    private readonly List<Range> _values = [];
    private readonly RepairList _passed = [];
    private ContractViolation? _objectWithoutList;
    private ContractViolation? _wrapperViolation;
    private int _root;
    private int _before;
    private int _wrapperEnd;
    private bool _isObject;

    private bool FindRoot(ReadOnlySpan<byte> text)
    {
        int found = text[_position..].IndexOfAny(lenient ? "{[</"u8 : "{["u8);
        if (found < 0)
        {
            _position = text.Length;
            return false;
        }

        _position += found;
        if (text[_position] is (byte)'<' or (byte)'/')
            return PassMark(text);
        _root = _start = _position;
        _position++;
        _isObject = text[_root] == (byte)'{';
        if (lenient || text[.._root].Trim(" \r\n\t"u8).IsEmpty)
        {
            _stage = Stage.Opened;
            return lenient || _isObject || Break(_root, ContractRule.Type, "an object", text);
        }

        // A bracket in prose is not a violation yet: a refusal is only recognized at the end of the reply.
        return !_isObject || Break(JsonTokenizer.WhitespaceEnd(text, 0), ContractRule.Type, "an object", text);
    }

    private bool EnterRoot(ReadOnlySpan<byte> text)
    {
        if (!PassGap(text))
            return false;
        if (_isObject ? text[_position] is (byte)'"' or (byte)'}' : text[_position] is (byte)'{' or (byte)'"')
        {
            _values.Clear();
            UnknownMembers.Clear();
            _afterItem = _afterComma = false;
            _stage = Stage.Member;
            if (_isObject)
                return true;
            NoteRoot(text);
            repairs.Add(new Repair(RepairKind.MissingWrapper, "", "[", $"{{\"{name}\":["));
            int first = _position;
            BeginList(_root);
            _position = first;
            return true;
        }

        // Brackets in prose are not followed by JSON.
        _stage = Stage.Root;
        return lenient || Break(_root, ContractRule.Type, "an object", text);
    }

    // What was passed over is a repair once it is known that the list is here.
    private void NoteRoot(ReadOnlySpan<byte> text)
    {
        NoteSurroundings(text);
        repairs.AddRange(_passed);
    }

    private void NoteSurroundings(ReadOnlySpan<byte> text)
    {
        if (!text[_before.._root].Trim(" \r\n\t"u8).IsEmpty)
            _passed.Add(new Repair(RepairKind.Surroundings, "", ShownText.Of(text[_before.._root]), ""));
    }

    // The position is that of the brace that closes the object.
    private bool EndObject(ReadOnlySpan<byte> text)
    {
        if (_afterComma && !lenient)
            return Break(_position, ContractRule.Syntax, "a member name", text);
        if (!HasEnded)
            return EndWithoutList(text);
        if (_afterComma)
            repairs.Add(new Repair(RepairKind.TrailingComma, "", ",", ""));
        _position++;
        _stage = Stage.Rest;
        return true;
    }

    private bool EndWithoutList(ReadOnlySpan<byte> text)
    {
        int end = _position + 1;
        if (lenient && (TryOpenWrapper(text, end) || TryOpenOtherName(text, end)))
            return true;
        if (Violation is not null)
            return false;
        Break(_position, ContractRule.Required, $"the required member \"{name}\"", text);
        if (!lenient)
            return false;

        // The answer may still follow: some models write an empty object, or the schema, first.
        _objectWithoutList ??= Violation;
        Violation = null;
        NoteSurroundings(text);
        _passed.Add(new Repair(RepairKind.OtherJson, "", ShownText.Of(text[_root..end]), ""));
        UnknownMembers.Clear();
        _member = "";
        _position = _before = end;
        _stage = Stage.Root;
        return true;
    }

    // Only now is it known that the object has no list of its own. So the items in the wrapper could not be read before.
    private bool TryOpenWrapper(ReadOnlySpan<byte> text, int end)
    {
        ListScanner? holder = null;
        RepairList inside = [];
        int index = 0;
        for (int i = 0; i < _values.Count; i++)
        {
            Range value = _values[i];
            if (text[value.Start.Value] != (byte)'{')
                continue;
            RepairList found = [];
            ListScanner inner = Scan(text[value], found);
            if (!inner.HasBegun)
                continue;
            if (holder is not null)
                return BreakList(value, ContractRule.Duplicate, "only one list", text);
            (holder, inside, index) = (inner, found, i);
        }

        if (holder is null)
            return false;
        int start = _values[index].Start.Value;
        UnknownMembers.RemoveAt(index);
        NoteRoot(text);
        repairs.Add(new Repair(RepairKind.Wrapper, "", ShownText.Of(text[_root..start]), ""));
        repairs.AddRange(inside);
        _wrapperViolation = holder.HasEnded && holder.AtEnd(text[_values[index]]) is { } violation ? violation with { Offset = violation.Offset + start } : null;
        _wrapperEnd = end;
        BeginList(start + holder._listStart);
        return true;
    }

    // {"products":[…]}: the only member, and it is a list.
    private bool TryOpenOtherName(ReadOnlySpan<byte> text, int end)
    {
        if (_values is not [var only] || text[only.Start.Value] != (byte)'[' || WrappedObject.HasOtherMeaning(_member) || Spelling.Fold(_member) == "PROPERTIES")
            return false;
        NoteRoot(text);
        repairs.Add(new Repair(RepairKind.NameSpelling, $"/{name}", _member, name));
        UnknownMembers.Clear();
        _wrapperEnd = end;
        BeginList(only.Start.Value);
        return true;
    }

    private ListScanner Scan(ReadOnlySpan<byte> text, RepairList found)
    {
        var inner = new ListScanner(name, lenient, found) { MaxWrappers = MaxWrappers - 1 };
        while (inner.MaxWrappers >= 0 && inner.TryNext(text, out _))
        {
        }

        return inner;
    }

    // Moves past white space, and past comments where they are accepted. False when more of the reply is needed.
    private bool PassGap(ReadOnlySpan<byte> text)
    {
        while (true)
        {
            _position = JsonTokenizer.WhitespaceEnd(text, _position);
            if (_position == text.Length)
                return false;
            if (!lenient || text[_position] is not ((byte)'/' or (byte)'<') || _hidden.TryBegin(text, ref _position, inJson: true) == false)
                return true;
            if (!_hidden.IsOpen || !PassHidden(text))
                return false;
        }
    }

    private bool PassHidden(ReadOnlySpan<byte> text)
    {
        if (!_hidden.IsOpen)
            return true;
        if (!_hidden.TryPass(text, ref _position))
            return false;
        if (_stage is not (Stage.Root or Stage.Rest))
            repairs.Add(new Repair(RepairKind.Comment, HasBegun ? $"/{name}" : "", ShownText.Of(text[_hidden.Start.._position]), ""));
        return true;
    }

    // The position is at what may begin hidden text.
    private bool PassMark(ReadOnlySpan<byte> text)
    {
        if (HasEnded && ThinkingTags.Closing(text[_position..]) > 0)
            _draftEnd = _position;
        else if (HasEnded && ThinkingTags.MayClose(text[_position..]))
            return false;
        bool? begins = _hidden.TryBegin(text, ref _position, inJson: false);
        if (begins == false)
            _position++;
        return begins is not null;
    }
}

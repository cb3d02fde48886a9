using GptImage2.Contracts;
using GptImage2.Generated;
using GptImage2.Repairing;
using GptImage2.Results;
using GptImage2.Text;

namespace GptImage2.Calls.Streaming;

/// <summary>
/// Finds the items of the list in a reply while the model writes it, and checks what is around the list. It reads each byte a
/// bounded number of times. Whether an item is JSON that fits its contract is checked later by the reader.
/// </summary>
/// <param name="name">The name of the member that has the list.</param>
/// <param name="lenient">Whether text around the JSON, a list without its object, and a name with different case are accepted.</param>
/// <param name="repairs">The list to which accepted deviations are added.</param>
internal sealed partial class ListScanner(string name, bool lenient, RepairList repairs)
{
    private const int MaxName = 4096;

    private HiddenText _hidden;
    private Stage _stage = Stage.Root;
    private int _position;
    private int _start;
    private int _depth;
    private readonly EndlessSpace _space = new();
    private int _listStart = -1;
    private int _listEnd = -1;
    private string _member = "";
    private bool _inString;
    private bool _afterComma;
    private bool _afterItem;

    private enum Stage
    {
        Root,
        Opened,
        Member,
        OtherMember,
        NotAList,
        SecondList,
        Item,
        InItem,
        Rest,
        RestValue,
    }

    /// <summary>Recognizes an item that is not in the list; null when an item has no form of its own.</summary>
    public ItemTest? IsItem { get; init; }

    /// <summary>How many objects around the object with the list are opened.</summary>
    public int MaxWrappers { get; init; } = 4;

    /// <summary>JSON Pointers of members beside the list.</summary>
    public List<string> UnknownMembers { get; } = [];

    /// <summary>What keeps the list from being read, or contradicts it; null when nothing does.</summary>
    public ContractViolation? Violation { get; private set; }

    /// <summary>Whether the JSON has ended, and so much white space follows that nothing else will.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Whether the list has ended.</summary>
    public bool HasEnded => _listEnd >= 0;

    /// <summary>Whether the list has begun.</summary>
    public bool HasBegun => _listStart >= 0;

    /// <summary>What is wrong with the reply when nothing follows; null when it is complete.</summary>
    public ContractViolation? AtEnd(ReadOnlySpan<byte> text)
    {
        if (Violation is not null)
            return Violation;
        if (_draftEnd >= 0)
            return new ContractViolation($"/{name}", ContractRule.Syntax, "the list after the block of thinking", ShownText.Of(text[_draftEnd..]), _draftEnd);
        if (_stage == Stage.Rest)
            return null;
        if (_stage == Stage.RestValue)
            return new ContractViolation($"/{name}", ContractRule.Syntax, "the end of the reply", ShownText.Of(text[_start..]), _start);
        if (HasBegun)
            return new ContractViolation($"/{name}", ContractRule.Syntax, HasEnded ? "',' or '}'" : "',' or ']'", null, text.Length);
        if (_hidden.EndOfThinking is { } end)
            return new ContractViolation("", ContractRule.Syntax, end, ShownText.Of(text[_hidden.Start..]), _hidden.Start);
        if (_stage == Stage.NotAList)
            return new ContractViolation($"/{name}", ContractRule.Type, "an array", ShownText.Of(text[_start..]), _start);
        if (_stage != Stage.Root)
            return new ContractViolation($"/{name}", ContractRule.Required, $"the required member \"{name}\"", null, text.Length);
        if (_objectWithoutList is not null)
            return _objectWithoutList;
        int start = JsonTokenizer.WhitespaceEnd(text, 0);
        return new ContractViolation("", ContractRule.Type, "an object", ShownText.Of(text[start..]), start);
    }

    /// <summary>Moves to the end of the next item.</summary>
    /// <param name="text">The reply so far.</param>
    /// <param name="item">The place of the item.</param>
    /// <returns>False when more of the reply is needed, and when the reply is broken.</returns>
    public bool TryNext(ReadOnlySpan<byte> text, out Range item)
    {
        item = default;
        while (Violation is null)
        {
            if (!PassHidden(text) || !Step(text, out item))
            {
                StopEndlessSpace(text);
                return false;
            }

            if (!item.Equals(default))
                return true;
        }

        return false;
    }

    private bool Step(ReadOnlySpan<byte> text, out Range item)
    {
        item = default;
        switch (_stage)
        {
            case Stage.Root:
                return FindRoot(text);
            case Stage.Opened:
                return EnterRoot(text);
            case Stage.Member:
                return ReadMember(text);
            case Stage.Item:
                return BeginItem(text);
            case Stage.InItem:
                return PassValue(text, out item) && EndItem();
            case Stage.Rest:
                return PassRest(text);
            default:
                return PassValue(text, out Range value) && EndValue(text, value);
        }
    }

    private bool EndValue(ReadOnlySpan<byte> text, Range value)
    {
        Stage stage = _stage;
        _stage = stage == Stage.RestValue ? Stage.Rest : Stage.Member;
        _afterItem = true;
        switch (stage)
        {
            case Stage.RestValue:
                return JudgeRestValue(text, value);
            case Stage.SecondList when lenient && RepeatedList.IsSame(text[_listStart.._listEnd], text[value]):
                return true;
            case Stage.SecondList:
                return BreakList(value, ContractRule.Duplicate, "the member only once", text);
            case Stage.NotAList when !lenient || !SchemaEcho.IsSchema(text[value]):
                return BreakList(value, ContractRule.Type, "an array", text);
            default:
                UnknownMembers.Add(JsonPointer.Append("", _member));
                if (!HasBegun)
                    _values.Add(value);
                return true;
        }
    }

    private bool ReadMember(ReadOnlySpan<byte> text)
    {
        if (!PassGap(text))
            return false;
        if (text[_position] == (byte)',' && _afterItem && !_afterComma)
        {
            _afterComma = true;
            _position++;
            if (!PassGap(text))
                return false;
        }

        int start = _position;
        if (text[start] == (byte)'}')
            return EndObject(text);
        if (text[start] != (byte)'"')
            return Break(start, ContractRule.Syntax, "a member name", text);
        bool lacksComma = _afterItem && !_afterComma;
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

        _member = new JsonScanner(text, start).ReadString();
        bool isList = _member == name || (lenient && Spelling.Fold(_member) == Spelling.Fold(name));
        if (lacksComma)
            repairs.Add(new Repair(RepairKind.MissingComma, JsonPointer.Append("", _member), "", ","));
        _afterItem = _afterComma = false;
        _start = _position = value;
        if (!isList)
        {
            _stage = Stage.OtherMember;
            return true;
        }

        if (HasEnded || text[value] != (byte)'[')
        {
            _stage = HasEnded ? Stage.SecondList : Stage.NotAList;
            return true;
        }

        NoteRoot(text);
        if (_member != name)
            repairs.Add(new Repair(RepairKind.NameSpelling, $"/{name}", _member, name));
        BeginList(value);
        return true;
    }

    private void StopEndlessSpace(ReadOnlySpan<byte> text)
    {
        if (!_space.IsIn(text) || Violation is not null || _inString)
            return;
        if (_stage == Stage.Rest)
            IsOver = true;
        else
            Break(_space.Start, ContractRule.Syntax, $"something else within {EndlessSpace.Most} bytes of white space", text);
    }

    private bool Break(int offset, ContractRule rule, string expected, ReadOnlySpan<byte> text) =>
        Break(HasBegun || rule == ContractRule.Required ? $"/{name}" : "", offset..text.Length, rule, expected, text);

    private bool BreakList(Range place, ContractRule rule, string expected, ReadOnlySpan<byte> text) =>
        Break($"/{name}", place, rule, expected, text);

    private bool Break(string path, Range place, ContractRule rule, string expected, ReadOnlySpan<byte> text)
    {
        (int offset, int length) = place.GetOffsetAndLength(text.Length);
        Violation = new ContractViolation(path, rule, expected, length > 0 ? ShownText.Of(text[place]) : null, offset);
        return false;
    }
}

using System.Buffers;
using System.Globalization;
using System.Text;
using GptImage2.Contracts;

namespace GptImage2.Repairing;

/// <summary>
/// Reads one value as models write it and lists the edits that turn it into JSON. It edits only text that can be read in
/// one way. At any other text it stops, and reports whether the text ended first.
/// </summary>
/// <remarks>The tokens of JSON are read with <see cref="JsonTokenizer"/>. This type adds only what is allowed beyond them.</remarks>
internal ref partial struct RelaxedJson
{
    private static readonly byte[] Comma = [(byte)','];
    private static readonly byte[] Space = [(byte)' '];
    private static readonly byte[] Backslash = [(byte)'\\'];
    private static readonly byte[] LineEnd = [(byte)'\n'];
    private static readonly byte[] CommentEnd = [(byte)'*', (byte)'/'];
    private static readonly byte[] True = "true"u8.ToArray();
    private static readonly byte[] False = "false"u8.ToArray();
    private static readonly byte[] Null = "null"u8.ToArray();
    private static readonly SearchValues<byte> GroupedDigits = SearchValues.Create("+-.,0123456789"u8);

    /// <summary>The number of edits in one text.</summary>
    public const int MaxEdits = 131_072;

    private const int LongestNumber = 100;
    private const int LongestName = 200;

    // In place of the offset at which a string ends.
    private const int NoEnd = -1;
    private const int SeveralEnds = -2;

    private static readonly string[] Literals = ["TRUE", "FALSE", "NULL", "NONE", "UNDEFINED"];

    private readonly ReadOnlySpan<byte> _text;
    private readonly List<TextEdit> _edits = [];
    private readonly List<int> _open = [];
    private readonly CancellationToken _cancellationToken;
    private int _position;
    private bool _isTooDeep;

    // The next line break, and the next end of a comment, from the last place on where one was looked for.
    private NextMark _lineEnd = new(LineEnd);
    private NextMark _commentEnd = new(CommentEnd);

    private RelaxedJson(ReadOnlySpan<byte> text, int start, CancellationToken cancellationToken)
    {
        _text = text;
        _position = start;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Whether a name and its colon were read: the text is meant as JSON then.</summary>
    private bool HasMember { get; set; }

    /// <summary>Whether no more edits are made: a text with so many mistakes is given up.</summary>
    private readonly bool IsFull => _edits.Count >= MaxEdits;

    private readonly bool AtEnd => _position >= _text.Length;

    private readonly byte Next => JsonTokenizer.At(_text, _position);

    public static RelaxedValue Read(ReadOnlySpan<byte> text, int start, CancellationToken cancellationToken)
    {
        var json = new RelaxedJson(text, start, cancellationToken);
        bool complete = json.ReadValue(0, inArray: false);
        return new RelaxedValue(start, text[start] == (byte)'{', json._position, json._edits, complete, !complete && json.AtEnd, json.HasMember) { Open = complete || json._isTooDeep ? [] : json._open };
    }

    private bool ReadValue(int depth, bool inArray)
    {
        switch (Next)
        {
            case (byte)'{':
                return IsWithin(depth) && ReadObject(depth + 1) && Leave();
            case (byte)'[':
                return IsWithin(depth) && ReadArray(depth + 1) && Leave();
            case (byte)'-' or (byte)'+' or (byte)'.' or (>= (byte)'0' and <= (byte)'9'):
                return ReadNumber(inArray);
        }

        if (QuoteLength() > 0)
            return ReadString(isName: false, inArray);
        return ReadWord();
    }

    private bool IsWithin(int depth)
    {
        _isTooDeep |= depth >= JsonNesting.MaxDepth;
        return depth < JsonNesting.MaxDepth;
    }

    private bool Leave()
    {
        _open.RemoveAt(_open.Count - 1);
        return true;
    }

    private bool ReadObject(int depth)
    {
        _open.Add(_position++);
        int comma = -1;
        for (bool first = true; ; first = false)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (IsFull || !SkipGap())
                return false;
            if (Next == (byte)'}')
                return Close(comma);
            if (!first && comma < 0)
            {
                // Only the comma is missing if a complete member follows, with a name and a colon.
                if (QuoteLength() == 0)
                    return false;
                Edit(_position, 0, Comma, RepairKind.MissingComma);
            }

            if (!ReadName() || !SkipGap() || Next != (byte)':')
                return false;
            _position++;
            HasMember = true;
            if (!SkipGap() || !ReadValue(depth, inArray: false) || !TakeComma(out comma))
                return false;
        }
    }

    private bool ReadArray(int depth)
    {
        _open.Add(_position++);
        int comma = -1;
        for (bool first = true; ; first = false)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (IsFull || !SkipGap())
                return false;
            if (Next == (byte)']')
                return Close(comma);
            if (!first && comma < 0)
            {
                if (!IsAfterContainer() || Next is not ((byte)'{' or (byte)'['))
                    return false;
                Edit(_position, 0, Comma, RepairKind.MissingComma);
            }

            if (!ReadValue(depth, inArray: true) || !TakeComma(out comma))
                return false;
        }
    }

    // The offset of the comma after the item; -1 when there is none.
    private bool TakeComma(out int comma)
    {
        comma = -1;
        if (!SkipGap())
            return false;
        if (Next != (byte)',')
            return true;
        comma = _position++;
        return true;
    }

    private bool Close(int trailingComma)
    {
        if (trailingComma >= 0)
            Edit(trailingComma, 1, [], RepairKind.TrailingComma);
        _position++;
        return true;
    }

    private readonly bool IsAfterContainer()
    {
        int end = _position;
        while (end > 0 && JsonTokenizer.IsWhitespace(_text[end - 1]))
            end--;
        return end > 0 && _text[end - 1] is (byte)'}' or (byte)']';
    }

    private bool ReadName() => QuoteLength() > 0 ? ReadString(isName: true, inArray: false) : ReadBareName();

    private bool ReadBareName()
    {
        int start = _position;
        if (char.IsAsciiDigit((char)Next))
            TakeDigits();
        else
            TakeIdentifier();
        if (_position == start)
            return false;
        Edit(start, _position - start, [(byte)'"', .. _text[start.._position], (byte)'"'], RepairKind.Unquoted);
        return true;
    }

    private bool ReadWord()
    {
        int start = _position;
        TakeIdentifier();
        ReadOnlySpan<byte> word = _text[start.._position];
        if (word.IsEmpty || !IsAtEndOfValue())
            return false;
        if (JsonTokenizer.LiteralLength(word, 0) == word.Length)
            return true;
        switch (Encoding.UTF8.GetString(word))
        {
            case "True" or "TRUE":
                Edit(start, word.Length, True, RepairKind.Literal);
                return true;
            case "False" or "FALSE":
                Edit(start, word.Length, False, RepairKind.Literal);
                return true;
            case "None" or "Null" or "NULL" or "undefined":
                Edit(start, word.Length, Null, RepairKind.Literal);
                return true;
            case var other when IsAmbiguous(other):
                _position = start;
                return false;
            case var other:
                Edit(start, word.Length, [(byte)'"', .. word, (byte)'"'], RepairKind.Unquoted);
                return true;
        }
    }

    // Words that may be a text, but also a number, a boolean or null; also parts of such words.
    private static bool IsAmbiguous(string word)
    {
        string upper = word.ToUpperInvariant();
        return upper is "NAN" or "INF" or "INFINITY" or "NIL" or "NA" or "YES" or "NO" or "ON" or "OFF" or "Y"
            || Array.Exists(Literals, literal => literal.StartsWith(upper, StringComparison.Ordinal));
    }

    private void TakeIdentifier()
    {
        bool isFirst = true;
        while (!AtEnd)
        {
            Rune.DecodeFromUtf8(_text[_position..], out Rune rune, out int length);
            bool belongs = rune.Value is '_' or '$' || Rune.IsLetter(rune) || (!isFirst && IsInsideWord(rune));
            if (!belongs)
                return;
            _position += length;
            isFirst = false;
        }
    }

    private static bool IsInsideWord(Rune rune) =>
        rune.Value == '-' || Rune.IsDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private void TakeDigits()
    {
        while (char.IsAsciiDigit((char)Next))
            _position++;
    }

    private bool ReadNumber(bool inArray)
    {
        int start = _position;
        if (!inArray && TakeGroupedNumber())
            return true;
        NumberToken number = JsonTokenizer.Number(_text, start);
        _position = number.WholeEnd;
        // 007 may be the number 7 or a text.
        if (number.WholeLength > 1 && _text[number.Whole] == (byte)'0')
            return false;
        if (number.WholeLength == 0 && !number.HasPoint)
            return false;
        _position = number.FractionEnd;
        if (number.LacksFraction && number.WholeLength == 0)
            return false;
        _position = number.End;
        if (number.LacksExponent || !IsAtEndOfValue())
            return false;
        if (_text[start] == (byte)'+' || number.WholeLength == 0 || number.LacksFraction)
            Edit(start, number.End - start, Encoding.ASCII.GetBytes(NumberText.Normalize(Encoding.ASCII.GetString(_text[start..number.End]))!), RepairKind.NumberForm);
        return true;
    }

    // Between members a comma is followed by a name. In an array, 1,234 may be two numbers.
    private bool TakeGroupedNumber()
    {
        ReadOnlySpan<byte> rest = _text[_position..];
        int run = rest[..Math.Min(rest.Length, LongestNumber)].IndexOfAnyExcept(GroupedDigits);
        if (run < 0)
            return false;
        ReadOnlySpan<byte> token = rest[..run].TrimEnd((byte)',');
        if ((!token.Contains((byte)',') && token.Count((byte)'.') < 2) || NumberText.Ungroup(Encoding.ASCII.GetString(token)) is not { } number)
            return false;
        Edit(_position, token.Length, Encoding.ASCII.GetBytes(number), RepairKind.GroupedNumber);
        _position += token.Length;
        return IsAtEndOfValue();
    }

    // What may follow a word or a number: "12apples" is neither of them.
    private readonly bool IsAtEndOfValue() =>
        AtEnd || Next <= (byte)' ' || Next is (byte)',' or (byte)'}' or (byte)']' or (byte)':' or (byte)'/' or >= 0x80;

    private readonly void Edit(int offset, int length, byte[] replacement, RepairKind? kind) =>
        _edits.Add(new TextEdit(offset, length, replacement, kind));
}

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
    private static readonly byte[] Zero = [(byte)'0'];
    private static readonly byte[] True = "true"u8.ToArray();
    private static readonly byte[] False = "false"u8.ToArray();
    private static readonly byte[] Null = "null"u8.ToArray();
    private static readonly string[] Literals = ["TRUE", "FALSE", "NULL", "NONE", "UNDEFINED"];

    private readonly ReadOnlySpan<byte> _text;
    private readonly List<TextEdit> _edits = [];
    private readonly CancellationToken _cancellationToken;
    private int _position;

    private RelaxedJson(ReadOnlySpan<byte> text, int start, CancellationToken cancellationToken)
    {
        _text = text;
        _position = start;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Whether a name and its colon were read: the text is meant as JSON then.</summary>
    private bool HasMember { get; set; }

    private readonly bool AtEnd => _position >= _text.Length;

    private readonly byte Next => JsonTokenizer.At(_text, _position);

    public static RelaxedValue Read(ReadOnlySpan<byte> text, int start, CancellationToken cancellationToken)
    {
        var json = new RelaxedJson(text, start, cancellationToken);
        bool complete = json.ReadValue(0);
        return new RelaxedValue(start, text[start] == (byte)'{', json._position, json._edits, complete, !complete && json.AtEnd, json.HasMember);
    }

    private bool ReadValue(int depth)
    {
        switch (Next)
        {
            case (byte)'{':
                return depth < JsonNesting.MaxDepth && ReadObject(depth + 1);
            case (byte)'[':
                return depth < JsonNesting.MaxDepth && ReadArray(depth + 1);
            case (byte)'-' or (byte)'+' or (byte)'.' or (>= (byte)'0' and <= (byte)'9'):
                return ReadNumber();
        }

        if (QuoteLength() > 0)
            return ReadString();
        return ReadWord();
    }

    private bool ReadObject(int depth)
    {
        _position++;
        int comma = -1;
        for (bool first = true; ; first = false)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (!SkipGap())
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
            if (!SkipGap() || !ReadValue(depth) || !TakeComma(out comma))
                return false;
        }
    }

    private bool ReadArray(int depth)
    {
        _position++;
        int comma = -1;
        for (bool first = true; ; first = false)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (!SkipGap())
                return false;
            if (Next == (byte)']')
                return Close(comma);
            if (!first && comma < 0)
            {
                if (!IsAfterContainer() || Next is not ((byte)'{' or (byte)'['))
                    return false;
                Edit(_position, 0, Comma, RepairKind.MissingComma);
            }

            if (!ReadValue(depth) || !TakeComma(out comma))
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

    private bool ReadName() => QuoteLength() > 0 ? ReadString() : ReadBareName();

    private bool ReadBareName()
    {
        int start = _position;
        TakeIdentifier();
        if (_position == start)
            return false;
        Edit(start, _position - start, Encoding.UTF8.GetBytes($"\"{Encoding.UTF8.GetString(_text[start.._position])}\""), RepairKind.Unquoted);
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
                Edit(start, word.Length, Encoding.UTF8.GetBytes($"\"{other}\""), RepairKind.Unquoted);
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
        if (!(Next is (byte)'_' or (byte)'$' || char.IsAsciiLetter((char)Next)))
            return;
        while (Next is (byte)'_' or (byte)'$' or (byte)'-' || char.IsAsciiLetterOrDigit((char)Next))
            _position++;
    }

    private bool ReadNumber()
    {
        NumberToken number = JsonTokenizer.Number(_text, _position);
        if (Next == (byte)'+')
            Edit(_position, 1, [], RepairKind.NumberForm);
        _position = number.WholeEnd;
        // 007 may be the number 7 or a text.
        if (number.WholeLength > 1 && _text[number.Whole] == (byte)'0')
            return false;
        if (number.WholeLength == 0 && !number.HasPoint)
            return false;
        if (number.WholeLength == 0)
            Edit(_position, 0, Zero, RepairKind.NumberForm);
        _position = number.FractionEnd;
        if (number.LacksFraction && number.WholeLength == 0)
            return false;
        if (number.LacksFraction)
            Edit(_position, 0, Zero, RepairKind.NumberForm);
        _position = number.End;
        return !number.LacksExponent && IsAtEndOfValue();
    }

    // What may follow a word or a number: "12apples" is neither of them.
    private readonly bool IsAtEndOfValue() =>
        AtEnd || Next <= (byte)' ' || Next is (byte)',' or (byte)'}' or (byte)']' or (byte)':' or (byte)'/' or >= 0x80;

    private readonly void Edit(int offset, int length, byte[] replacement, RepairKind? kind) =>
        _edits.Add(new TextEdit(offset, length, replacement, kind));
}

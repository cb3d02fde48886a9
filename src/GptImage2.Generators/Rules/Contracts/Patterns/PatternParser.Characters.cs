using System.Globalization;
using System.Text.RegularExpressions;

namespace GptImage2.Generators.Rules.Patterns;

/// <content>Escapes and classes of characters.</content>
internal sealed partial class PatternParser
{
    private PatternNode Escape(int start, out bool isRepeatable)
    {
        isRepeatable = true;
        char c = _text[_at++];
        switch (c)
        {
            case 'b' or 'B':
                isRepeatable = false;
                return new OpaqueNode("\\" + c);
            case 'A':
                isRepeatable = false;
                Problem(start, "the whole text has to match in any case: leave it out, or write '^'");
                return new AnchorNode("^", IsStart: true, IsEnd: false);
            case 'Z' or 'z':
                isRepeatable = false;
                Problem(start, "the whole text has to match in any case: leave it out, or write '$'");
                return new AnchorNode("$", IsStart: false, IsEnd: true);
            case 'G':
                isRepeatable = false;
                Problem(start, "the whole text has to match in any case: leave it out");
                return new OpaqueNode("\\G");
            case 'k':
                return NamedReference(start);
            case >= '1' and <= '9' when NumberedReference(start) is { } reference:
                return reference;
            default:
                EscapedCharacter(start, c, inClass: false);
                return new CharacterNode(_text.Substring(start, _at - start));
        }
    }

    private OpaqueNode NamedReference(int start)
    {
        char close = _text[_at] == '<' ? '>' : '\'';
        int end = _text.IndexOf(close, _at + 1);
        string name = _text.Substring(_at + 1, end - _at - 1);
        _at = end + 1;
        if (close == '\'' || char.IsDigit(name[0]))
            Problem(start, char.IsDigit(name[0]) ? $"a reference to a group with a number is written '\\{name}'" : $"a reference to a group is written '\\k<{name}>'");
        return new OpaqueNode(_text.Substring(start, _at - start));
    }

    // A number without a group is an octal code.
    private OpaqueNode? NumberedReference(int start)
    {
        int end = _at;
        while (end < _text.Length && _text[end] is >= '0' and <= '9')
            end++;
        string number = _text.Substring(start + 1, end - start - 1);
        if (!int.TryParse(number, NumberStyles.None, NumberFormatInfo.InvariantInfo, out int group) || (group > _groups && group > 9))
            return null;
        _at = end;
        return new OpaqueNode("\\" + number);
    }

    /// <summary>An escape that stands for one character, or for a class of them; its letter has been read.</summary>
    /// <returns>Whether it is a class.</returns>
    private bool EscapedCharacter(int start, char c, bool inClass)
    {
        switch (c)
        {
            case 'd' or 'D' or 'w' or 'W' or 's' or 'S':
                return true;
            case 'p' or 'P':
                int end = _text.IndexOf('}', _at);
                string name = _text.Substring(_at + 1, end - _at - 1);
                _at = end + 1;
                if (UnicodeBlocks.IsBlock(name))
                    Problem(start, $"there are no blocks of Unicode: write {UnicodeBlocks.Alternative(name, c == 'P')}");
                return true;
            case 'a':
                Problem(start, "write '\\x07'");
                break;
            case 'e':
                Problem(start, "write '\\x1B'");
                break;
            case 'c':
                char control = _text[_at++];
                if (control is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z')))
                    Problem(start, $"write '\\x{control & 31:X2}'");
                break;
            case 'x':
                _at += 2;
                break;
            case 'u':
                _at += 4;
                break;
            case >= '0' and <= '7':
                Octal(start);
                break;
            case 'b' or 't' or 'n' or 'r' or 'f' or 'v':
                break;
            default:
                if (Syntax.IndexOf(c) < 0 && !(inClass && c == '-'))
                    Problem(start, $"'{c}' needs no backslash: write it without");
                break;
        }

        return false;
    }

    private void Octal(int start)
    {
        _at = start + 1;
        int value = 0;
        for (int digits = 0; digits < 3 && _at < _text.Length && _text[_at] is >= '0' and <= '7'; digits++)
            value = value * 8 + _text[_at++] - '0';
        bool isZero = _at == start + 2 && _text[start + 1] == '0' && (_at >= _text.Length || _text[_at] is < '0' or > '9');
        if (!isZero)
            Problem(start, $"there are no octal codes: write '\\x{value & 255:X2}'");
    }

    /// <summary>A class in brackets, the first of which has been read.</summary>
    private void Class(int start)
    {
        if (IsAt("^"))
            _at++;
        bool isFirst = true;
        while (isFirst || _text[_at] != ']')
        {
            if (!isFirst && IsAt("-["))
            {
                Subtraction(start);
                return;
            }

            int item = _at;
            bool isClass = Item(isFirst);
            isFirst = false;
            if (!IsAt("-") || _text[_at + 1] == ']' || IsAt("-["))
                continue;
            if (isClass)
            {
                _at++;
                Problem(_at - 1, "after a class, '-' is written '\\-'");
                continue;
            }

            _at++;
            Item(isFirst: false);
            if (IsAt("-["))
            {
                Subtraction(start);
                return;
            }
        }

        _at++;
    }

    private bool Item(bool isFirst)
    {
        int start = _at;
        char c = _text[_at++];
        if (c == '\\')
            return EscapedCharacter(start, _text[_at++], inClass: true);
        if (c == ']' && isFirst)
            Problem(start, "']' in a class is written '\\]'");
        return false;
    }

    private void Subtraction(int start)
    {
        int minus = _at++;
        _at++;
        Class(_at - 1);
        string taken = _text.Substring(minus + 1, _at - minus - 1);
        Problem(minus, $"nothing can be taken out of a class: write '(?!{taken}){_text.Substring(start, minus - start)}]'");
        _at++;
    }
}

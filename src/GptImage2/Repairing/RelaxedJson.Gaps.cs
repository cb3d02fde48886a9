using System.Text;
using GptImage2.Contracts;

namespace GptImage2.Repairing;

internal ref partial struct RelaxedJson
{
    /// <summary>Skips white space and comments.</summary>
    /// <returns>False at the end of the text, and at a comment which says that something was left out.</returns>
    private bool SkipGap()
    {
        while (!AtEnd && !IsFull)
        {
            switch (Next)
            {
                case (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t':
                    _position = JsonTokenizer.WhitespaceEnd(_text, _position);
                    break;
                case (byte)'/':
                    if (!SkipComment())
                        return false;
                    break;
                case (byte)'\v' or (byte)'\f' or >= 0x80:
                    if (!SkipOtherSpace())
                        return true;
                    break;
                default:
                    return true;
            }
        }

        return false;
    }

    private bool SkipComment()
    {
        ReadOnlySpan<byte> rest = _text[_position..];
        int length;
        if (rest.StartsWith("//"u8))
        {
            length = rest.IndexOf((byte)'\n');
            length = length < 0 ? rest.Length : length;
        }
        else if (rest.StartsWith("/*"u8))
        {
            length = rest[2..].IndexOf("*/"u8);
            if (length < 0)
                return false;
            length += 4;
        }
        else
        {
            return false;
        }

        ReadOnlySpan<byte> comment = rest[..length];
        if (comment.IndexOf("..."u8) >= 0 || comment.IndexOf("…"u8) >= 0)
            return false;
        Edit(_position, length, [], RepairKind.Comment);
        _position += length;
        return true;
    }

    private bool SkipOtherSpace()
    {
        Rune.DecodeFromUtf8(_text[_position..], out Rune rune, out int length);
        if (!Rune.IsWhiteSpace(rune) && rune.Value is not (0xFEFF or 0x200B or 0x200C or 0x200D or 0x2060))
            return false;
        Edit(_position, length, Space, RepairKind.WhiteSpace);
        _position += length;
        return true;
    }
}

using System.Text;

namespace GptImage2.Tests.Contracts;

/// <summary>Random JSON texts that use all of the grammar, and random damage to them.</summary>
internal sealed class RandomDocuments(int seed)
{
    private static readonly string[] Pieces =
    [
        "a", "name", "quantity", " ", "/", "~", "~1", "{", "}", "[", "]", ":", ",", "ä", "€", "😀", "\u007f", "\u2028", "0",
        "\\\"", "\\\\", "\\/", "\\b", "\\f", "\\n", "\\r", "\\t", "\\u0041", "\\u00e9", "\\u20AC", "\\ud83d\\uDE00", "\\u0000", "\\\\u",
    ];

    private static readonly string[] Scraps =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud800", "\0", "\n", " ", "\t", "-", "+", ".", "e", "E", "0", "1", "00", "true", "null", "nul",
        "//", "/**/", "é", "\ufeff", "\u00a0", "'", "NaN", "{}", "[]", ",,", "\"a\":",
    ];

    private readonly Random _random = new(seed);

    public string Valid(int levels = 5)
    {
        var text = new StringBuilder();
        AppendSpace(text);
        AppendValue(text, levels);
        AppendSpace(text);
        return text.ToString();
    }

    public byte[] Damaged(byte[] document)
    {
        List<byte> bytes = [.. document];
        for (int changes = _random.Next(1, 4); changes > 0; changes--)
        {
            int at = _random.Next(bytes.Count + 1);
            int length = Math.Min(_random.Next(1, 6), bytes.Count - at);
            switch (_random.Next(7))
            {
                case 0:
                    bytes.RemoveRange(at, length);
                    break;
                case 1:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 3 when at < bytes.Count:
                    bytes[at] = (byte)_random.Next(128);
                    break;
                case 4 when at < bytes.Count:
                    bytes[at] ^= (byte)(1 << _random.Next(8));
                    break;
                case 5 when at + 1 < bytes.Count:
                    (bytes[at], bytes[at + 1]) = (bytes[at + 1], bytes[at]);
                    break;
                default:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Scraps[_random.Next(Scraps.Length)]));
                    break;
            }
        }

        return [.. bytes];
    }

    public byte[] Noise()
    {
        byte[] bytes = new byte[_random.Next(40)];
        _random.NextBytes(bytes);
        for (int i = 0; i < bytes.Length; i++)
        {
            if (_random.Next(4) > 0)
                bytes[i] = "{}[]:,\"\\u0019-+.eEtrufalsn \n"u8[bytes[i] % 28];
        }

        return bytes;
    }

    public string String()
    {
        var text = new StringBuilder("\"");
        for (int pieces = _random.Next(6); pieces > 0; pieces--)
            text.Append(Pieces[_random.Next(Pieces.Length)]);
        return text.Append('"').ToString();
    }

    public string Number()
    {
        var text = new StringBuilder(_random.Next(3) == 0 ? "-" : "");
        if (_random.Next(4) == 0)
            text.Append('0');
        else
            AppendDigits(text.Append((char)('1' + _random.Next(9))), _random.Next(_random.Next(30) + 1));
        if (_random.Next(3) == 0)
            AppendDigits(text.Append('.'), _random.Next(_random.Next(30) + 1) + 1);
        if (_random.Next(3) == 0)
            AppendDigits(text.Append("eE"[_random.Next(2)]).Append(((string[])["", "+", "-"])[_random.Next(3)]), _random.Next(1, 3));
        return text.ToString();
    }

    private void AppendValue(StringBuilder text, int levels)
    {
        switch (_random.Next(levels > 0 ? 9 : 6))
        {
            case 0:
                text.Append(((string[])["true", "false", "null"])[_random.Next(3)]);
                break;
            case 1 or 2:
                text.Append(Number());
                break;
            case 3 or 4 or 5:
                text.Append(String());
                break;
            case 6:
                AppendItems(text, '[', ']', false, levels);
                break;
            default:
                AppendItems(text, '{', '}', true, levels);
                break;
        }
    }

    private void AppendItems(StringBuilder text, char open, char close, bool named, int levels)
    {
        text.Append(open);
        AppendSpace(text);
        int count = _random.Next(5);
        for (int i = 0; i < count; i++)
        {
            if (named)
            {
                AppendSpace(text.Append(String()));
                AppendSpace(text.Append(':'));
            }

            AppendValue(text, levels - 1);
            AppendSpace(text);
            if (i < count - 1)
                AppendSpace(text.Append(','));
        }

        text.Append(close);
    }

    private void AppendDigits(StringBuilder text, int count)
    {
        for (; count > 0; count--)
            text.Append((char)('0' + _random.Next(10)));
    }

    private void AppendSpace(StringBuilder text)
    {
        if (_random.Next(4) > 0)
            return;
        for (int count = _random.Next(1, 4); count > 0; count--)
            text.Append(" \t\r\n"[_random.Next(4)]);
    }
}

using System.Globalization;
using System.Text;

namespace GptImage2.Tokenizers.Tests;

/// <summary>Makes texts that a vocabulary does not expect.</summary>
internal sealed class RandomTexts(int seed)
{
    private const string RareLetters = "qzxjkvwfgQZXJKVWFG";
    private const string Signs = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    private static readonly string[] Pieces =
    [
        "'s", "'RE", "'t", "/", "\r\n", "\n", "\t", " ", "  ", "     ", "<|", "|>", "²", "١٢", "½", "ſ", "\u0301", "\u200D", "\uFE0F", "\u00A0", "\u3000", "\uFFFD", "👩‍👩‍👧", "🏳️‍🌈",
        "🇩🇪", "漢", "かな", "カナー", "한국", "ﾊﾝ", "ａＺ", "ñ", "Ω", "Ж", "ش", "ก", "क्ष", "ქ", "ẞ", "Ǆ", "ª", "𝔄", "𐍈", "a", "B", "é", "1", "22", "333", "0", "-", "--", "...",
    ];

    private readonly Random _random = new(seed);

    public int Next(int max) => _random.Next(max);

    /// <summary>Characters from a block of 256, with what occurs between them.</summary>
    public string OfBlock(int block, int length)
    {
        var text = new StringBuilder();
        for (int i = 0; i < length; i++)
        {
            int value = block + _random.Next(256);
            if (value is < 0xD800 or > 0xDFFF)
                text.Append(char.ConvertFromUtf32(value));
            if (_random.Next(6) == 0)
                text.Append(" a-Zq1\n"[_random.Next(7)]);
        }

        return text.ToString();
    }

    public string Mixed(int length)
    {
        var text = new StringBuilder();
        while (text.Length < length)
        {
            _ = _random.Next(9) switch
            {
                0 => text.Append(Of(RareLetters, 8)),
                1 => text.Append(Of("abcdefghijklmnopqrstuvwxyz", 12)),
                2 => text.Append(Of(Signs, 6)),
                3 => text.Append(_random.Next().ToString("x", CultureInfo.InvariantCulture)),
                4 => text.Append(OfBlock(_random.Next(0x300) * 0x40, 3)),
                5 => text.Append(' ', _random.Next(3)),
                _ => text.Append(Pieces[_random.Next(Pieces.Length)]),
            };
        }

        return text.ToString();
    }

    public string Of(string characters, int most)
    {
        char[] text = new char[1 + _random.Next(most)];
        for (int i = 0; i < text.Length; i++)
            text[i] = characters[_random.Next(characters.Length)];
        return new string(text);
    }

    public byte[] Bytes(int length)
    {
        byte[] bytes = new byte[length];
        _random.NextBytes(bytes);
        return bytes;
    }
}

using System.Text;

namespace GptImage2.Text;

/// <summary>The escape sequences of JSON strings (RFC 8259, section 7).</summary>
internal static class JsonEscape
{
    /// <summary>The length of an escape of a UTF-16 unit, such as <c>\u00e9</c>.</summary>
    public const int UnitLength = 6;

    private const int Invalid = -1;

    // Maps the letter after the backslash to its character.
    private static readonly byte[] Characters = CreateCharacters();

    /// <summary>The length of the escape that a text begins with.</summary>
    /// <returns>0 when the text ends inside of the escape, -1 when it is not an escape.</returns>
    public static int Length(ReadOnlySpan<byte> text)
    {
        if (text.Length < 2)
            return 0;
        if (text[1] != (byte)'u')
            return Character(text[1]) != 0 ? 2 : Invalid;
        foreach (byte digit in text[2..Math.Min(UnitLength, text.Length)])
        {
            if (!char.IsAsciiHexDigit((char)digit))
                return Invalid;
        }

        return text.Length < UnitLength ? 0 : UnitLength;
    }

    /// <summary>
    /// The length of the escape that a text begins with; also 0 when it is the first half of a surrogate pair, and the
    /// text ends before the end of the other half.
    /// </summary>
    public static int CharacterLength(ReadOnlySpan<byte> text)
    {
        int length = Length(text);
        if (length < UnitLength || !char.IsHighSurrogate(Unit(text)))
            return length;
        ReadOnlySpan<byte> rest = text[UnitLength..];
        ReadOnlySpan<byte> start = "\\u"u8;
        bool mayBePair = rest.Length < start.Length ? start.StartsWith(rest) : rest.StartsWith(start);
        return mayBePair && rest.Length < UnitLength ? 0 : length;
    }

    /// <summary>Decodes the escape, or the pair of escapes, that a text begins with.</summary>
    /// <param name="text">The text.</param>
    /// <param name="rune">The character; U+FFFD for half a surrogate pair.</param>
    /// <param name="isHalfPair">Whether it is half a surrogate pair.</param>
    /// <returns>The length of the decoded escapes; 0 when the text does not begin with a complete escape.</returns>
    public static int Decode(ReadOnlySpan<byte> text, out Rune rune, out bool isHalfPair)
    {
        isHalfPair = false;
        rune = default;
        int length = Length(text);
        if (length <= 0)
            return 0;
        if (length < UnitLength)
        {
            rune = new Rune((char)Character(text[1]));
            return length;
        }

        char unit = Unit(text);
        if (Rune.TryCreate(unit, out rune))
            return length;
        ReadOnlySpan<byte> rest = text[UnitLength..];
        if (rest.StartsWith("\\u"u8) && Length(rest) == UnitLength && Rune.TryCreate(unit, Unit(rest), out rune))
            return 2 * UnitLength;
        rune = Rune.ReplacementChar;
        isHalfPair = true;
        return length;
    }

    /// <summary>The character of a letter after the backslash; 0 when it is not an escape.</summary>
    public static byte Character(byte letter) => letter < Characters.Length ? Characters[letter] : (byte)0;

    /// <summary>The UTF-16 unit that an escape of <see cref="UnitLength"/> means.</summary>
    public static char Unit(ReadOnlySpan<byte> escape)
    {
        int unit = 0;
        foreach (byte digit in escape[2..UnitLength])
            unit = (unit << 4) | (digit <= (byte)'9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
        return (char)unit;
    }

    private static byte[] CreateCharacters()
    {
        byte[] characters = new byte['t' + 1];
        characters['"'] = (byte)'"';
        characters['\\'] = (byte)'\\';
        characters['/'] = (byte)'/';
        characters['b'] = (byte)'\b';
        characters['f'] = (byte)'\f';
        characters['n'] = (byte)'\n';
        characters['r'] = (byte)'\r';
        characters['t'] = (byte)'\t';
        return characters;
    }
}

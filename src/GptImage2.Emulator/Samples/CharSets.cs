using System.Globalization;

namespace GptImage2.Emulator.Samples;

/// <summary>The characters that samples are made of: printable ASCII, where the expression leaves the choice.</summary>
internal static class CharSets
{
    private const string Digits = "0123456789";
    private const string Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Lower = "abcdefghijklmnopqrstuvwxyz";
    private const string Word = Lower + Upper + Digits + "_";
    private const string Marks = "!#$%&'()*+,-./:;<=>?@[]^`{|}~\"\\";
    private const string Printable = Word + " " + Marks;

    public static string Any => Lower + Digits;

    public static string Except(IReadOnlySet<char> excluded)
    {
        string rest = Keep(Printable, c => !excluded.Contains(c));
        string plain = Keep(rest, char.IsAsciiLetterOrDigit);
        return plain.Length > 0 ? plain : rest;
    }

    /// <summary>Leaves out control characters and code points that look the same to a reader, if something else is allowed.</summary>
    public static string Prefer(IReadOnlySet<char> allowed)
    {
        string printable = Keep(Printable, allowed.Contains);
        return printable.Length > 0 ? printable : new string([.. allowed.Where(static c => !char.IsSurrogate(c)).Take(256)]);
    }

    public static string OfEscape(char escape, string pattern, ref int at, bool inClass = false)
    {
        switch (escape)
        {
            case 'd':
                return Digits;
            case 'D':
                return Lower + Upper;
            case 'w':
                return inClass ? Word : Lower + Digits;
            case 'W':
                return " " + Marks;
            case 's':
                return " ";
            case 'S':
                return inClass ? Keep(Printable, static c => c is not ' ') : Lower + Digits;
            case 'p' or 'P':
                int end = pattern.IndexOf('}', at);
                string category = pattern[(at + 1)..end];
                at = end + 1;
                return OfCategory(category, negated: escape is 'P');
            case 'x':
                return Hex(pattern, ref at, 2);
            case 'u':
                return Hex(pattern, ref at, 4);
            default:
                return escape switch { 't' => "\t", 'n' => "\n", 'r' => "\r", 'f' => "\f", 'v' => "\v", 'b' => "\b", _ => escape.ToString() };
        }
    }

    private static string OfCategory(string category, bool negated)
    {
        string members = category switch
        {
            "L" => Lower + Upper,
            "Lu" or "Lt" => Upper,
            "Ll" => Lower,
            "N" or "Nd" => Digits,
            "P" => Keep(Printable, char.IsPunctuation),
            "S" => Keep(Printable, char.IsSymbol),
            "Z" or "Zs" => " ",
            _ => throw new SampleException($"samples are not made for the Unicode category {category}."),
        };
        return negated ? Keep(Printable, c => !members.Contains(c, StringComparison.Ordinal)) : members;
    }

    private static string Hex(string pattern, ref int at, int length)
    {
        int code = int.Parse(pattern.AsSpan(at, length), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        at += length;
        return ((char)code).ToString();
    }

    private static string Keep(string chars, Func<char, bool> keep) => new([.. chars.Where(keep)]);
}

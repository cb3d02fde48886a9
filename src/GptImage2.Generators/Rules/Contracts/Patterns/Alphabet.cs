using System.Text.RegularExpressions;

namespace GptImage2.Generators.Rules.Patterns;

/// <summary>
/// Up to 128 characters that represent all others: printable ASCII, the characters of the pattern, and a few more. A problem
/// that is found with them exists; a problem that only other characters show is missed.
/// </summary>
internal sealed class Alphabet
{
    private const int Most = 128;
    private const string Usual = "a0bA1cB2xyzdefghijklmnopqrstuvwXYZCDEFGHIJKLMNOPQRSTUVW3456789!-_.@ ,;:#/+*?=&%$~^'\"`|\\<>()[]{}\n\t\r\u00e9\u00df\u03a9\u044f\u0663\u4e2d\u00a0\u2028\ufffd";

    private readonly Dictionary<string, Characters> _known = new(StringComparer.Ordinal);
    private readonly List<char> _characters;

    public Alphabet(string pattern)
    {
        _characters = [.. (Usual + new string([.. pattern.Where(static c => c > '~')])).Distinct().Take(Most)];
    }

    /// <summary>The characters that a part of a pattern matches.</summary>
    public Characters Of(CharacterNode node)
    {
        if (_known.TryGetValue(node.Key, out Characters known))
            return known;
        var regex = new Regex($@"\A(?:{node.Key})\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        (ulong low, ulong high) = (0, 0);
        for (int i = 0; i < _characters.Count; i++)
        {
            if (!regex.IsMatch(_characters[i].ToString()))
                continue;
            low |= i < 64 ? 1UL << i : 0;
            high |= i < 64 ? 0 : 1UL << (i - 64);
        }

        return _known[node.Key] = new Characters(low, high);
    }

    public Characters Only(char character) => _characters.IndexOf(character) is var i && i < 64 ? new Characters(1UL << i, 0) : new Characters(0, 1UL << (i - 64));

    /// <summary>The character of a set that is easiest to read.</summary>
    public char First(Characters characters)
    {
        int i = 0;
        while ((i < 64 ? characters.Low >> i : characters.High >> (i - 64)) % 2 == 0)
            i++;
        return _characters[i];
    }

    public IEnumerable<char> All => _characters;
}

/// <summary>A set of characters of an alphabet.</summary>
internal readonly record struct Characters(ulong Low, ulong High)
{
    public bool IsEmpty => (Low | High) == 0;

    public Characters And(Characters other) => new(Low & other.Low, High & other.High);
}

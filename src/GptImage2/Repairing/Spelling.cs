using System.Text;

namespace GptImage2.Repairing;

/// <summary>Compares names by their letters and digits only: <c>credit_card</c>, <c>CreditCard</c> and <c>credit card</c> are the same name.</summary>
internal static class Spelling
{
    private const int ShortName = 128;

    /// <summary>The only name that differs just in spelling; null when there is none, or more than one.</summary>
    public static string? Match(string text, IEnumerable<string> names)
    {
        string folded = Fold(text);
        if (folded.Length == 0)
            return null;
        string? match = null;
        foreach (string name in names)
        {
            if (Fold(name) != folded)
                continue;
            if (match is not null)
                return null;
            match = name;
        }

        return match;
    }

    public static string Fold(string text)
    {
        if (text.Length <= ShortName && Ascii.IsValid(text))
            return FoldAscii(text);
        var folded = new StringBuilder(text.Length);
        foreach (Rune rune in text.Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
                folded.Append(Rune.ToUpperInvariant(rune));
            // Other characters are kept: C, C# and C++ are three different names.
            else if (!IsSeparator(rune.Value))
                folded.Append(rune);
        }

        return folded.ToString();
    }

    // The fast path for most names, since each name is compared with each other name.
    private static string FoldAscii(string text)
    {
        Span<char> folded = stackalloc char[ShortName];
        int length = 0;
        foreach (char letter in text)
        {
            if (!IsSeparator(letter))
                folded[length++] = char.ToUpperInvariant(letter);
        }

        return folded[..length].ToString();
    }

    private static bool IsSeparator(int character) => character is ' ' or '_' or '-' or '.' or '\'' or '"' or '\n' or '\r' or '\t';
}

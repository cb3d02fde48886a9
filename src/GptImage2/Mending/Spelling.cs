using System.Text;

namespace GptImage2.Mending;

/// <summary>Compares names by their letters and digits only: <c>credit_card</c>, <c>CreditCard</c> and <c>credit card</c> are one.</summary>
internal static class Spelling
{
    /// <summary>The one name that is spelled otherwise only; null where there is none, or more than one.</summary>
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
        var folded = new StringBuilder(text.Length);
        foreach (Rune rune in text.Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
                folded.Append(Rune.ToUpperInvariant(rune));
            // What is no separator makes another word: C and C# and C++ are three.
            else if (rune.Value is not (' ' or '_' or '-' or '.' or '\'' or '"' or '\n' or '\r' or '\t'))
                folded.Append(rune);
        }

        return folded.ToString();
    }
}

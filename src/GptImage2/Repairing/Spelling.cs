using System.Globalization;
using System.Text;

namespace GptImage2.Repairing;

/// <summary>Compares names by their letters and digits: <c>credit_card</c>, <c>CreditCard</c> and <c>credit card</c> are equal.</summary>
internal static class Spelling
{
    /// <summary>The length up to which a plain name is folded without making texts.</summary>
    public const int ShortName = 128;

    // What models put around a word that they emphasize, list or quote.
    private const string Marks = "*_`()[]\"'•·- \t\r\n";

    /// <summary>The only one of some names that is equal to a text, by <see cref="SpellingIndex.Match"/>.</summary>
    public static string? Match(string text, IReadOnlyCollection<string> names) => new SpellingIndex(names).Match(text);

    /// <summary>A name without case and separators.</summary>
    public static string Fold(string text)
    {
        if (IsPlain(text))
        {
            Span<char> plain = stackalloc char[ShortName];
            return plain[..FoldAscii(text, plain)].ToString();
        }

        var folded = new StringBuilder(text.Length);
        foreach (Rune rune in text.Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
                folded.Append(Rune.ToUpperInvariant(rune));
            // Other characters change the word: C, C# and C++ are three names.
            else if (!IsSeparator(rune.Value))
                folded.Append(rune);
        }

        return folded.ToString();
    }

    /// <summary>A name without case and separators, and without accents and the marks around it.</summary>
    public static string FoldLoosely(string text)
    {
        string bare = WithoutMarks(text).ToString();
        if (Ascii.IsValid(bare))
            return Fold(bare);
        var plain = new StringBuilder(bare.Length);
        foreach (Rune rune in bare.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark))
                plain.Append(rune);
        }

        return Fold(plain.ToString());
    }

    /// <summary>Whether a text is short and ASCII, as most names are.</summary>
    public static bool IsPlain(ReadOnlySpan<char> text) => text.Length <= ShortName && Ascii.IsValid(text);

    /// <summary>A text without the marks around it.</summary>
    public static ReadOnlySpan<char> WithoutMarks(ReadOnlySpan<char> text) =>
        // Marks around a number may belong to it: (5) is a debt.
        text.ContainsAnyInRange('A', 'z') || !Ascii.IsValid(text) ? text.Trim(Marks) : text;

    /// <summary>Folds a plain text.</summary>
    /// <returns>The length of the result.</returns>
    public static int FoldAscii(ReadOnlySpan<char> text, Span<char> folded)
    {
        int length = 0;
        foreach (char letter in text)
        {
            if (!IsSeparator(letter))
                folded[length++] = char.ToUpperInvariant(letter);
        }

        return length;
    }

    private static bool IsSeparator(int character) => character is ' ' or '_' or '-' or '.' or '\'' or '"' or '\n' or '\r' or '\t';
}

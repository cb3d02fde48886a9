namespace GptImage2.Models;

/// <summary>
/// Estimates the tokens of a text without a vocabulary. The text is split into words, numbers and signs like in
/// <c>o200k_base</c>. Each piece counts as many tokens as pieces of its kind and length have on average. This file is
/// also compiled into the generator.
/// </summary>
internal static class TextTokens
{
    private enum Script
    {
        Latin,
        Cyrillic,
        Hangul,
        EastAsian,
        Other,
    }

    /// <summary>The estimate; 0 only for an empty text.</summary>
    public static int Estimate(string text)
    {
        double tokens = 0;
        double slope = LatinSlope(text);
        for (int i = 0; i < text.Length;)
        {
            int start = i;
            char lead = '\0';
            if (!IsLetter(text, i) && i + 1 < text.Length && IsLetter(text, i + 1) && !char.IsDigit(text[i]) && text[i] is not ('\r' or '\n'))
                lead = text[i++];
            if (IsLetter(text, i))
                tokens += Word(text, ref i, slope) + Lead(text, start, lead, i);
            else if (char.IsDigit(text[i]))
                tokens += Ceiling(Run(text, ref i, static (all, at) => char.IsDigit(all[at])), 3);
            else if (char.IsWhiteSpace(text[i]) && !(text[i] == ' ' && i + 1 < text.Length && IsSign(text[i + 1])))
                tokens += Space(text, ref i);
            else
                tokens += Signs(text, ref i);
        }

        return text.Length == 0 ? 0 : Math.Max(1, (int)Math.Round(tokens));
    }

    // Long English words are often one token. Words of other languages in Latin letters are split, more often when their
    // letters are rare. The cost of each letter after the fifth:
    private static double LatinSlope(string text)
    {
        int letters = 0;
        int marked = 0;
        int rare = 0;
        foreach (char c in text)
        {
            letters += char.IsLetter(c) ? 1 : 0;
            marked += c is >= '\u00C0' and < '\u0250' ? 1 : 0;
            rare += c is >= '\u0100' and < '\u0250' ? 1 : 0;
        }

        return marked * 150 < letters ? 0.03 : rare * 100 < letters ? 0.19 : 0.3;
    }

    private static double Word(string text, ref int i, double slope)
    {
        int start = i;
        int capitals = Run(text, ref i, static (all, at) => char.IsUpper(all[at]));
        int rest = Run(text, ref i, static (all, at) => IsLetter(all, at) && !char.IsUpper(all[at]));
        Script script = ScriptOf(text, start, i);
        int length = capitals + rest;
        switch (script)
        {
            case Script.Cyrillic:
                return 1.05 + 0.19 * Math.Max(0, length - 3);
            case Script.Hangul:
                return 0.25 + 0.61 * length;
            case Script.EastAsian:
                return 0.15 + 0.68 * length;
            case Script.Other:
                return 0.4 + 0.45 * length;
        }

        // JSONSchema is split into JSON and Schema.
        double before = 0;
        if (capitals > 1)
        {
            int run = rest > 0 ? capitals - 1 : capitals;
            before = 1.05 + 0.45 * Math.Max(0, run - 4);
            length -= run;
        }

        if (length == 0)
            return before;
        bool marked = false;
        for (int at = start; at < i; at++)
            marked |= text[at] > '\u007F';
        return before + 1.03 + slope * Math.Max(0, length - 5) + (marked && length > 4 ? 0.2 : 0);
    }

    // A space before a word belongs to the word. Other signs belong to it when the two often occur together.
    private static double Lead(string text, int start, char lead, int end)
    {
        if (lead == '\0')
            return 0;
        Script script = ScriptOf(text, start + 1, end);
        if (lead == ' ')
            return script == Script.EastAsian ? 0.4 : 0;
        if (lead is '\'' or '\u2019' && start > 0 && char.IsLetter(text[start - 1]) && end - start <= 3)
            return -0.9;
        return script == Script.Latin ? end - start > 5 ? 0.38 : 0.15 : 0.8;
    }

    private static double Space(string text, ref int i)
    {
        bool hasLineEnd = false;
        int length = 0;
        for (; i < text.Length && char.IsWhiteSpace(text[i]); i++, length++)
            hasLineEnd |= text[i] == '\n';

        // The last space belongs to the word or the signs after it.
        if (i < text.Length && length > 1 && text[i - 1] == ' ' && !char.IsDigit(text[i]))
            i--;
        return hasLineEnd && text[i - 1] != '\n' ? 2 : 1;
    }

    // Signs that often occur together are one token, with the space before them and the line ends after them.
    private static double Signs(string text, ref int i)
    {
        int start = i++;
        double rare = text[start] > '\u007F' ? 0.7 : 0;
        int different = 1;
        for (; i < text.Length && IsSign(text[i]); i++)
        {
            if (text[i] > '\u007F')
                rare += 0.7;
            else if (text[i] != text[i - 1])
                different++;
        }

        while (i < text.Length && text[i] is ('\r' or '\n'))
            i++;
        return Math.Max(1, rare + (different <= 3 ? 1 : 1.2 + 0.4 * (different - 4)) + (i - start > 16 ? (i - start) / 32.0 : 0));
    }

    private static int Run(string text, ref int i, Func<string, int, bool> belongs)
    {
        int start = i;
        while (i < text.Length && belongs(text, i))
            i++;
        return i - start;
    }

    private static bool IsSign(char c) => !char.IsLetterOrDigit(c) && !char.IsWhiteSpace(c);

    private static int Ceiling(int count, int size) => (count + size - 1) / size;

    // Combining marks belong to the letters before them.
    private static bool IsLetter(string text, int i) =>
        i < text.Length && (text[i] < '\u0080' ? (text[i] | 0x20) is >= 'a' and <= 'z'
            : char.IsLetter(text, i) || char.GetUnicodeCategory(text[i]) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark);

    private static Script ScriptOf(string text, int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            Script script = text[i] switch
            {
                < '\u0250' => Script.Latin,
                >= '\u0400' and < '\u0530' => Script.Cyrillic,
                >= '\uAC00' and < '\uD7B0' => Script.Hangul,
                (>= '\u2E80' and < '\uA000') or (>= '\uF900' and < '\uFB00') or (>= '\uFF66' and < '\uFFE0') => Script.EastAsian,
                _ => Script.Other,
            };
            if (script != Script.Latin)
                return script;
        }

        return Script.Latin;
    }
}

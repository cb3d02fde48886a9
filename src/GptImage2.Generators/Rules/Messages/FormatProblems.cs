using GptImage2.Generators.Model;
using GptImage2.Generators.Scalars;

namespace GptImage2.Generators.Rules;

/// <summary>Finds formats for which the runtime would throw, or would write something else than the value.</summary>
internal static class FormatProblems
{
    /// <summary>The format of every type: the text as a string of JSON.</summary>
    public const string Quoted = "quoted";

    private const string NoStandardFormat = "a single letter is a standard format, and it has none of this one";
    private const int LongestPrecision = 9;
    private const int FinestFraction = 7;

    /// <returns>Null if the format is correct, or if the formats of the type are not known.</returns>
    public static string? Of(ArgumentModel argument, string format)
    {
        ValueFormats? formats = argument.Value is EnumValue or FlagsValue ? ValueFormats.Enum : argument.Scalar?.Formats;
        return formats?.Family switch
        {
            FormatFamily.Letters => Standard(format, formats.Letters),
            FormatFamily.Number => Number(format, formats.Letters),
            FormatFamily.Date => Date(format, formats.Letters, formats.Alien),
            FormatFamily.Duration => Duration(format, formats.Letters),
            _ => null,
        };
    }

    private static string? Standard(string format, string letters) =>
        format.Length == 1 && letters.IndexOf(format[0]) >= 0 ? null : $"it has only the formats {string.Join(", ", letters.Substring(0, letters.Length / 2).ToCharArray())}";

    private static string? Number(string format, string letters)
    {
        if (!IsAsciiLetter(format[0]) || !format.Skip(1).All(IsDigit))
            return CustomNumber(format);
        if (char.ToUpperInvariant(format[0]) == 'C')
            return "the invariant culture, in which messages are written, has no currency: use N2 or 0.00, and name the currency";
        if (letters.IndexOf(char.ToUpperInvariant(format[0])) < 0)
            return NoStandardFormat;
        return format.Length - 1 > LongestPrecision ? "the precision is too high" : null;
    }

    // Without a digit placeholder, the number is not written. Sections may consist of words on purpose.
    private static string? CustomNumber(string format)
    {
        for (int i = 0; i < format.Length; i++)
        {
            switch (format[i])
            {
                case '0' or '#' or ';':
                    return null;
                case '\\':
                    i++;
                    break;
                case '\'' or '"':
                    int end = format.IndexOf(format[i], i + 1);
                    i = end < 0 ? format.Length : end;
                    break;
            }
        }

        return "it has neither '0' nor '#', so that nothing of the number would be written";
    }

    private static string? Date(string format, string letters, string alien)
    {
        if (format.Length == 1)
            return letters.IndexOf(format[0]) >= 0 ? null : NoStandardFormat;
        for (int i = 0; i < format.Length; i++)
        {
            int start = i;
            if (Literal(format, ref i, out string? problem))
            {
                if (problem is not null)
                    return problem;
                continue;
            }

            char c = format[i];
            if (alien.IndexOf(c) >= 0)
                return $"a value of its type has nothing to write for '{c}'";
            if (c is 'Y' or 'D')
                return $"'{c}' means nothing in a custom format; a {(c == 'Y' ? "year" : "day")} is '{char.ToLowerInvariant(c)}', and a letter itself is quoted";
            while (i + 1 < format.Length && format[i + 1] == c)
                i++;
            if (c is 'f' or 'F' && i - start >= FinestFraction)
                return "a fraction has 7 digits at most";
        }

        return null;
    }

    private static string? Duration(string format, string letters)
    {
        if (format.Length == 1)
            return letters.IndexOf(format[0]) >= 0 ? null : NoStandardFormat;
        for (int i = 0; i < format.Length; i++)
        {
            int start = i;
            if (Literal(format, ref i, out string? problem))
            {
                if (problem is not null)
                    return problem;
                continue;
            }

            char c = format[i];
            int most = c switch
            {
                'd' => 8,
                'h' or 'm' or 's' => 2,
                'f' or 'F' => FinestFraction,
                _ => 0,
            };
            if (most == 0)
                return c == '%' ? null : $"'{c}' must follow a backslash or be in quotes in the format of a TimeSpan";
            while (i + 1 < format.Length && format[i + 1] == c)
                i++;
            if (i - start >= most)
                return $"'{c}' is repeated more than {most} times";
        }

        return null;
    }

    /// <summary>Skips literal text, and the '%' that turns a single letter into a custom format.</summary>
    private static bool Literal(string format, ref int i, out string? problem)
    {
        problem = null;
        switch (format[i])
        {
            case '\\':
                problem = ++i == format.Length ? "nothing follows the backslash" : null;
                return true;
            case '%':
                problem = i + 1 == format.Length || format[i + 1] is '%' or '\'' or '"' or '\\' ? "no letter follows the '%'" : null;
                return true;
            case '\'' or '"':
                int end = format.IndexOf(format[i], i + 1);
                problem = end < 0 ? "a quote is not closed" : null;
                i = end;
                return true;
            default:
                return false;
        }
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static bool IsAsciiLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}

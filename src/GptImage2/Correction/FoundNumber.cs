using System.Text.RegularExpressions;

namespace GptImage2.Correction;

/// <summary>Decides whether a text in the place of a number means exactly one number.</summary>
internal static class FoundNumber
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    // Letters without a space after the digits must be a unit: in 1O and 12l they are digits that were misread.
    private static readonly Regex Amount = new(
        @"\A(\p{Sc}|[A-Z]{3}\s)?\s*(?<number>[+-]?[0-9]([0-9.,'’ \u00A0\u202F\u2009]*[0-9])?\.?)(\s*(\p{Sc}|°[CF]?)|\s+\p{L}{1,20}\.?|(kg|mg|ml|mm|cm|km|oz|lb|lbs|kwh|pcs))?\z",
        Options | RegexOptions.IgnoreCase);

    private static readonly Regex Grouped = new(
        @"\A[+-]?[0-9]{1,3}(([ '’\u00A0\u202F\u2009][0-9]{3})+([.,][0-9]+)?|(,[0-9]{3})+\.[0-9]+|(\.[0-9]{3})+,[0-9]+|(,[0-9]{3}){2,}|(\.[0-9]{3}){2,})\z",
        Options);

    private static readonly Regex Plain = new(@"\A[+-]?[0-9]+([.,][0-9]*)?\z", Options);

    private static readonly Regex Exact = new(@"\A-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?\z", Options);

    private static readonly HashSet<string> Words =
    [
        "ZERO", "ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE", "TEN", "ELEVEN", "TWELVE",
        "THIRTEEN", "FOURTEEN", "FIFTEEN", "SIXTEEN", "SEVENTEEN", "EIGHTEEN", "NINETEEN", "TWENTY",
    ];

    /// <summary>Whether the text has exactly one reading as a number.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isInteger">Whether an integer is needed.</param>
    public static bool HasOneReading(string text, bool isInteger)
    {
        string trimmed = text.Trim();
        if (Words.Contains(trimmed.ToUpperInvariant()))
            return true;
        if (!isInteger && Exact.IsMatch(trimmed))
            return true;
        if (Amount.Match(trimmed) is not { Success: true } match)
            return false;
        string number = match.Groups["number"].Value;
        if (Grouped.IsMatch(number))
            return !isInteger || IsWhole(number, FractionOfGrouped(number));
        if (!Plain.IsMatch(number))
            return false;
        int separator = number.AsSpan().IndexOfAny('.', ',');
        return !IsAmbiguous(number, separator) && (!isInteger || IsWhole(number, separator));
    }

    // 12,111 and 12.111 are about twelve in some countries, and about twelve thousand in others.
    private static bool IsAmbiguous(string number, int separator)
    {
        if (separator < 0 || number.Length - separator != 4)
            return false;
        string integer = number[..separator].TrimStart('+', '-');
        return integer.Length <= 3 && integer[0] != '0';
    }

    private static bool IsWhole(string number, int separator) =>
        separator < 0 || number.AsSpan(separator + 1).IndexOfAnyExcept('0') < 0;

    private static int FractionOfGrouped(string number)
    {
        int last = number.AsSpan().LastIndexOfAny('.', ',');
        return last < 0 || number.AsSpan().Count(number[last]) > 1 ? -1 : last;
    }
}

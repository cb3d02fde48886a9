using System.Text.RegularExpressions;

namespace GptImage2.Repairing;

/// <summary>Reads numbers as people write them.</summary>
internal static class NumberText
{
    private static readonly Regex JsonNumber = new(
        @"\A-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?\z",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private static readonly Regex CommaGroups = new(
        @"\A-?[1-9][0-9]{0,2}(,[0-9]{3})+(\.[0-9]+)?\z",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private static readonly Regex PointGroups = new(
        @"\A-?[1-9][0-9]{0,2}(\.[0-9]{3})+(,[0-9]+)?\z",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private static readonly Regex SpaceGroups = new(
        @"\A-?[1-9][0-9]{0,2}([ '’\u00A0\u202F\u2009][0-9]{3})+([.,][0-9]+)?\z",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private static readonly Regex SpaceOrQuote = new(
        @"[ '’\u00A0\u202F\u2009]",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private static readonly Regex Currency = new(
        @"\A(?<sign>-?)\s*(?:(?:\p{Sc}|[A-Z]{3})\s*(?<number>[0-9][0-9.,' ]*[0-9]|[0-9])|(?<number>[0-9][0-9.,' ]*[0-9]|[0-9])\s*(?:\p{Sc}|[A-Z]{3}))\z",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private static readonly Regex LooseNumber = new(
        @"\A(?<sign>[+-]?)(?<whole>0|[1-9][0-9]*)?(\.(?<fraction>[0-9]*))?(?<exponent>[eE][+-]?[0-9]+)?\z",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private static readonly Regex OneGroup = new(
        @"\A[+-]?[1-9][0-9]{0,2}\.[0-9]{3}\z",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>A number as JSON writes it, from one that may have a plus, or lack the digits on one side of its point; null when the text is not one.</summary>
    public static string? Normalize(string text)
    {
        if (JsonNumber.IsMatch(text))
            return text;
        if (LooseNumber.Match(text) is not { Success: true } number || (number.Groups["whole"].Length == 0 && number.Groups["fraction"].Length == 0))
            return null;
        string whole = number.Groups["whole"] is { Length: > 0 } digits ? digits.Value : "0";
        string fraction = number.Groups["fraction"] is { Length: > 0 } parts ? $".{parts.Value}" : "";
        return $"{number.Groups["sign"].Value.Replace("+", "", StringComparison.Ordinal)}{whole}{fraction}{number.Groups["exponent"].Value}";
    }

    /// <summary>Whether the point of a number may separate thousands: 1.000, but not 1.0 or 0.125.</summary>
    public static bool MayBeGrouped(string text) => OneGroup.IsMatch(text);

    /// <summary>
    /// A number with grouped thousands, without the separators. Null when a separator may also be the decimal point:
    /// 12,111 is about twelve in some countries and about twelve thousand in others.
    /// </summary>
    public static string? Ungroup(string text)
    {
        if (text is ['+', not '-', ..])
            text = text[1..];
        if (CommaGroups.IsMatch(text) && (text.Contains('.') || text.AsSpan().Count(',') > 1))
            return text.Replace(",", "", StringComparison.Ordinal);
        if (PointGroups.IsMatch(text) && (text.Contains(',') || text.AsSpan().Count('.') > 1))
            return text.Replace(".", "", StringComparison.Ordinal).Replace(',', '.');
        return SpaceGroups.IsMatch(text) ? SpaceOrQuote.Replace(text, "").Replace(',', '.') : null;
    }

    /// <summary>The number beside a currency sign or a code of three letters; null when there is none.</summary>
    public static string? WithoutCurrency(string text) =>
        Currency.Match(text) is { Success: true } match ? match.Groups["sign"].Value + match.Groups["number"].Value : null;
}

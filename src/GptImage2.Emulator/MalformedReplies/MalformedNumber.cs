using System.Globalization;

namespace GptImage2.Emulator.MalformedReplies;

/// <summary>Numbers as they are written outside of JSON.</summary>
internal static class MalformedNumber
{
    private const int Thousands = 12_000;
    private const int Denominator = 5;

    /// <summary>Writes a number with a comma between its thousands; a smaller one has no place for it, and becomes larger.</summary>
    public static string Grouped(decimal number) =>
        (decimal.Abs(number) < 1_000 ? number + Thousands : number).ToString("#,##0", CultureInfo.InvariantCulture);

    public static string WithComma(decimal number) => number.ToString("0.00########", CultureInfo.InvariantCulture).Replace('.', ',');

    public static string WithPoint(decimal number) => number.ToString("0.0", CultureInfo.InvariantCulture);

    public static string Ratio(decimal number) => string.Create(CultureInfo.InvariantCulture, $"{number * Denominator:0.########}/{Denominator}");
}

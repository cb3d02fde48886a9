namespace GptImage2.Jobs.Journals;

/// <summary>Amounts as they are stored: in billionths of a US dollar, so that sums are exact.</summary>
internal static class Money
{
    private const decimal PerDollar = 1_000_000_000m;

    // The price of one token has no more than nine decimal places where the price of a million has up to three. Anything finer counts as more.
    public static long ToBillionths(decimal dollars) => decimal.ToInt64(decimal.Ceiling(dollars * PerDollar));

    public static long? ToBillionths(decimal? dollars) => dollars is { } amount ? ToBillionths(amount) : null;

    public static decimal ToDollars(long billionths) => billionths / PerDollar;

    public static decimal? ToDollars(long? billionths) => billionths is { } amount ? ToDollars(amount) : null;
}

using System.Globalization;

namespace GptImage2.Jobs.Journals.Sqlite;

/// <summary>Times as they are stored: ISO 8601 in UTC, in a fixed width, so that texts sort as times.</summary>
internal static class Times
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";
    private const string DayFormat = "yyyy-MM-dd";
    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    public static string ToText(DateTimeOffset time) => ToText(time.UtcDateTime);

    public static string ToText(DateTime time) => time.ToString(Format, CultureInfo.InvariantCulture);

    public static DateTime ToTime(string text) => DateTime.ParseExact(text, Format, CultureInfo.InvariantCulture, Utc);

    public static DateTimeOffset ToOffset(string text) => new(ToTime(text));

    public static string ToDayText(DateTimeOffset time) => time.UtcDateTime.ToString(DayFormat, CultureInfo.InvariantCulture);

    public static DateOnly ToDay(string text) => DateOnly.ParseExact(text, DayFormat, CultureInfo.InvariantCulture);

    public static double ToSeconds(TimeSpan duration) => duration.TotalSeconds;

    // The nearest tick: a conversion that cuts would lose one.
    public static TimeSpan ToDuration(double seconds) => TimeSpan.FromTicks((long)Math.Round(seconds * TimeSpan.TicksPerSecond));
}

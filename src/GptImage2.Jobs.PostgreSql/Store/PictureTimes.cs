using System.Globalization;

namespace GptImage2.Jobs.PostgreSql.Store;

/// <summary>The times of files as they are stored: texts, since a timestamp of PostgreSQL has no tenths of microseconds, and a file that seems changed is read again.</summary>
internal static class PictureTimes
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    public static string ToText(DateTime time) => time.ToString(Format, CultureInfo.InvariantCulture);

    public static DateTime ToTime(string text) => DateTime.ParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}

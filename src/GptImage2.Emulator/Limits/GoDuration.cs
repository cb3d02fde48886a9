using System.Globalization;

namespace GptImage2.Emulator.Limits;

/// <summary>Durations as the service prints them: <c>2ms</c>, <c>1.5s</c>, <c>6m0s</c>.</summary>
// Only writes. RateLimitHeaders of the client reads durations, in more units than these, so the two have no code in common.
internal static class GoDuration
{
    public static string Print(TimeSpan time)
    {
        long ms = (long)Math.Ceiling(time.TotalMilliseconds);
        return ms switch
        {
            0 => "0s",
            < 1000 => string.Create(CultureInfo.InvariantCulture, $"{ms}ms"),
            < 60_000 => string.Create(CultureInfo.InvariantCulture, $"{ms / 1000m:0.###}s"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{ms / 60_000}m{ms % 60_000 / 1000m:0.###}s"),
        };
    }
}

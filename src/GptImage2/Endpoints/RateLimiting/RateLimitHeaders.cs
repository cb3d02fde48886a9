using System.ClientModel.Primitives;
using System.Globalization;

namespace GptImage2.Endpoints.RateLimiting;

/// <summary>Reads the headers <c>x-ratelimit-*</c> of a response.</summary>
internal static class RateLimitHeaders
{
    private static readonly (string Remaining, string Reset)[] Names =
    [
        .. ((string[])["requests", "tokens", "project-tokens", "input-images"])
            .Select(static kind => ($"x-ratelimit-remaining-{kind}", $"x-ratelimit-reset-{kind}")),
    ];

    /// <summary>The time until every limit has something left again; zero when every limit has something left now.</summary>
    public static TimeSpan Pause(PipelineResponseHeaders headers)
    {
        TimeSpan pause = TimeSpan.Zero;
        foreach ((string remainingName, string resetName) in Names)
        {
            if (headers.TryGetValue(remainingName, out string? remaining)
                && long.TryParse(remaining, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long left)
                && left <= 0
                && headers.TryGetValue(resetName, out string? reset)
                && Duration(reset) is { } until
                && until > pause)
            {
                pause = until;
            }
        }

        return pause;
    }

    /// <summary>Reads a duration in the format of the endpoint: <c>6m0s</c>, <c>2ms</c>, <c>1.5s</c>; a number without a unit is in seconds.</summary>
    // GoDuration of the emulator only writes durations, so the two have no code in common.
    public static TimeSpan? Duration(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return null;
        double seconds = 0;
        while (!text.IsEmpty)
        {
            int digits = 0;
            while (digits < text.Length && (char.IsAsciiDigit(text[digits]) || text[digits] == '.'))
                digits++;
            if (!double.TryParse(text[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number))
                return null;
            text = text[digits..];
            int letters = text.IndexOfAnyInRange('0', '9');
            if (letters < 0)
                letters = text.Length;
            if (Unit(text[..letters]) is not { } unit)
                return null;
            text = text[letters..];
            seconds += number * unit;
        }

        return TimeSpan.FromSeconds(Math.Min(seconds, TimeSpan.FromDays(365).TotalSeconds));
    }

    private static double? Unit(ReadOnlySpan<char> name) => name switch
    {
        "" or "s" => 1,
        "ms" => 1e-3,
        "us" or "µs" => 1e-6,
        "ns" => 1e-9,
        "m" => 60,
        "h" => 3600,
        "d" => 86400,
        _ => null,
    };
}

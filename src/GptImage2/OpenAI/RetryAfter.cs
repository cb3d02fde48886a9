using System.ClientModel.Primitives;
using System.Globalization;
using System.Net.Http.Headers;

namespace GptImage2.OpenAI;

/// <summary>Reads how long a response asks to wait before the next attempt.</summary>
internal static class RetryAfter
{
    /// <returns>The wait, at most a year; null when the response does not ask, or what it asks is not a number from 0 on and not a date of HTTP.</returns>
    public static TimeSpan? Of(PipelineResponse response, DateTimeOffset now)
    {
        if (response.Headers.TryGetValue("retry-after-ms", out string? milliseconds) && Number(milliseconds) is { } ms)
            return Clamp(ms / 1000);
        if (!response.Headers.TryGetValue("retry-after", out string? value))
            return null;
        if (Number(value) is { } seconds)
            return Clamp(seconds);
        return RetryConditionHeaderValue.TryParse(value, out RetryConditionHeaderValue? condition) && condition.Date is { } date
            ? Clamp((date - now).TotalSeconds)
            : null;
    }

    // The parser of the platform also reads NaN and Infinity.
    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out double number)
        && double.IsFinite(number)
        && number >= 0
            ? number
            : null;

    private static TimeSpan Clamp(double seconds) => TimeSpan.FromSeconds(Math.Clamp(seconds, 0, TimeSpan.FromDays(365).TotalSeconds));
}

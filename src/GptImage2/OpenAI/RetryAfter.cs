using System.ClientModel.Primitives;
using System.Globalization;

namespace GptImage2.OpenAI;

/// <summary>Reads how long a response asks to wait before the next attempt.</summary>
internal static class RetryAfter
{
    public static TimeSpan? Of(PipelineResponse response, DateTimeOffset now)
    {
        if (response.Headers.TryGetValue("retry-after-ms", out string? milliseconds) && Number(milliseconds) is { } ms)
            return Clamp(ms / 1000);
        if (!response.Headers.TryGetValue("retry-after", out string? value))
            return null;
        if (Number(value) is { } seconds)
            return Clamp(seconds);
        return DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date)
            ? Clamp((date - now).TotalSeconds)
            : null;
    }

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out double number)
            ? number
            : null;

    private static TimeSpan Clamp(double seconds) => TimeSpan.FromSeconds(Math.Clamp(seconds, 0, TimeSpan.FromDays(365).TotalSeconds));
}

using System.Globalization;
using GptImage2.Emulator.Errors;

namespace GptImage2.Emulator.Limits;

/// <summary>The kinds of 429.</summary>
internal static class RateLimitErrors
{
    public const string Organization = "org-emulator";

    private const string LearnMore = "Visit https://platform.openai.com/account/rate-limits to learn more.";

    public static ErrorResponse Reached(string model, string organization, string of, long limit, long used, long requested, TimeSpan wait) => new(
        StatusCodes.Status429TooManyRequests,
        string.Create(
            CultureInfo.InvariantCulture,
            $"Rate limit reached for {model} in organization {organization} on {of} per min ({Short(of)}): Limit {limit}, Used {used}, Requested {requested}. Please try again in {GoDuration.Print(wait)}. {LearnMore}"),
        of,
        null,
        "rate_limit_exceeded");

    public static ErrorResponse TooLarge(string model, string organization, long limit, long requested) => new(
        StatusCodes.Status429TooManyRequests,
        string.Create(
            CultureInfo.InvariantCulture,
            $"Request too large for {model} in organization {organization} on tokens per min (TPM): Limit {limit}, Requested {requested}. The input or output tokens must be reduced in order to run successfully. {LearnMore}"),
        "tokens",
        null,
        "rate_limit_exceeded");

    // The guide names this error; its text is not recorded anywhere.
    public static ErrorResponse NoFlexCapacity() => new(
        StatusCodes.Status429TooManyRequests,
        "Resource unavailable: flex processing does not have the capacity for this request at the moment. You were not charged. Please try again later, or use the default service tier.",
        "resource_unavailable",
        null,
        "resource_unavailable");

    public static ErrorResponse Quota() => new(
        StatusCodes.Status429TooManyRequests,
        "You exceeded your current quota, please check your plan and billing details. For more information on this error, read the docs: https://platform.openai.com/docs/guides/error-codes/api-errors.",
        "insufficient_quota",
        null,
        "insufficient_quota");

    /// <summary>The headers that say when to retry: in milliseconds, and in seconds for clients that know only those.</summary>
    public static IReadOnlyDictionary<string, string> RetryAfter(TimeSpan? wait)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (wait is { } time)
        {
            headers["retry-after-ms"] = Math.Ceiling(time.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
            headers["retry-after"] = Math.Ceiling(time.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        return headers;
    }

    private static string Short(string of) => of switch
    {
        "requests" => "RPM",
        "tokens" => "TPM",
        _ => "IPM",
    };
}

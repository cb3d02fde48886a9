using GptImage2.Emulator;

namespace GptImage2.AspNetCore.Tests.Problems;

/// <summary>A call that fails, and the problem that it is answered with.</summary>
/// <param name="Name">The last part of the type.</param>
/// <param name="Status">The status.</param>
/// <param name="Reply">What the endpoint answers; null where nothing is sent.</param>
internal sealed record ProblemCase(string Name, int Status, Reply? Reply)
{
    private static readonly Reply Sent = Reply.Json(Stock.Json);

    /// <summary>The header Retry-After in seconds.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>Options of the client that make it fail.</summary>
    public Action<GptImage2Options>? Options { get; init; }

    public static IReadOnlyDictionary<string, ProblemCase> All { get; } = new Dictionary<string, ProblemCase>
    {
        ["refusal"] = new("refused", 422, Reply.Refusal("a secret")),
        ["filter"] = new("content-filtered", 422, Reply.ContentFiltered("a secret")),
        ["truncated"] = new("reply-truncated", 502, Reply.Truncated("{\"a secret")),
        ["empty"] = new("reply-empty", 502, Reply.Text("")),
        ["invalid"] = new("reply-invalid", 502, Reply.Json("{\"product_name\":\"a secret\"}")),
        ["rate limit"] = new("rate-limited", 429, Reply.RateLimited(TimeSpan.FromSeconds(90))) { RetryAfter = "90" },
        ["quota"] = new("endpoint-quota", 503, Reply.QuotaExceeded()),
        ["overloaded"] = new("endpoint-overloaded", 503, Reply.Overloaded().WithHeader("retry-after", "7")) { RetryAfter = "7" },
        ["server error"] = new("endpoint-error", 502, Reply.ServerError()),
        ["key"] = new("endpoint-error", 502, Reply.Error(401, "a secret")),
        ["broken image"] = new("image-rejected", 422, Reply.Error(400, "a secret", code: "image_parse_error")),
        ["large request"] = new("input-too-long", 413, Reply.Error(413, "a secret")),
        ["long request"] = new("input-too-long", 413, Reply.Error(400, "a secret", code: "context_length_exceeded")),
        ["page of a proxy"] = new("endpoint-response", 502, Reply.Raw(200, "text/html", "<p>a secret</p>")),
        ["connection"] = new("endpoint-unreachable", 502, Reply.Broken(Fault.CloseBeforeAnswer())),
        ["timeout"] = new("endpoint-timeout", 504, Reply.Broken(Fault.StallBeforeAnswer())) { Options = gpt => gpt.AttemptTimeout = TimeSpan.FromMilliseconds(100) },
        ["gateway timeout"] = new("endpoint-timeout", 504, Reply.Error(504, "a secret")),
        ["budget"] = new("budget-exceeded", 503, Sent) { Options = gpt => gpt.MaxCost = 0.000_001m },
        ["credential"] = new("request-not-made", 503, Sent) { Options = gpt => (gpt.ApiKey, gpt.Credential) = (null, ApiCredential.FromKey(_ => throw new InvalidOperationException("a secret"))) },
        ["header"] = new("request-not-made", 503, Sent) { Options = gpt => gpt.ConfigureHeaders = (_, _) => throw new InvalidOperationException("a secret") },
        ["context window"] = new("input-too-long", 413, Sent) { Options = gpt => gpt.ContextTokens = 5 },
        ["limiter"] = new("request-limit", 503, Sent) { Options = gpt => gpt.RequestLimiter = new RefusingLimiter(), RetryAfter = "3" },
    };

    private sealed class RefusingLimiter : IRequestLimiter
    {
        public ValueTask<IRequestLease> ReserveAsync(RequestDemand demand, CancellationToken cancellationToken) =>
            throw new RequestLimitException("a secret") { RetryAfter = TimeSpan.FromSeconds(2.5) };

        public void Pause(TimeSpan duration)
        {
        }
    }
}

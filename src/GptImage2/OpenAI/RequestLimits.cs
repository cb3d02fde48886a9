using System.ClientModel.Primitives;
using GptImage2.Endpoints.RateLimiting;
using GptImage2.Messages;

namespace GptImage2.OpenAI;

/// <summary>The limiter of a client: what each request asks of it, and what it learns from the answers.</summary>
/// <param name="limiter">The limiter.</param>
/// <param name="model">The model of the client.</param>
/// <param name="countsTokens">Whether the limiter may count tokens, so that they must be estimated.</param>
/// <param name="longestPause">The longest pause that is kept. After a longer one is asked for, the endpoint refuses each request by itself.</param>
/// <param name="clock">The clock.</param>
internal sealed class RequestLimits(IRequestLimiter limiter, string model, bool countsTokens, TimeSpan longestPause, TimeProvider clock)
{
    private const int TooManyRequests = 429;
    private const int Unavailable = 503;

    public IRequestLimiter Limiter => limiter;

    public TimeProvider Clock => clock;

    public RequestDemand DemandOf(RequestState state) =>
        new(state.Request!.Settings.Model ?? model, countsTokens ? state.InputTokens ??= RequestTokens.Estimate(state.Request!) : 0)
        {
            MaxOutputTokens = state.Request!.MaxOutputTokens,
            Attempt = state.Attempts,
        };

    /// <summary>Holds back the requests of all calls when an answer says that the endpoint takes none for a time.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="body">Its body; empty when it is a stream.</param>
    public void Learn(PipelineResponse response, ReadOnlySpan<byte> body)
    {
        Pause(RateLimitHeaders.Pause(response.Headers));
        if (ConcernsAll(response, body))
            Pause(RetryAfter.Of(response, clock.GetUtcNow()) ?? (response.Status == TooManyRequests ? JsonModeRetryPolicy.ShortestDelay : TimeSpan.Zero));
    }

    /// <summary>What a request took that was answered with an error; null when that is unknown.</summary>
    public static TokenUsage? UsageOfFailure(PipelineResponse response) => response.Status == TooManyRequests ? new TokenUsage(0, 0) : null;

    // An error that no wait can help is about this request only. A shortage of the tier flex does not concern requests of
    // other tiers.
    private static bool ConcernsAll(PipelineResponse response, ReadOnlySpan<byte> body) =>
        response.Status is TooManyRequests or Unavailable && ApiErrorReader.TryRead(body) is not ({ IsPermanent: true } or { IsFlexShortage: true });

    private void Pause(TimeSpan duration)
    {
        if (duration > TimeSpan.Zero && duration <= longestPause)
            limiter.Pause(duration);
    }
}

using System.ClientModel;
using System.ClientModel.Primitives;
using GptImage2.Endpoints.Telemetry;
using GptImage2.Results;

namespace GptImage2.OpenAI;

/// <summary>
/// Sends a request again when that can help. It waits before: as long as the endpoint asks for, or otherwise for a delay
/// that doubles from half a second up to 8 seconds.
/// </summary>
internal sealed class JsonModeRetryPolicy(int maxRetries, TimeSpan maxDelay, TimeProvider clock, CallLog log) : ClientRetryPolicy
{
    private const double FirstDelaySeconds = 0.5;
    private const double LastDelaySeconds = 8;
    private const double Jitter = 0.25;

    /// <summary>The shortest delay before a retry for which the endpoint does not ask for one.</summary>
    public static readonly TimeSpan ShortestDelay = TimeSpan.FromSeconds(FirstDelaySeconds * (1 - Jitter));

    protected override void OnSendingRequest(PipelineMessage message) => RequestState.Of(message).Attempts++;

    protected override ValueTask OnSendingRequestAsync(PipelineMessage message)
    {
        OnSendingRequest(message);
        return default;
    }

    protected override bool ShouldRetry(PipelineMessage message, Exception? exception)
    {
        RequestState.Of(message).Failure = exception?.GetBaseException().GetType().Name;
        // Each attempt would be redirected again.
        if (RequestState.Of(message).Sent?.Failure() is not null || exception is RedirectedException)
            return false;
        // A refused key that was replaced costs nothing, so it does not count as a retry.
        if (RequestState.Of(message).NextKey is not null && !message.CancellationToken.IsCancellationRequested)
            return true;
        int retries = RequestState.Of(message).KeyRenewed ? maxRetries + 1 : maxRetries;
        if (RequestState.Of(message).Attempts > retries || message.CancellationToken.IsCancellationRequested)
            return false;
        if (exception is not null || message.Response is not { } response)
            return exception is ClientResultException or HttpRequestException or IOException or OperationCanceledException;
        ApiError? error = ApiErrorReader.TryRead(RequestState.Of(message).Answer.Span);
        return IsTransient(response)
            && error is not { IsPermanent: true }
            && !(error is { IsFlexShortage: true } && RequestState.Of(message).Request?.Settings.FallsBack == true)
            && (RetryAfter.Of(response, clock.GetUtcNow()) ?? TimeSpan.Zero) <= maxDelay;
    }

    protected override TimeSpan GetNextDelay(PipelineMessage message, int tryCount)
    {
        TimeSpan delay = DelayOf(message);
        var state = RequestState.Of(message);
        log.Retrying(state.Account.Method, state.Attempts, state.Failure, message.Response?.Status, delay);
        return delay;
    }

    protected override Task WaitAsync(TimeSpan delay, CancellationToken cancellationToken) =>
        Task.Delay(delay, clock, cancellationToken);

    private TimeSpan DelayOf(PipelineMessage message)
    {
        if (RequestState.Of(message).NextKey is not null)
            return TimeSpan.Zero;
        if (message.Response is { } response && RetryAfter.Of(response, clock.GetUtcNow()) is { } asked)
            return asked;
        double seconds = Math.Min(FirstDelaySeconds * Math.Pow(2, RequestState.Of(message).Attempts - 1), LastDelaySeconds);
        // Random, so that clients that failed at the same time do not retry at the same time.
        seconds *= 1 - Random.Shared.NextDouble() * Jitter;
        return TimeSpan.FromSeconds(Math.Min(seconds, maxDelay.TotalSeconds));
    }

    private static bool IsTransient(PipelineResponse response)
    {
        if (response.Headers.TryGetValue("x-should-retry", out string? verdict) && bool.TryParse(verdict, out bool retry))
            return retry;
        return response.Status is 408 or 409 or 429 or >= 500;
    }
}

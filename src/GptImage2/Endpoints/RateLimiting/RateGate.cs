using GptImage2.Messages;

namespace GptImage2.Endpoints.RateLimiting;

/// <summary>
/// Delays attempts so that they keep the limits per minute, and while the endpoint reports that its limits are used up.
/// Each attempt gets its time when it arrives, so that attempts are sent in the order of arrival.
/// </summary>
internal sealed class RateGate(TimeProvider clock, TimeSpan longestPause, int? requestsPerMinute, int? tokensPerMinute)
{
    private readonly Lock _lock = new();
    private readonly long _start = clock.GetTimestamp();
    private readonly MinuteBucket? _requests = requestsPerMinute is { } requests ? new MinuteBucket(requests) : null;
    private readonly MinuteBucket? _tokens = tokensPerMinute is { } tokens ? new MinuteBucket(tokens) : null;
    private TimeSpan _pausedUntil;
    private TimeSpan _lastDue;

    private TimeSpan Now => clock.GetElapsedTime(_start);

    /// <summary>Waits until a request may be sent.</summary>
    /// <returns>How long the request had to wait.</returns>
    public async ValueTask<TimeSpan> WaitAsync(JsonModeRequest request, CancellationToken cancellationToken)
    {
        long tokens = _tokens is null ? 0 : RequestTokens.Estimate(request);
        TimeSpan waited = Reserve(tokens, out TimeSpan due);
        try
        {
            if (waited > TimeSpan.Zero)
                await Task.Delay(waited, clock, cancellationToken).ConfigureAwait(false);
            // An answer that arrived meanwhile may have paused all requests.
            while (PauseAfter(due) is { } pause)
            {
                due += pause;
                waited += pause;
                await Task.Delay(pause, clock, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            Return(tokens);
            throw;
        }

        return waited;
    }

    /// <summary>Replaces the estimate of a request by its actual usage.</summary>
    public void Settle(JsonModeRequest request, TokenUsage usage)
    {
        if (_tokens is null)
            return;
        lock (_lock)
            _tokens.Return(RequestTokens.Estimate(request) - usage.TotalTokens);
    }

    /// <summary>Pauses all requests until the endpoint's limits are available again. A pause longer than the longest retry delay is ignored: the endpoint may reject the request.</summary>
    public void Note(TimeSpan pause)
    {
        if (pause <= TimeSpan.Zero || pause > longestPause)
            return;
        lock (_lock)
            _pausedUntil = Later(_pausedUntil, Now + pause);
    }

    private TimeSpan Reserve(long tokens, out TimeSpan due)
    {
        lock (_lock)
        {
            TimeSpan now = Now;
            due = Later(now, _pausedUntil);
            due = Later(due, now + (_requests?.Take(1, now) ?? TimeSpan.Zero));
            due = Later(due, now + (_tokens?.Take(tokens, now) ?? TimeSpan.Zero));
            if (_lastDue > now)
                due = Later(due, _lastDue + TimeSpan.FromTicks(1));
            if (due > now)
                _lastDue = due;
            return due - now;
        }
    }

    private TimeSpan? PauseAfter(TimeSpan due)
    {
        lock (_lock)
            return _pausedUntil > due ? _pausedUntil - due : null;
    }

    private void Return(long tokens)
    {
        lock (_lock)
        {
            _requests?.Return(1);
            _tokens?.Return(tokens);
        }
    }

    private static TimeSpan Later(TimeSpan left, TimeSpan right) => left > right ? left : right;
}

using GptImage2.Messages;

namespace GptImage2.Endpoints.RateLimiting;

/// <summary>
/// Lets attempts pass as fast as the limits on a minute allow, and not while the endpoint says that nothing remains.
/// Each gets its time when it comes, one behind the other, so that the order is that of coming.
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
    /// <returns>How long the wait was to be.</returns>
    public async ValueTask<TimeSpan> WaitAsync(JsonModeRequest request, CancellationToken cancellationToken)
    {
        long tokens = _tokens is null ? 0 : RequestTokens.Estimate(request);
        TimeSpan waited = Reserve(tokens, out TimeSpan due);
        try
        {
            if (waited > TimeSpan.Zero)
                await Task.Delay(waited, clock, cancellationToken).ConfigureAwait(false);
            // What was answered meanwhile may have stopped all.
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

    /// <summary>Corrects the estimate of a request by what it took.</summary>
    public void Settle(JsonModeRequest request, TokenUsage usage)
    {
        if (_tokens is null)
            return;
        lock (_lock)
            _tokens.Return(RequestTokens.Estimate(request) - usage.TotalTokens);
    }

    /// <summary>Notes that nothing remains for a while. Where that is longer than a retry would wait, the endpoint may say no itself.</summary>
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

namespace GptImage2.Endpoints.RateLimiting.Sharing;

/// <summary>The limit itself, where it is kept: two buckets that fill evenly by the limits of a minute. They are empty at first, never full.</summary>
/// <remarks>
/// It books ahead: who asks when there is nothing gets a slice that begins later, so that all are served in their order, and no one asks twice.
/// A slice is at most the holder's share of what comes in the time of a slice, or of what is there.
/// </remarks>
internal sealed class SharedBucket(SharedLimits limits, TimeSpan slice, string epoch)
{
    private readonly MinuteLevel? _requests = limits.RequestsPerMinute is { } requests ? new MinuteLevel(requests, limits.RequestBurst) : null;
    private readonly MinuteLevel? _tokens = limits.TokensPerMinute is { } tokens ? new MinuteLevel(tokens, limits.TokenBurst) : null;
    private readonly Dictionary<string, TimeSpan> _holders = new(StringComparer.Ordinal);
    private TimeSpan _pausedUntil;

    /// <summary>What a slice has when there is no limit.</summary>
    public const long Unlimited = 1L << 50;

    public string Epoch => epoch;

    /// <summary>How long a slice may be used after it began.</summary>
    public TimeSpan Lifetime => slice * 2;

    /// <summary>How many processes have asked lately.</summary>
    public int Holders => _holders.Count;

    /// <summary>What may be taken now. Negative when it is booked ahead.</summary>
    public (double? Requests, double? Tokens) LevelsAt(TimeSpan now)
    {
        Fill(now);
        return (_requests?.Level, _tokens?.Level);
    }

    public LimitGrant Take(LimitDemand demand, TimeSpan now)
    {
        Fill(now);
        TakeBack(demand);
        if (demand.Requests <= 0)
            return new LimitGrant(epoch, 0, 0, TimeSpan.Zero, Lifetime);

        int holders = CountHolders(demand.Holder, now);
        long requests = _requests?.ShareOf(demand.Requests, 1, slice, holders) ?? demand.Requests;
        long tokens = _tokens?.ShareOf(demand.Tokens, demand.LeastTokens, slice, holders) ?? Unlimited;
        TimeSpan delay = TimeSpan.Zero;
        if (_requests is not null)
            delay = _requests.Take(requests);
        if (_tokens is not null && _tokens.Take(tokens) is var tokenDelay && tokenDelay > delay)
            delay = tokenDelay;
        if (_pausedUntil > now)
            delay += _pausedUntil - now;
        return new LimitGrant(epoch, requests, tokens, delay, Lifetime);
    }

    /// <summary>Lets nothing begin for a time, and begins empty after it.</summary>
    public void Pause(TimeSpan duration, TimeSpan now)
    {
        if (now + duration <= _pausedUntil)
            return;
        Fill(now);
        _pausedUntil = now + duration;
        _requests?.Empty(_pausedUntil);
        _tokens?.Empty(_pausedUntil);
    }

    private void Fill(TimeSpan now)
    {
        _requests?.Fill(now);
        _tokens?.Fill(now);
    }

    // A debt is real, whoever granted it.
    private void TakeBack(LimitDemand demand)
    {
        if (demand.ReturnedTokens < 0)
            _tokens?.PutBack(demand.ReturnedTokens);
        if (demand.Epoch != epoch)
            return;
        _requests?.PutBack(Math.Max(0, demand.ReturnedRequests));
        _tokens?.PutBack(Math.Max(0, demand.ReturnedTokens));
    }

    private int CountHolders(string holder, TimeSpan now)
    {
        _holders[holder] = now;
        foreach ((string other, TimeSpan seen) in _holders)
        {
            if (now - seen > Lifetime)
                _holders.Remove(other);
        }

        return _holders.Count;
    }
}

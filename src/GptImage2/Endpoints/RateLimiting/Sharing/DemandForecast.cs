namespace GptImage2.Endpoints.RateLimiting.Sharing;

/// <summary>How much a process will want for the time of a slice: as much as it wanted lately.</summary>
internal sealed class DemandForecast(TimeSpan slice)
{
    private long _requests;
    private long _tokens;
    private double _requestRate;
    private double _tokenRate;
    private TimeSpan _since;
    private TimeSpan _last;

    /// <summary>The tokens of a usual request.</summary>
    public long TokensOfOne { get; private set; }

    /// <summary>Notes a request.</summary>
    public void Add(long tokens, TimeSpan now)
    {
        Roll(now);
        _requests++;
        _tokens += tokens;
        _last = now;
        TokensOfOne = TokensOfOne == 0 ? tokens : (TokensOfOne * 7 + tokens) / 8;
    }

    /// <summary>What it will want; nothing when it has not wanted anything for the time of a slice.</summary>
    public (long Requests, long Tokens) Wanted(TimeSpan now)
    {
        Roll(now);
        if (now - _last >= slice)
            return default;
        double requests = Math.Max(_requestRate, _requests);
        double tokens = Math.Max(_tokenRate, _tokens);
        return ((long)Math.Ceiling(requests), (long)Math.Ceiling(tokens));
    }

    // What came in the last complete time of a slice. Longer ago, it came to an end.
    private void Roll(TimeSpan now)
    {
        if (now - _since < slice)
            return;
        bool isNext = now - _since < slice * 2;
        _requestRate = isNext ? _requests : 0;
        _tokenRate = isNext ? _tokens : 0;
        _requests = 0;
        _tokens = 0;
        _since = now;
    }
}

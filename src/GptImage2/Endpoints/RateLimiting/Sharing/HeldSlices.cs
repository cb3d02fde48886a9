namespace GptImage2.Endpoints.RateLimiting.Sharing;

/// <summary>The slices of one limit that this process holds, and what it owes and gives back. It has no lock of its own.</summary>
internal sealed class HeldSlices
{
    private readonly List<HeldSlice> _slices = [];
    private string? _epoch;
    private long _returnedRequests;
    private long _returnedTokens;
    private long _owedTokens;

    /// <summary>Whether there is something to give back or to pay.</summary>
    public bool HasReturns => _returnedRequests > 0 || _returnedTokens > 0 || _owedTokens > 0;

    public bool IsEmpty => _slices.Count == 0;

    /// <summary>The requests of all slices.</summary>
    public long Requests { get; private set; }

    /// <summary>The tokens of all slices.</summary>
    public long Tokens { get; private set; }

    /// <summary>Whether a slice has not begun.</summary>
    public bool HasNext(TimeSpan now) => _slices.Count > 0 && !_slices[^1].HasBegun(now);

    /// <summary>When the next slice begins or ends; null when there is none.</summary>
    public TimeSpan? NextChange(TimeSpan now) => _slices.Count == 0 ? null : _slices.Min(slice => slice.HasBegun(now) ? slice.Until : slice.From);

    public void Add(HeldSlice slice)
    {
        if (slice.Epoch != _epoch)
        {
            // The limit that they came from is gone, and takes nothing back.
            _epoch = slice.Epoch;
            _returnedRequests = 0;
            _returnedTokens = 0;
        }

        long paid = Math.Min(_owedTokens, slice.Tokens);
        _owedTokens -= paid;
        slice.Tokens -= paid;
        _slices.Add(slice);
        Requests += slice.Requests;
        Tokens += slice.Tokens;
    }

    /// <summary>Takes a request and its tokens out of slices that have begun, the oldest first.</summary>
    /// <returns>The slice that ends first of those that were used; null when they do not have enough.</returns>
    public HeldSlice? TryTake(long tokens, TimeSpan now)
    {
        HeldSlice? source = null;
        long available = 0;
        foreach (HeldSlice slice in _slices)
        {
            if (!slice.HasBegun(now))
                continue;
            available += slice.Tokens;
            if (source is null && slice.Requests > 0)
                source = slice;
        }

        if (source is null || available < tokens)
            return null;
        source.Requests--;
        Requests--;
        Tokens -= tokens;
        HeldSlice first = source;
        foreach (HeldSlice slice in _slices)
        {
            if (tokens == 0 || !slice.HasBegun(now))
                continue;
            long taken = Math.Min(tokens, slice.Tokens);
            slice.Tokens -= taken;
            tokens -= taken;
            if (taken > 0 && slice.Until < first.Until)
                first = slice;
        }

        return first;
    }

    /// <summary>Takes back what a request did not need: into the newest slice that it may be used in, else for the limit.</summary>
    public void PutBack(string epoch, int requests, long tokens, TimeSpan now)
    {
        if (tokens < 0)
        {
            Owe(-tokens);
            tokens = 0;
        }

        if (epoch != _epoch)
            return;
        if (_slices.LastOrDefault(slice => slice.HasBegun(now)) is { } newest)
        {
            newest.Requests += requests;
            newest.Tokens += tokens;
            Requests += requests;
            Tokens += tokens;
        }
        else
        {
            _returnedRequests += requests;
            _returnedTokens += tokens;
        }
    }

    /// <summary>Removes slices that have ended.</summary>
    public void Expire(TimeSpan now, DateTimeOffset time)
    {
        for (int index = _slices.Count - 1; index >= 0; index--)
        {
            if (_slices[index].HasEnded(now, time))
                Remove(index);
        }
    }

    /// <summary>Removes all slices.</summary>
    public void Clear()
    {
        for (int index = _slices.Count - 1; index >= 0; index--)
            Remove(index);
    }

    /// <summary>Takes what is to be given back, for a demand that is sent now.</summary>
    public LimitDemand TakeReturns(LimitDemand demand)
    {
        demand = demand with { Epoch = _epoch, ReturnedRequests = _returnedRequests, ReturnedTokens = _returnedTokens - _owedTokens };
        _returnedRequests = 0;
        _returnedTokens = 0;
        _owedTokens = 0;
        return demand;
    }

    /// <summary>Keeps what is owed, after a demand that was not answered. What was given back may have arrived, and is not given back twice.</summary>
    public void KeepDebt(LimitDemand demand)
    {
        if (demand.ReturnedTokens < 0)
            _owedTokens -= demand.ReturnedTokens;
    }

    private void Remove(int index)
    {
        HeldSlice slice = _slices[index];
        Requests -= slice.Requests;
        Tokens -= slice.Tokens;
        if (slice.Epoch == _epoch)
        {
            _returnedRequests += slice.Requests;
            _returnedTokens += slice.Tokens;
        }

        _slices.RemoveAt(index);
    }

    private void Owe(long tokens)
    {
        foreach (HeldSlice slice in _slices)
        {
            long taken = Math.Min(tokens, slice.Tokens);
            slice.Tokens -= taken;
            Tokens -= taken;
            tokens -= taken;
        }

        _owedTokens += tokens;
    }
}

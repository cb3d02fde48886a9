namespace GptImage2.Endpoints.RateLimiting.Sharing;

/// <summary>The place of a request in a slice.</summary>
internal sealed class SliceLease(SliceHolder holder, HeldSlice slice, long tokens) : IRequestLease
{
    private int _isEnded;

    public HeldSlice Slice => slice;

    public long Tokens => tokens;

    public void Settle(TokenUsage? usage)
    {
        if (Interlocked.Exchange(ref _isEnded, 1) == 0 && usage is { } counted)
            holder.PutBack(slice.Epoch, 0, tokens - Math.Max(0, counted.TotalTokens));
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isEnded, 1) == 0)
            holder.PutBack(slice.Epoch, 1, tokens);
    }
}

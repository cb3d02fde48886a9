namespace GptImage2.Endpoints.RateLimiting.Sharing;

/// <summary>A request that waits for a slice.</summary>
internal sealed class SliceWaiter : TaskCompletionSource<SliceLease>
{
    public SliceWaiter(long tokens, TimeSpan since)
        : base(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        Tokens = tokens;
        Since = since;
        Node = new LinkedListNode<SliceWaiter>(this);
    }

    public long Tokens { get; }

    /// <summary>When it began to wait.</summary>
    public TimeSpan Since { get; }

    public LinkedListNode<SliceWaiter> Node { get; }
}

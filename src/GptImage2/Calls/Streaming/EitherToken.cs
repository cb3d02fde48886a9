namespace GptImage2.Calls.Streaming;

/// <summary>Combines the two tokens that can cancel a stream. If only one of them can be cancelled, that one is used.</summary>
internal static class EitherToken
{
    public static CancellationTokenSource? Link(CancellationToken first, CancellationToken second, out CancellationToken either)
    {
        CancellationTokenSource? linked = first.CanBeCanceled && second.CanBeCanceled && first != second
            ? CancellationTokenSource.CreateLinkedTokenSource(first, second)
            : null;
        either = linked?.Token ?? (first.CanBeCanceled ? first : second);
        return linked;
    }
}

namespace GptImage2.Calls.Streaming;

/// <summary>One token for the two that a stream can be cancelled with. Where only one of them can be, it is that one.</summary>
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

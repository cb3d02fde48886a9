namespace GptImage2.OpenAI;

/// <summary>The lease of an attempt, until the attempt has ended or the request takes the lease over.</summary>
internal sealed class AttemptLease(IRequestLease lease) : IDisposable
{
    private IRequestLease? _lease = lease;

    public void Settle(TokenUsage? usage) => _lease?.Settle(usage);

    /// <summary>Hands the lease over; it is not disposed here then.</summary>
    public IRequestLease? Leave() => Interlocked.Exchange(ref _lease, null);

    public void Dispose() => _lease?.Dispose();
}

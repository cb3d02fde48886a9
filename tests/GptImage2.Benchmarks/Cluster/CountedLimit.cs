using GptImage2.Endpoints.RateLimiting.Sharing;

namespace GptImage2.Benchmarks.Cluster;

/// <summary>A shared limit that counts its round trips.</summary>
internal sealed class CountedLimit(ISharedLimit limit) : ISharedLimit
{
    private long _trips;

    public long Trips => Interlocked.Read(ref _trips);

    public Task<LimitGrant> TakeAsync(LimitDemand demand, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _trips);
        return limit.TakeAsync(demand, cancellationToken);
    }

    public Task PauseAsync(TimeSpan duration, CancellationToken cancellationToken) => limit.PauseAsync(duration, cancellationToken);
}

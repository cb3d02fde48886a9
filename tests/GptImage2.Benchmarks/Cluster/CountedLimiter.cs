namespace GptImage2.Benchmarks.Cluster;

/// <summary>A limiter that counts its requests, and those that had to wait.</summary>
internal sealed class CountedLimiter(IRequestLimiter limiter) : IRequestLimiter
{
    private long _requests;
    private long _waits;

    public long Requests => Interlocked.Read(ref _requests);

    public long Waits => Interlocked.Read(ref _waits);

    public ValueTask<IRequestLease> ReserveAsync(RequestDemand demand, CancellationToken cancellationToken)
    {
        ValueTask<IRequestLease> reservation = limiter.ReserveAsync(demand, cancellationToken);
        Interlocked.Increment(ref _requests);
        if (!reservation.IsCompleted)
            Interlocked.Increment(ref _waits);
        return reservation;
    }

    public void Pause(TimeSpan duration) => limiter.Pause(duration);
}

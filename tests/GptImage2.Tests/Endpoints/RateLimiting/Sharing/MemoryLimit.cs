using GptImage2.Endpoints.RateLimiting.Sharing;

namespace GptImage2.Tests.Endpoints.RateLimiting.Sharing;

/// <summary>A shared limit in the memory of this process, which can be out of reach.</summary>
internal sealed class MemoryLimit(SharedLimits limits, TimeSpan slice, TimeProvider clock) : ISharedLimit
{
    private readonly Lock _lock = new();
    private readonly long _start = clock.GetTimestamp();
    private SharedBucket _bucket = new(limits, slice, "1");
    private int _epoch = 1;

    /// <summary>Whether it does not answer.</summary>
    public Exception? Failure { get; set; }

    /// <summary>The tokens that were granted and not given back.</summary>
    public long TokensOut { get; private set; }

    /// <summary>The demands in the order in which they came.</summary>
    public List<LimitDemand> Demands { get; } = [];

    public Task<LimitGrant> TakeAsync(LimitDemand demand, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            Demands.Add(demand);
            if (Failure is { } failure)
                return Task.FromException<LimitGrant>(failure);
            LimitGrant grant = _bucket.Take(demand, clock.GetElapsedTime(_start));
            TokensOut += grant.Tokens - demand.ReturnedTokens;
            return Task.FromResult(grant);
        }
    }

    public Task PauseAsync(TimeSpan duration, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (Failure is { } failure)
                return Task.FromException(failure);
            _bucket.Pause(duration, clock.GetElapsedTime(_start));
            return Task.CompletedTask;
        }
    }

    /// <summary>Loses its state.</summary>
    public void Lose()
    {
        lock (_lock)
            _bucket = new SharedBucket(limits, slice, $"{++_epoch}");
    }

    public LimitDemand[] DemandsSoFar()
    {
        lock (_lock)
            return [.. Demands];
    }
}

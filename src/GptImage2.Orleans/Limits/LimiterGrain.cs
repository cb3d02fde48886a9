using GptImage2.Endpoints.RateLimiting.Sharing;
using Microsoft.Extensions.Options;
using Orleans.Runtime;

namespace GptImage2.Orleans.Limits;

/// <inheritdoc cref="ILimiterGrain"/>
[GrainType("gptimage2.limiter")]
internal sealed class LimiterGrain : Grain, ILimiterGrain
{
    private readonly SharedBucket? _bucket;
    private readonly string _name;
    private readonly TimeProvider _clock;
    private readonly long _start;
    private readonly string _silo;
    private long _slices;

    public LimiterGrain(IGrainContext context, IOptionsMonitor<ClusterLimiter> limiters, ILocalSiloDetails silo)
    {
        (string name, string model) = LimiterKey.Parse(context.GrainId.Key.ToString()!);
        SharedLimiterOptions? options = limiters.Get(name).Options;
        _name = name;
        _clock = options?.TimeProvider ?? TimeProvider.System;
        _start = _clock.GetTimestamp();
        _silo = silo.Name;
        if (options is not null)
            _bucket = new SharedBucket(options.LimitsOf(model), options.SliceDuration, Guid.NewGuid().ToString("N"));
    }

    private SharedBucket Bucket => _bucket
        ?? throw new InvalidOperationException($"The silo '{_silo}' has no limiter '{_name}'. Configure the same limiters on all silos and clients of the cluster.");

    public Task<LimiterGrant> TakeAsync(LimiterDemand demand)
    {
        LimitGrant grant = Bucket.Take(
            new LimitDemand(demand.Holder, demand.Requests, demand.Tokens, demand.LeastTokens)
            {
                Epoch = demand.Epoch,
                ReturnedRequests = demand.ReturnedRequests,
                ReturnedTokens = demand.ReturnedTokens,
            },
            Now());
        if (grant.Requests > 0)
            _slices++;
        return Task.FromResult(new LimiterGrant
        {
            Epoch = grant.Epoch,
            Requests = grant.Requests,
            Tokens = grant.Tokens,
            Delay = grant.Delay,
            Lifetime = grant.Lifetime,
        });
    }

    public Task PauseAsync(TimeSpan duration)
    {
        Bucket.Pause(duration, Now());
        return Task.CompletedTask;
    }

    public Task<LimiterLevels> ReadAsync()
    {
        (double? requests, double? tokens) = Bucket.LevelsAt(Now());
        return Task.FromResult(new LimiterLevels { Requests = requests, Tokens = tokens, Holders = Bucket.Holders, Slices = _slices, Silo = _silo });
    }

    private TimeSpan Now() => _clock.GetElapsedTime(_start);
}

using GptImage2.Endpoints.RateLimiting.Sharing;

namespace GptImage2.Orleans.Limits;

/// <summary>The limit of a model that is kept by a grain.</summary>
internal sealed class GrainLimit(IGrainFactory grains, string name, string model) : ISharedLimit
{
    private readonly ILimiterGrain _grain = grains.GetGrain<ILimiterGrain>(LimiterKey.Of(name, model));

    public async Task<LimitGrant> TakeAsync(LimitDemand demand, CancellationToken cancellationToken)
    {
        LimiterGrant grant = await _grain.TakeAsync(new LimiterDemand
        {
            Holder = demand.Holder,
            Requests = demand.Requests,
            Tokens = demand.Tokens,
            LeastTokens = demand.LeastTokens,
            Epoch = demand.Epoch,
            ReturnedRequests = demand.ReturnedRequests,
            ReturnedTokens = demand.ReturnedTokens,
        }).WaitAsync(cancellationToken).ConfigureAwait(false);
        return new LimitGrant(grant.Epoch, grant.Requests, grant.Tokens, grant.Delay, grant.Lifetime);
    }

    public Task PauseAsync(TimeSpan duration, CancellationToken cancellationToken) => _grain.PauseAsync(duration).WaitAsync(cancellationToken);
}

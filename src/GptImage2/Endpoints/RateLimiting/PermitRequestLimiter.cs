using System.Globalization;
using System.Threading.RateLimiting;

namespace GptImage2.Endpoints.RateLimiting;

/// <summary>Takes one permit of a <see cref="RateLimiter"/> for each request, and keeps the pauses that the endpoint asks for.</summary>
internal sealed class PermitRequestLimiter(RateLimiter limiter, TimeProvider clock) : IRequestLimiter
{
    private readonly RequestLimiter _pauses = new(new RequestLimiterOptions { TimeProvider = clock });

    public async ValueTask<IRequestLease> ReserveAsync(RequestDemand demand, CancellationToken cancellationToken)
    {
        RateLimitLease permit = await limiter.AcquireAsync(1, cancellationToken).ConfigureAwait(false);
        try
        {
            if (!permit.IsAcquired)
                throw Refused(permit);
            return new PermitLease(permit, await _pauses.ReserveAsync(demand, cancellationToken).ConfigureAwait(false));
        }
        catch
        {
            permit.Dispose();
            throw;
        }
    }

    public void Pause(TimeSpan duration) => _pauses.Pause(duration);

    /// <inheritdoc cref="RequestLimiter.PauseLeft"/>
    public TimeSpan PauseLeft => _pauses.PauseLeft;

    private static RequestLimitException Refused(RateLimitLease permit)
    {
        TimeSpan? wait = permit.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan asked) ? asked : null;
        string text = wait is null ? "" : string.Create(CultureInfo.InvariantCulture, $" It asks to wait {wait:c}.");
        return new RequestLimitException($"The RateLimiter refused the request: it has neither a permit nor a place in its queue.{text} Raise its QueueLimit, or call later.") { RetryAfter = wait };
    }

    private sealed class PermitLease(RateLimitLease permit, IRequestLease lease) : IRequestLease
    {
        public void Settle(TokenUsage? usage) => lease.Settle(usage);

        public void Dispose()
        {
            permit.Dispose();
            lease.Dispose();
        }
    }
}

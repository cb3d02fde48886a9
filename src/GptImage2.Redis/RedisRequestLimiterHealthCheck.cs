using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GptImage2;

/// <summary>Reports whether the limits in Redis can be reached. Without them no request is sent.</summary>
public sealed class RedisRequestLimiterHealthCheck : IHealthCheck
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    private readonly RedisRequestLimiter _limiter;

    /// <summary>Creates a check.</summary>
    /// <param name="limiter">The limiter.</param>
    public RedisRequestLimiterHealthCheck(RedisRequestLimiter limiter)
    {
        ArgumentNullException.ThrowIfNull(limiter);
        _limiter = limiter;
    }

    /// <summary>Runs the script of the limits, without taking anything of them.</summary>
    /// <param name="context">The context of the check.</param>
    /// <param name="cancellationToken">Cancels the check.</param>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(Timeout);
        try
        {
            await _limiter.CheckAsync(time.Token).ConfigureAwait(false);
            return HealthCheckResult.Healthy("The limits in Redis can be reached.");
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "Redis did not answer in time.", e);
        }
        catch (RequestLimitException e)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, e.Message, e);
        }
    }
}

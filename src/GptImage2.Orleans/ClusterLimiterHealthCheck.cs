using System.Globalization;
using GptImage2.Endpoints.RateLimiting.Sharing;
using GptImage2.Orleans.Limits;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GptImage2;

/// <summary>Reports whether this process reaches the limiter of its cluster.</summary>
/// <remarks>Register it with <c>services.AddHealthChecks().AddCheck&lt;ClusterLimiterHealthCheck&gt;("limiter")</c>.</remarks>
public sealed class ClusterLimiterHealthCheck : IHealthCheck
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private readonly IServiceProvider _services;
    private readonly string _name;
    private readonly string _model;

    /// <summary>Creates a check of the limiter of the default client and its usual model.</summary>
    /// <param name="services">The services of the silo or the client.</param>
    public ClusterLimiterHealthCheck(IServiceProvider services)
        : this(services, "", GptImage2Model.Id)
    {
    }

    /// <summary>Creates a check of the limiter of a named client.</summary>
    /// <param name="services">The services of the silo or the client.</param>
    /// <param name="name">The name of the client.</param>
    /// <param name="model">The id of the model.</param>
    public ClusterLimiterHealthCheck(IServiceProvider services, string name, string model)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentException.ThrowIfNullOrEmpty(model);
        _services = services;
        _name = name;
        _model = model;
    }

    /// <summary>Asks the limiter how far it is used.</summary>
    /// <param name="context">The context of the check.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (_services.GetKeyedService<SharedRequestLimiter>(_name)?.Trouble is { } trouble)
            return new HealthCheckResult(context.Registration.FailureStatus, $"The limiter could not be reached: {trouble.Message}", trouble);
        try
        {
            ILimiterGrain limiter = _services.GetRequiredService<IGrainFactory>().GetGrain<ILimiterGrain>(LimiterKey.Of(_name, _model));
            LimiterLevels levels = await limiter.ReadAsync().WaitAsync(LongestWait, cancellationToken).ConfigureAwait(false);
            return HealthCheckResult.Healthy(
                string.Create(CultureInfo.InvariantCulture, $"The limiter is on the silo '{levels.Silo}' and serves {levels.Holders} processes."),
                new Dictionary<string, object>(StringComparer.Ordinal)
                {
                    ["silo"] = levels.Silo,
                    ["holders"] = levels.Holders,
                    ["slices"] = levels.Slices,
                    ["requests"] = levels.Requests ?? double.PositiveInfinity,
                    ["tokens"] = levels.Tokens ?? double.PositiveInfinity,
                });
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, $"The limiter cannot be reached: {e.Message}", e);
        }
    }
}

using GptImage2.AspNetCore.Health;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace GptImage2;

/// <summary>Adds health checks of clients.</summary>
public static class GptImage2HealthChecksBuilderExtensions
{
    /// <summary>
    /// Adds a check of a client that <c>AddGptImage2</c> registered. It looks at the options and the key, at the budget and at pauses that
    /// the endpoint asked for; see <see cref="GptImage2HealthCheckOptions"/> for more.
    /// </summary>
    /// <remarks>
    /// Unhealthy: the client cannot make calls. Degraded: it can later, because a limit of cost is spent or the endpoint asked to wait.
    /// </remarks>
    /// <param name="builder">The builder.</param>
    /// <param name="clientName">The name of the client; null for the default client.</param>
    /// <param name="configure">Sets what is looked at; null for the defaults.</param>
    /// <param name="name">The name of the check; null for <c>gptimage2</c>, or <c>gptimage2:</c> with the name of the client.</param>
    /// <param name="failureStatus">The status of a client that cannot make calls; null for unhealthy.</param>
    /// <param name="tags">The tags of the check.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static IHealthChecksBuilder AddGptImage2(
        this IHealthChecksBuilder builder,
        string? clientName = null,
        Action<GptImage2HealthCheckOptions>? configure = null,
        string? name = null,
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = new GptImage2HealthCheckOptions();
        configure?.Invoke(options);
        options.Validate();
        string client = clientName ?? Options.DefaultName;
        return builder.Add(new HealthCheckRegistration(
            name ?? (client.Length == 0 ? "gptimage2" : $"gptimage2:{client}"),
            services => new ClientHealthCheck(services, client, options),
            failureStatus,
            tags));
    }
}

using GptImage2.Endpoints.RateLimiting.Sharing;
using GptImage2.Orleans.Limits;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Hosting;

namespace GptImage2;

/// <summary>Adds limits and jobs of a cluster to its silos and clients.</summary>
public static class GptImage2ClusterExtensions
{
    /// <summary>Shares the limits of the default client among all silos and clients of the cluster.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="configure">Sets the limits; they must be the same on all silos and clients.</param>
    /// <remarks>The client is registered with <c>services.AddGptImage2()</c>, without limits of its own.</remarks>
    public static ISiloBuilder AddGptImage2(this ISiloBuilder silo, Action<SharedLimiterOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(silo);
        AddLimiter(silo.Services, Options.DefaultName, configure);
        return silo;
    }

    /// <summary>Shares the limits of a named client among all silos and clients of the cluster.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="name">The name of the client. Give each endpoint and each project of a provider a client of its own: they have limits of their own.</param>
    /// <param name="configure">Sets the limits; they must be the same on all silos and clients.</param>
    public static ISiloBuilder AddGptImage2(this ISiloBuilder silo, string name, Action<SharedLimiterOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(silo);
        ArgumentException.ThrowIfNullOrEmpty(name);
        AddLimiter(silo.Services, name, configure);
        return silo;
    }

    /// <inheritdoc cref="AddGptImage2(ISiloBuilder, Action{SharedLimiterOptions}?)"/>
    /// <param name="client">The client of the cluster, such as a web server that is not a silo.</param>
    /// <param name="configure">Sets the limits; they must be the same on all silos and clients.</param>
    public static IClientBuilder AddGptImage2(this IClientBuilder client, Action<SharedLimiterOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        AddLimiter(client.Services, Options.DefaultName, configure);
        return client;
    }

    /// <inheritdoc cref="AddGptImage2(ISiloBuilder, string, Action{SharedLimiterOptions}?)"/>
    /// <param name="client">The client of the cluster, such as a web server that is not a silo.</param>
    /// <param name="name">The name of the client. Give each endpoint and each project of a provider a client of its own: they have limits of their own.</param>
    /// <param name="configure">Sets the limits; they must be the same on all silos and clients.</param>
    public static IClientBuilder AddGptImage2(this IClientBuilder client, string name, Action<SharedLimiterOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrEmpty(name);
        AddLimiter(client.Services, name, configure);
        return client;
    }

    private static void AddLimiter(IServiceCollection services, string name, Action<SharedLimiterOptions>? configure)
    {
        services.AddSingleton<JobPayloads>();
        if (configure is null)
            return;
        services.AddOptions<ClusterLimiter>(name).Configure(limiter =>
        {
            SharedLimiterOptions options = limiter.Options ??= new SharedLimiterOptions();
            configure(options);
            options.Validate();
        }).ValidateOnStart();
        services.AddKeyedSingleton(name, static (provider, key) =>
        {
            string limiter = (string)key!;
            SharedLimiterOptions options = provider.GetRequiredService<IOptionsMonitor<ClusterLimiter>>().Get(limiter).Options!;
            IGrainFactory grains = provider.GetRequiredService<IGrainFactory>();
            return new SharedRequestLimiter(model => new GrainLimit(grains, limiter, model), limiter.Length == 0 ? "default" : limiter, options.Timings, options.TimeProvider);
        });
        services.AddOptions<GptImage2Options>(name).Configure<IServiceProvider>((options, provider) => options.RequestLimiter ??= provider.GetRequiredKeyedService<SharedRequestLimiter>(name));
    }
}

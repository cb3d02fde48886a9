using GptImage2.Endpoints.RateLimiting.Sharing;
using GptImage2.Orleans.Jobs;
using GptImage2.Orleans.Limits;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Hosting;
using Orleans.Runtime;

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

    /// <summary>Registers a job that all silos of the cluster read together, as an <see cref="IJob{TItem, T}"/>. This silo works on it.</summary>
    /// <typeparam name="TClient">The interface that is called.</typeparam>
    /// <typeparam name="TItem">The type of the items. Orleans must be able to serialize it.</typeparam>
    /// <typeparam name="T">The type of the values. Orleans must be able to serialize it.</typeparam>
    /// <param name="silo">The silo. Its services have a <see cref="GptImage2Client"/>, and a <see cref="Journal"/> that all silos share.</param>
    /// <param name="definition">The definition. It is found by its name, and must be the same on all silos and clients.</param>
    /// <param name="options">The settings; null for the defaults.</param>
    /// <exception cref="ArgumentException">The definition has no name.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range; the message names the option.</exception>
    public static ISiloBuilder AddJob<TClient, TItem, T>(this ISiloBuilder silo, JobDefinition<TClient, TItem, T> definition, ClusterJobOptions? options = null)
        where TClient : class, IJsonModeClient<TClient>
    {
        ArgumentNullException.ThrowIfNull(silo);
        options = AddJob(silo.Services, definition, options);
        silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(provider => new JobWorker<TClient, TItem, T>(definition, options, provider));
        return silo;
    }

    /// <summary>Registers a job that the silos of the cluster read, as an <see cref="IJob{TItem, T}"/>. This client submits items and gets their results.</summary>
    /// <typeparam name="TClient">The interface that is called.</typeparam>
    /// <typeparam name="TItem">The type of the items. Orleans must be able to serialize it.</typeparam>
    /// <typeparam name="T">The type of the values. Orleans must be able to serialize it.</typeparam>
    /// <param name="client">The client of the cluster. It needs no journal.</param>
    /// <param name="definition">The definition. It is found by its name, and must be the same on all silos and clients.</param>
    /// <param name="options">The settings; null for the defaults.</param>
    /// <exception cref="ArgumentException">The definition has no name.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range; the message names the option.</exception>
    public static IClientBuilder AddJob<TClient, TItem, T>(this IClientBuilder client, JobDefinition<TClient, TItem, T> definition, ClusterJobOptions? options = null)
        where TClient : class, IJsonModeClient<TClient>
    {
        ArgumentNullException.ThrowIfNull(client);
        AddJob(client.Services, definition, options);
        return client;
    }

    private static ClusterJobOptions AddJob<TClient, TItem, T>(IServiceCollection services, JobDefinition<TClient, TItem, T> definition, ClusterJobOptions? options)
        where TClient : class, IJsonModeClient<TClient>
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentException.ThrowIfNullOrWhiteSpace(definition.Name, nameof(definition));
        options ??= new ClusterJobOptions();
        options.Validate();
        services.TryAddSingleton<JobPayloads>();
        services.AddSingleton<IJob<TItem, T>>(provider =>
            new ClusterJob<TItem, T>(definition.Name, definition.KeyOf, options, provider.GetRequiredService<IGrainFactory>(), provider.GetRequiredService<JobPayloads>()));
        return options;
    }

    private static void AddLimiter(IServiceCollection services, string name, Action<SharedLimiterOptions>? configure)
    {
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

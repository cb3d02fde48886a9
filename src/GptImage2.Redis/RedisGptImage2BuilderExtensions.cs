using GptImage2.Redis.Limits;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace GptImage2;

/// <summary>Adds limits in Redis to a client that <c>AddGptImage2</c> registered.</summary>
public static class RedisGptImage2BuilderExtensions
{
    /// <summary>
    /// Uses a <see cref="RedisRequestLimiter"/> for the requests of this client. It is a keyed service of its name, so that several clients
    /// can use the same one.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The name of the limits, such as <c>openai/project-a</c>: all processes and clients with this name share them.</param>
    /// <param name="configure">Sets the limits. They are checked when the host starts.</param>
    /// <param name="connectionString">The connection string of StackExchange.Redis; null uses the registered <see cref="IConnectionMultiplexer"/>.</param>
    /// <exception cref="ArgumentException">The connection string cannot be read. The message has nothing of it.</exception>
    public static IGptImage2Builder AddRedisRequestLimiter(
        this IGptImage2Builder builder,
        string name,
        Action<SharedLimiterOptions> configure,
        string? connectionString = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(configure);
        IServiceCollection services = builder.Services;
        if (connectionString is not null)
            RedisConnection.Check(connectionString);
        if (!services.Any(service => service.ServiceType == typeof(RedisRequestLimiter) && Equals(service.ServiceKey, name)))
            services.AddSingleton<IValidateOptions<SharedLimiterOptions>>(new SharedLimiterOptionsCheck(name));
        services.AddOptions<SharedLimiterOptions>(name)
            .Configure(configure)
            .PostConfigure<IServiceProvider>(static (options, provider) =>
            {
                if (options.TimeProvider == TimeProvider.System && provider.GetService<TimeProvider>() is { } clock)
                    options.TimeProvider = clock;
            })
            .ValidateOnStart();
        services.TryAddKeyedSingleton(name, (provider, _) => new RedisRequestLimiter(
            connectionString is null ? new RedisConnection(ConnectionOf(provider, name)) : new RedisConnection(connectionString),
            name,
            provider.GetRequiredService<IOptionsMonitor<SharedLimiterOptions>>().Get(name)));
        services.AddOptions<GptImage2Options>(builder.Name)
            .Configure<IServiceProvider>((options, provider) => options.RequestLimiter = provider.GetRequiredKeyedService<RedisRequestLimiter>(name));
        return builder;
    }

    private static IConnectionMultiplexer ConnectionOf(IServiceProvider provider, string name) =>
        provider.GetService<IConnectionMultiplexer>()
        ?? throw new InvalidOperationException($"AddRedisRequestLimiter(\"{name}\"): there is no {nameof(IConnectionMultiplexer)}. Register one, or give the method a connection string.");
}

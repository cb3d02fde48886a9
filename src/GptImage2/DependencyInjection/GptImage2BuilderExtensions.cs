using System.Diagnostics.CodeAnalysis;
using GptImage2.DependencyInjection;
using GptImage2.Endpoints.Caching;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GptImage2;

/// <summary>Adds services to a client that <c>AddGptImage2</c> registered.</summary>
public static class GptImage2BuilderExtensions
{
    /// <summary>Registers an interface that is bound to the client of this builder. For a named client, it is a keyed service of that name.</summary>
    /// <typeparam name="TClient">The interface. This compiles only for interfaces that the generator implements.</typeparam>
    /// <param name="builder">The builder.</param>
    public static IGptImage2Builder AddClient<TClient>(this IGptImage2Builder builder)
        where TClient : class, IJsonModeClient<TClient>
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (builder.Name.Length == 0)
            builder.Services.TryAddSingleton(static services => services.GetRequiredService<GptImage2Client>().Bind<TClient>());
        else
            builder.Services.TryAddKeyedSingleton(builder.Name, static (services, name) => services.GetRequiredKeyedService<GptImage2Client>(name).Bind<TClient>());
        return builder;
    }

    /// <summary>Registers a check of replies for the client of this builder only.</summary>
    /// <remarks>Each check of a reply runs in a scope of its own, and may use scoped services.</remarks>
    /// <typeparam name="T">The type of the value: what a method returns, or an item of the stream that it returns.</typeparam>
    /// <typeparam name="TCheck">The check. It is registered as a scoped service unless it is registered already.</typeparam>
    /// <param name="builder">The builder.</param>
    public static IGptImage2Builder AddReplyCheck<T, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TCheck>(this IGptImage2Builder builder)
        where TCheck : class, IReplyCheck<T>
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddScoped<TCheck>();
        builder.Services.AddOptions<GptImage2Options>(builder.Name)
            .Configure<IServiceScopeFactory>(static (options, scopes) => options.Checks.Add(new ScopedReplyCheck<T, TCheck>(scopes)));
        return builder;
    }

    /// <summary>
    /// Uses the registered <see cref="IRequestLimiter"/> for the requests of this client. Clients that use it share its limits.
    /// </summary>
    /// <param name="builder">The builder.</param>
    public static IGptImage2Builder AddRequestLimiter(this IGptImage2Builder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddOptions<GptImage2Options>(builder.Name).Configure<IRequestLimiter>(static (options, limiter) => options.RequestLimiter = limiter);
        return builder;
    }

    /// <summary>Caches replies that fit their contract in the registered <see cref="IDistributedCache"/>. The same request gets the cached reply.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="duration">How long a reply is cached; null uses <see cref="GptImage2Options.ReplyCacheDuration"/>.</param>
    public static IGptImage2Builder AddReplyCache(this IGptImage2Builder builder, TimeSpan? duration = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddOptions<GptImage2Options>(builder.Name).Configure<IDistributedCache>((options, cache) =>
        {
            options.ReplyCache = cache;
            options.ReplyCacheDuration = duration ?? options.ReplyCacheDuration;
        });
        return builder;
    }
}

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

using GptImage2.Endpoints.Telemetry;
using GptImage2.Messages;
using Microsoft.Extensions.Caching.Distributed;

namespace GptImage2.Endpoints.Caching;

/// <summary>Caches replies by the identity of their request. When the store fails or is slow, calls continue without it.</summary>
/// <param name="store">The store.</param>
/// <param name="duration">How long a reply stays in the store.</param>
/// <param name="endpoint">The address of the endpoint, with its query.</param>
/// <param name="model">The model of the client.</param>
/// <param name="log">The log.</param>
internal sealed class ReplyCache(TimeLimitedStore store, TimeSpan duration, string endpoint, string model, CallLog log)
{
    /// <summary>The requests that run, which equal calls share.</summary>
    public SharedCalls Running { get; } = new();

    public Task<RequestIdentity> IdentifyAsync(JsonModeRequest request, CancellationToken cancellationToken) =>
        RequestIdentity.OfAsync(endpoint, model, request, cancellationToken);

    /// <summary>Finds the reply to a request; null when there is none. An entry that cannot be read is dropped.</summary>
    public async Task<CachedReply?> FindAsync(RequestIdentity identity, string method, CancellationToken cancellationToken)
    {
        byte[]? entry;
        try
        {
            entry = await store.GetAsync(KeyOf(identity), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            log.CacheFailed(method, e);
            return null;
        }

        if (entry is null)
            return null;
        var reply = CachedReply.Decode(entry);
        if (reply is null)
            await DropAsync(identity, method, cancellationToken).ConfigureAwait(false);
        return reply;
    }

    /// <summary>Stores a reply. The value is available and paid for, so a failure of the store must not fail the call, and neither does a cancellation.</summary>
    public async Task StoreAsync(RequestIdentity identity, CachedReply reply, string method)
    {
        try
        {
            var options = new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = duration };
            await store.SetAsync(KeyOf(identity), reply.Encode(), options, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            log.CacheFailed(method, e);
        }
    }

    /// <summary>Removes an entry that cannot be read, or does not fit, so that the model is asked again.</summary>
    public async Task DropAsync(RequestIdentity identity, string method, CancellationToken cancellationToken)
    {
        log.CacheDropped(method);
        try
        {
            await store.RemoveAsync(KeyOf(identity), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            log.CacheFailed(method, e);
        }
    }

    public void Found(string method) => log.CacheHit(method);

    public void Shared(string method) => log.CallShared(method);

    private static string KeyOf(RequestIdentity identity) => "gptimage2:reply:" + identity.Hash;
}

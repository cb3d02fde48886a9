using GptImage2.Messages;
using GptImage2.Results;

namespace GptImage2.Endpoints.Caching;

/// <summary>Answers the first request of a call from the cache, if the reply is there; sends all other requests to the inner endpoint.</summary>
internal sealed class CachingChatEndpoint(IChatEndpoint endpoint, ReplyCache cache) : IChatEndpoint
{
    private string? _key;

    public string Name => endpoint.Name;

    public async Task<ChatCompletion> SendAsync(JsonModeRequest request, CallAccount account, CancellationToken cancellationToken)
    {
        // A correction depends on a reply that no other call will get.
        if (request.Correction is not null)
            return await endpoint.SendAsync(request, account, cancellationToken).ConfigureAwait(false);
        string key = await cache.KeyAsync(request, cancellationToken).ConfigureAwait(false);
        _key = key;
        if (await cache.FindAsync(key, account.Method, cancellationToken).ConfigureAwait(false) is { } cached)
        {
            cache.Found(account.Method);
            return Answer(cached, account);
        }

        return await endpoint.SendAsync(request, account, cancellationToken).ConfigureAwait(false);
    }

    // A stream is read while the model writes, so a cached reply is of no use to it.
    public Task<IChatStream> OpenAsync(JsonModeRequest request, CallAccount account, CancellationToken cancellationToken) =>
        endpoint.OpenAsync(request, account, cancellationToken);

    /// <summary>Caches the final reply of a call under its first request, unless it came from the cache.</summary>
    public async Task StoreAsync<T>(JsonModeResult<T> result, string method, CancellationToken cancellationToken)
    {
        if (_key is not null && !result.FromCache)
            await cache.StoreAsync(_key, new CachedReply(result.Model, result.Document), method, cancellationToken).ConfigureAwait(false);
    }

    private static ChatCompletion Answer(CachedReply cached, CallAccount account)
    {
        account.TakenFromCache(cached.Text, cached.Model);
        return new ChatCompletion
        {
            Model = cached.Model,
            HasMessage = true,
            Content = cached.Text,
            FinishReason = "stop",
            Usage = account.Usage,
        };
    }
}

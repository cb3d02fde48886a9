using GptImage2.Messages;
using GptImage2.Results;

namespace GptImage2.Endpoints.Caching;

/// <summary>Stands between one call and the endpoint: takes the first reply out of the cache, if it is there.</summary>
internal sealed class CachingChatEndpoint(IChatEndpoint endpoint, ReplyCache cache) : IChatEndpoint
{
    private string? _key;

    public string Name => endpoint.Name;

    public async Task<ChatCompletion> SendAsync(JsonModeRequest request, CallAccount account, CancellationToken cancellationToken)
    {
        // A correction is about a reply that no other call will get.
        if (request.Correction is not null)
            return await endpoint.SendAsync(request, account, cancellationToken).ConfigureAwait(false);
        string key = await cache.KeyAsync(request, cancellationToken).ConfigureAwait(false);
        _key = key;
        if (await cache.FindAsync(key, account.Method, cancellationToken).ConfigureAwait(false) is { } kept)
        {
            cache.Found(account.Method);
            return Answer(kept, account);
        }

        return await endpoint.SendAsync(request, account, cancellationToken).ConfigureAwait(false);
    }

    // The value of a stream is to be read while the model writes, so a kept reply is of no use to it.
    public Task<IChatStream> OpenAsync(JsonModeRequest request, CallAccount account, CancellationToken cancellationToken) =>
        endpoint.OpenAsync(request, account, cancellationToken);

    /// <summary>Keeps what a call ended with under the request that it began with, unless it is there already.</summary>
    public async Task KeepAsync<T>(JsonModeResult<T> result, string method, CancellationToken cancellationToken)
    {
        if (_key is not null && !result.FromCache)
            await cache.KeepAsync(_key, new CachedReply(result.Model, result.Document), method, cancellationToken).ConfigureAwait(false);
    }

    private static ChatCompletion Answer(CachedReply kept, CallAccount account)
    {
        account.TakenFromCache(kept.Text, kept.Model);
        return new ChatCompletion
        {
            Model = kept.Model,
            HasMessage = true,
            Content = kept.Text,
            FinishReason = "stop",
            Usage = account.Usage,
        };
    }
}

using GptImage2.Messages;
using GptImage2.Results;

namespace GptImage2.Endpoints.Caching;

/// <summary>Stands between one call and the endpoint: takes the first reply out of the cache, if it is there.</summary>
internal sealed class CachingChatEndpoint(IChatEndpoint endpoint, ReplyCache cache) : IChatEndpoint
{
    private string? _key;

    public string Name => endpoint.Name;

    public async Task<(ChatCompletion Completion, CallRecord Call)> SendAsync(JsonModeRequest request, CallRecord call, CancellationToken cancellationToken)
    {
        // A correction asks about a reply that nobody will have again.
        if (request.Correction is not null)
            return await endpoint.SendAsync(request, call, cancellationToken).ConfigureAwait(false);
        string key = await cache.KeyAsync(request, cancellationToken).ConfigureAwait(false);
        _key = key;
        if (await cache.FindAsync(key, call.Method, cancellationToken).ConfigureAwait(false) is { } kept)
        {
            cache.Found(call.Method);
            return Answer(kept, call);
        }

        return await endpoint.SendAsync(request, call, cancellationToken).ConfigureAwait(false);
    }

    // A reply that is read while it is written is of use to whoever waits for it.
    public Task<(IChatStream Stream, CallRecord Call)> OpenAsync(JsonModeRequest request, CallRecord call, CancellationToken cancellationToken) =>
        endpoint.OpenAsync(request, call, cancellationToken);

    /// <summary>Keeps what a call ended with under the request that it began with, unless it is there already.</summary>
    public async Task KeepAsync<T>(JsonModeResult<T> result, string method, CancellationToken cancellationToken)
    {
        if (_key is not null && !result.FromCache)
            await cache.KeepAsync(_key, new CachedReply(result.Model, result.Document), method, cancellationToken).ConfigureAwait(false);
    }

    private static (ChatCompletion Completion, CallRecord Call) Answer(CachedReply kept, CallRecord call)
    {
        var completion = new ChatCompletion
        {
            Model = kept.Model,
            HasMessage = true,
            Content = kept.Text,
            FinishReason = "stop",
            Usage = new TokenUsage(0, 0),
        };
        return (completion, call with { Usage = completion.Usage, Cost = 0, Model = kept.Model, Reply = kept.Text, FromCache = true });
    }
}

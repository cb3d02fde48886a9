using GptImage2.Extensions.AI;
using Microsoft.Extensions.AI;

namespace GptImage2;

/// <summary>Shows a <see cref="ChatClientCaller"/> which replies come from a cache. Put it between the cache and the provider's client.</summary>
/// <remarks>
/// A reply from a cache of Microsoft.Extensions.AI has the usage of the request that was once sent, and no mark. With this client in the
/// pipeline, a request that does not get here was not sent: its result has <see cref="JsonModeResult{T}.FromCache"/>, no tokens and no
/// cost, and measurements do not count it again.
/// <code>
/// IChatClient client = new CountedChatClient(provider).AsBuilder().UseDistributedCache(cache).Build();
/// </code>
/// </remarks>
/// <param name="innerClient">The client that sends the requests. It is disposed with this one.</param>
public sealed class CountedChatClient(IChatClient innerClient) : DelegatingChatClient(innerClient)
{
    /// <inheritdoc/>
    public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        Count();
        return base.GetResponseAsync(messages, options, cancellationToken);
    }

    /// <inheritdoc/>
    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        Count();
        return base.GetStreamingResponseAsync(messages, options, cancellationToken);
    }

    private static void Count()
    {
        if (ChatClientRequest.Current is { } request)
            request.WasSent = true;
    }
}

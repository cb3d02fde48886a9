using Microsoft.Extensions.AI;
using Microsoft.Extensions.Caching.Distributed;

namespace GptImage2.Hosting.Tests.Docs;

/// <summary>Code of docs/extensions-ai.md. <see cref="DocumentedCodeTests"/> compares it with the page.</summary>
internal static class ChatClientSamples
{
    public static IChatClient Cached(IChatClient provider, IDistributedCache cache)
    {
        #region extensions-ai.md
        IChatClient client = new CountedChatClient(provider).AsBuilder().UseDistributedCache(cache).Build();
        #endregion
        return client;
    }
}

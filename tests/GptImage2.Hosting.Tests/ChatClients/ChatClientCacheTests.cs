using GptImage2.Hosting.Tests.Docs;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace GptImage2.Hosting.Tests.ChatClients;

/// <summary>A reply out of the cache of a chat client is counted again only where nothing shows that it is one.</summary>
[Collection(nameof(ChatClientTelemetryTests))]
public sealed class ChatClientCacheTests : IDisposable
{
    private const string Provider = "acme.cache";

    private readonly Measured _measured = new(Provider);
    private readonly ScriptedChatClient _provider = new(Provider, """{"count":2}""");
    private readonly IDistributedCache _cache = new MemoryDistributedCache(Options.Create(new MemoryDistributedCacheOptions()));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _measured.Dispose();
        _provider.Dispose();
    }

    [Fact]
    public async Task With_a_counted_client_under_the_cache_nothing_is_counted_again()
    {
        ChatClientCaller caller = Caller(ChatClientSamples.Cached(_provider, _cache));
        IChats chats = caller.Bind<IChats>();

        JsonModeResult<Chat> sent = await chats.CountAsync(cancellationToken: Stop);
        JsonModeResult<Chat> found = await chats.CountAsync(cancellationToken: Stop);

        Assert.Equal((false, new TokenUsage(100, 20), 0.0011m, 1), (sent.FromCache, sent.Usage, sent.Cost, sent.Exchanges[0].Attempts));
        Assert.Equal((true, new TokenUsage(0, 0), 0m, 0, new Chat(2)), (found.FromCache, found.Usage, found.Cost, found.Exchanges[0].Attempts, found.Value));
        Assert.Equal((1, 0.0011m), (_provider.Asked, caller.Budget.Spent));
        Assert.Equal([100d, 20d], _measured.Of("gen_ai.client.token.usage"));
        Assert.Single(_measured.Of("gptimage2.cost"));
        Assert.Equal([null, true], _measured.Spans.Select(static span => span.GetTagItem("gptimage2.from_cache")));
        Assert.Equal(2, _measured.Of("gen_ai.client.operation.duration").Count());
    }

    [Fact]
    public async Task A_stream_out_of_the_cache_is_not_counted_again_either()
    {
        using var provider = new ScriptedChatClient(Provider, """{"items":[{"count":2}]}""");
        IChats chats = Caller(ChatClientSamples.Cached(provider, _cache)).Bind<IChats>();

        JsonModeStream<Chat> sent = chats.CountAllAsync(Stop);
        await sent.ToListAsync(Stop);
        JsonModeStream<Chat> found = chats.CountAllAsync(Stop);

        Assert.Equal([new Chat(2)], await found.ToListAsync(Stop));
        Assert.Equal((new TokenUsage(100, 20), new TokenUsage(0, 0), 0m, 1), (sent.Usage, found.Usage, found.Cost, provider.Asked));
        Assert.Equal([100d, 20d], _measured.Of("gen_ai.client.token.usage"));
    }

    [Fact]
    public async Task A_counted_client_without_a_cache_changes_nothing()
    {
        IChats chats = Caller(new CountedChatClient(_provider)).Bind<IChats>();
        using var provider = new ScriptedChatClient(Provider, """{"items":[{"count":2}]}""");
        JsonModeStream<Chat> stream = Caller(new CountedChatClient(provider)).Bind<IChats>().CountAllAsync(Stop);
        await stream.ToListAsync(Stop);

        JsonModeResult<Chat> result = await chats.CountAsync(cancellationToken: Stop);

        Assert.Equal((false, new TokenUsage(100, 20), new TokenUsage(100, 20)), (result.FromCache, result.Usage, stream.Usage));
    }

    // Microsoft.Extensions.AI marks no reply of its cache. docs/extensions-ai.md says what happens then.
    [Fact]
    public async Task Without_a_counted_client_the_usage_is_counted_again()
    {
        IChats chats = Caller(_provider.AsBuilder().UseDistributedCache(_cache).Build()).Bind<IChats>();

        await chats.CountAsync(cancellationToken: Stop);
        JsonModeResult<Chat> found = await chats.CountAsync(cancellationToken: Stop);

        Assert.Equal((1, false, new TokenUsage(100, 20)), (_provider.Asked, found.FromCache, found.Usage));
        Assert.Equal([100d, 20d, 100d, 20d], _measured.Of("gen_ai.client.token.usage"));
    }

    private static ChatClientCaller Caller(IChatClient client) => new(client, new ChatClientCallerOptions { Price = new ModelPrice(8, 15, default) });
}

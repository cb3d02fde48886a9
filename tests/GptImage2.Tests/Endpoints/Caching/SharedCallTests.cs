using GptImage2.Endpoints.Caching;
using GptImage2.Tests.Calls;
using GptImage2.Tests.Endpoints.Telemetry;
using GptImage2.Tests.OpenAI;

namespace GptImage2.Tests.Endpoints.Caching;

/// <summary>Equal calls that run at the same time, of a client with a cache.</summary>
public sealed class SharedCallTests : CallTest
{
    private static readonly Uri Endpoint = new("http://held.example/v1");

    private readonly DictionaryCache _cache = new();

    [Fact]
    public async Task Sixty_four_equal_calls_at_once_send_one_request_and_are_paid_for_once()
    {
        using var server = new HeldServer(Answer.Completion(ItemReply));
        GptImage2Client client = Held(server);
        Task<JsonModeResult<Item>>[] calls = [.. Enumerable.Range(0, 64).Select(_ => CallAsync(client))];

        server.Release();
        JsonModeResult<Item>[] results = await Task.WhenAll(calls);

        Assert.Equal((1, 1), (server.Requests, _cache.LookUps));
        Assert.All(results, static result => Assert.Equal(new Item("milk", 2), result.Value));
        JsonModeResult<Item> sent = Assert.Single(results, static result => !result.FromCache);
        Assert.Equal(1200, sent.Usage!.Value.TotalTokens);
        Assert.All(results.Except([sent]), static result => Assert.Equal((new TokenUsage(0, 0), 0m, null), (result.Usage, result.Cost, result.RequestId)));
    }

    [Fact]
    public async Task Equal_calls_over_a_connection_send_one_request_whenever_they_begin()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));
        GptImage2Client client = Client(server, o => o.ReplyCache = _cache);

        JsonModeResult<Item>[] results = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => CallAsync(client), Cancellation)));

        Assert.Single(server.Requests);
        Assert.Single(results, static result => !result.FromCache);
    }

    [Fact]
    public async Task Equal_calls_without_a_cache_are_all_sent()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));
        GptImage2Client client = Client(server);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => CallAsync(client)));

        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task A_call_that_waits_for_an_equal_one_is_logged()
    {
        using var server = new HeldServer(Answer.Completion(ItemReply));
        var lines = new LogLines();
        GptImage2Client client = Held(server, o => o.LoggerFactory = lines);
        Task<JsonModeResult<Item>>[] calls = [CallAsync(client), CallAsync(client)];

        server.Release();
        await Task.WhenAll(calls);

        Assert.Equal((1, 2), (lines.Count(18), lines.Count(2)));
    }

    [Fact]
    public async Task The_request_goes_on_for_the_others_when_the_call_that_sent_it_is_cancelled()
    {
        using var server = new HeldServer(Answer.Completion(ItemReply));
        GptImage2Client client = Held(server);
        using var stop = new CancellationTokenSource();
        Task<JsonModeResult<Item>> first = client.CallAsync(Item.Method, SomeMessage, null, stop.Token);
        Task<JsonModeResult<Item>>[] others = [CallAsync(client), CallAsync(client)];
        await Until.HoldsAsync(() => server.Requests == 1);

        await stop.CancelAsync();
        OperationCanceledException cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        server.Release();

        Assert.Equal(stop.Token, cancelled.CancellationToken);
        Assert.All(await Task.WhenAll(others), static result => Assert.Equal((new Item("milk", 2), true), (result.Value, result.FromCache)));
        Assert.False(server.Cancelled.Task.IsCompleted);
        Assert.Equal(1, server.Requests);
        Assert.Single(_cache.Entries);
    }

    [Fact]
    public async Task A_waiting_call_that_is_cancelled_leaves_the_others_their_value()
    {
        using var server = new HeldServer(Answer.Completion(ItemReply));
        GptImage2Client client = Held(server);
        using var stop = new CancellationTokenSource();
        Task<JsonModeResult<Item>> first = CallAsync(client);
        Task<JsonModeResult<Item>> second = client.CallAsync(Item.Method, SomeMessage, null, stop.Token);

        await stop.CancelAsync();
        OperationCanceledException cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        server.Release();

        Assert.Equal(stop.Token, cancelled.CancellationToken);
        Assert.Equal((new Item("milk", 2), false), ((await first).Value, (await first).FromCache));
    }

    [Fact]
    public async Task The_request_is_cancelled_when_no_call_is_left_and_the_next_call_sends_its_own()
    {
        using var server = new HeldServer(Answer.Completion(ItemReply));
        GptImage2Client client = Held(server);
        using var stop = new CancellationTokenSource();
        Task[] calls = [.. Enumerable.Range(0, 3).Select(_ => client.CallAsync(Item.Method, SomeMessage, null, stop.Token))];
        await Until.HoldsAsync(() => server.Requests == 1);

        await stop.CancelAsync();
        foreach (Task call in calls)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await server.Cancelled.Task.WaitAsync(Cancellation);
        server.Release();

        Assert.False((await CallAsync(client)).FromCache);
        Assert.Equal(2, server.Requests);
    }

    [Fact]
    public async Task An_error_of_the_endpoint_is_thrown_to_each_call_as_its_own_exception()
    {
        using var server = new HeldServer(Answer.Error(400, "No."), Answer.Completion(ItemReply));
        GptImage2Client client = Held(server);
        Task<JsonModeResult<Item>>[] calls = [.. Enumerable.Range(0, 3).Select(_ => CallAsync(client))];

        server.Release();
        var thrown = new HashSet<ApiException>(ReferenceEqualityComparer.Instance);
        foreach (Task<JsonModeResult<Item>> call in calls)
            thrown.Add(await Assert.ThrowsAsync<ApiException>(() => call));

        Assert.Equal(1, server.Requests);
        Assert.Equal(3, thrown.Count);
        Assert.All(thrown, static e => Assert.Equal((400, "No.", "IItems.ReadAsync"), (e.Status, e.ProviderMessage, e.Method)));
        Assert.False((await CallAsync(client)).FromCache);
    }

    [Fact]
    public async Task A_refusal_is_paid_for_by_the_call_that_sent_the_request()
    {
        using var server = new HeldServer(Answer.Completion(null, refusal: "No."));
        GptImage2Client client = Held(server);
        Task<JsonModeResult<Item>>[] calls = [.. Enumerable.Range(0, 3).Select(_ => CallAsync(client))];

        server.Release();
        var thrown = new List<ReplyRefusedException>();
        foreach (Task<JsonModeResult<Item>> call in calls)
            thrown.Add(await Assert.ThrowsAsync<ReplyRefusedException>(() => call));

        Assert.Equal([1200, 0, 0], thrown.Select(static e => e.Usage!.Value.TotalTokens));
        Assert.Equal([1, 0, 0], thrown.Select(static e => e.Exchanges.Count));
        Assert.Equal((0m, "No."), (thrown[2].Cost, thrown[2].Refusal));
    }

    [Fact]
    public async Task A_lenient_call_reads_the_reply_that_the_strict_call_could_not()
    {
        using var server = new HeldServer(Answer.Completion($"```json\n{ItemReply}\n```"));
        GptImage2Client client = Held(server);
        Task<JsonModeResult<Item>> strict = CallAsync(client);
        Task<JsonModeResult<Item>> lenient = client.CallAsync(Item.Method, SomeMessage, new CallOptions { Leniency = Leniency.Certain }, Cancellation);

        server.Release();

        await Assert.ThrowsAsync<ContractViolationException>(() => strict);
        Assert.Equal((new Item("milk", 2), true), ((await lenient).Value, (await lenient).FromCache));
        Assert.NotEmpty((await lenient).Repairs);
        Assert.Equal(1, server.Requests);
    }

    [Fact]
    public async Task A_strict_call_asks_itself_when_the_reply_of_the_lenient_call_does_not_fit()
    {
        using var server = new HeldServer(Answer.Completion($"```json\n{ItemReply}\n```"), Answer.Completion("""{"name":"milk","count":3}"""));
        GptImage2Client client = Held(server);
        Task<JsonModeResult<Item>> lenient = client.CallAsync(Item.Method, SomeMessage, new CallOptions { Leniency = Leniency.Certain }, Cancellation);
        Task<JsonModeResult<Item>> strict = CallAsync(client);

        server.Release();

        Assert.Equal(new Item("milk", 2), (await lenient).Value);
        Assert.Equal((new Item("milk", 3), false), ((await strict).Value, (await strict).FromCache));
        Assert.Equal(2, server.Requests);
        Assert.True((await CallAsync(client)).FromCache);
    }

    [Fact]
    public async Task A_check_that_throws_ends_only_its_own_call()
    {
        using var server = new HeldServer(Answer.Completion(ItemReply));
        GptImage2Client client = Held(server);
        ReplyChecks checks = new ReplyChecks().Add<Item>(static (_, _, _) => throw new InvalidOperationException("The shop is closed."));
        Task<JsonModeResult<Item>> failing = client.CallAsync(Item.Method, SomeMessage, new CallOptions { Checks = checks }, Cancellation);
        Task<JsonModeResult<Item>> other = CallAsync(client);

        server.Release();

        await Assert.ThrowsAsync<InvalidOperationException>(() => failing);
        Assert.Equal(new Item("milk", 2), (await other).Value);
        Assert.Equal(1, server.Requests);
    }

    [Fact]
    public async Task A_call_from_a_check_of_an_equal_call_does_not_wait_for_itself()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));
        GptImage2Client client = Client(server, o => o.ReplyCache = _cache);
        ReplyChecks checks = new ReplyChecks().Add<Item>(async (_, _, _) => await CallAsync(client));

        JsonModeResult<Item> result = await client.CallAsync(Item.Method, SomeMessage, new CallOptions { Checks = checks }, Cancellation).WaitAsync(TimeSpan.FromSeconds(30), Cancellation);

        Assert.Equal(new Item("milk", 2), result.Value);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Calls_that_differ_in_a_setting_of_the_author_are_not_equal()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));
        GptImage2Client client = Client(server, o => o.ReplyCache = _cache);

        await Task.WhenAll(
            CallAsync(client),
            client.CallAsync(Item.Method, SomeMessage, new CallOptions { MaxOutputTokens = 10 }, Cancellation),
            client.CallAsync(Item.Method, SomeMessage, new CallOptions { MaxOutputTokens = 20, MaxCost = 1 }, Cancellation),
            client.CallAsync(Item.Method, SomeMessage, new CallOptions { MaxOutputTokens = 20, MaxCost = 2 }, Cancellation));

        Assert.Equal(3, server.Requests.Count);
    }

    private GptImage2Client Held(HeldServer server, Action<GptImage2Options>? configure = null) => Client(Endpoint, o =>
    {
        o.HttpClient = new HttpClient(server, disposeHandler: false);
        o.ReplyCache = _cache;
        configure?.Invoke(o);
    });
}

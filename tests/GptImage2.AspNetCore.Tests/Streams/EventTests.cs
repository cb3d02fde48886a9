using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using GptImage2.Emulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace GptImage2.AspNetCore.Tests.Streams;

/// <summary>What a call streams is sent as server-sent events.</summary>
public sealed class EventTests
{
    private const string TwoItems = $$"""{"items":[{{Stock.Json}},{{Stock.Json}}]}""";

    [Theory]
    [InlineData("/list")]
    [InlineData("/stream")]
    public async Task Items_are_events_in_the_JSON_of_their_contract(string path)
    {
        await using TestApp app = await StartAsync(Reply.Json(TwoItems));

        using HttpResponseMessage response = await GetAsync(app, path);

        Assert.Equal(("text/event-stream", "no-cache, no-store"), (response.Content.Headers.ContentType!.ToString(), response.Headers.CacheControl!.ToString().Replace("no-store, no-cache", "no-cache, no-store", StringComparison.Ordinal)));
        Assert.Equal([new("item", Stock.Json), new("item", Stock.Json), new("end", """{"items":2}""")], await ReadAsync(response));
    }

    [Fact]
    public async Task Items_that_are_not_contracts_are_written_as_the_model_writes_them()
    {
        await using TestApp app = await StartAsync(Reply.Json("""{"items":["Good","sold-out"]}"""));

        using HttpResponseMessage response = await GetAsync(app, "/conditions");

        Assert.Equal([new("item", "\"Good\""), new("item", "\"sold-out\""), new("end", """{"items":2}""")], await ReadAsync(response));
    }

    [Fact]
    public async Task Snapshots_are_events_and_the_value_is_the_result()
    {
        await using TestApp app = await StartAsync(Reply.Json(Stock.Json).Streamed(new StreamShape { DeltaCharacters = 30 }));

        using HttpResponseMessage response = await GetAsync(app, "/watch");
        List<ServerEvent> events = await ReadAsync(response);

        Assert.Equal([new("result", Stock.Json), new("end", $$"""{"items":{{events.Count - 1}}}""")], events[^2..]);
        Assert.Contains("""{"product_name":"Tea"}""", events[..^2].Select(sent => sent.Data));
        Assert.All(events[..^2], sent => Assert.Equal("snapshot", sent.Name));
    }

    [Fact]
    public async Task Tokens_and_cost_are_shown_only_on_request()
    {
        await using TestApp app = await StartAsync(Reply.Json(TwoItems).WithUsage(100, 20));

        using HttpResponseMessage response = await GetAsync(app, "/priced");

        Assert.Equal("""{"items":2,"inputTokens":100,"outputTokens":20,"cost":0.0011}""", (await ReadAsync(response))[^1].Data);
    }

    [Fact]
    public async Task An_exception_before_the_first_item_is_a_problem_with_its_status()
    {
        await using TestApp app = await StartAsync(Reply.RateLimited(TimeSpan.FromSeconds(90)));

        using HttpResponseMessage response = await GetAsync(app, "/list");

        Assert.Equal((HttpStatusCode.TooManyRequests, "application/problem+json", "90"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType, response.Headers.RetryAfter!.ToString()));
    }

    [Fact]
    public async Task An_exception_after_an_item_is_an_event_and_the_stream_ends()
    {
        await using TestApp app = await StartAsync(Reply.Json($$"""{"items":[{{Stock.Json}},{"product_name":"secret"}]}"""));

        using HttpResponseMessage response = await GetAsync(app, "/list");
        List<ServerEvent> events = await ReadAsync(response);

        Assert.Equal(["item", "error"], events.Select(sent => sent.Name));
        var problem = JsonElement.Parse(events[1].Data);
        Assert.Equal(("urn:problem-type:gptimage2:reply-invalid", 502), (problem.GetProperty("type").GetString(), problem.GetProperty("status").GetInt32()));
        Assert.DoesNotContain("secret", events[1].Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exception_of_the_app_is_an_event_without_its_text()
    {
        await using TestApp app = await StartAsync();

        using HttpResponseMessage response = await GetAsync(app, "/broken");
        List<ServerEvent> events = [];
        await Assert.ThrowsAnyAsync<IOException>(() => ReadAsync(response, events));

        Assert.Equal([new("item", "1"), new("error", """{"type":"urn:problem-type:gptimage2:internal-error","title":"The server failed.","status":500,"detail":"Try again later."}""")], events);
    }

    [Fact]
    public async Task A_browser_that_connects_again_by_itself_makes_no_second_call()
    {
        await using TestApp app = await StartAsync(Reply.Json(TwoItems));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/list") { Headers = { { "Last-Event-ID", "3" } } };

        using HttpResponseMessage response = await app.Http.SendAsync(request, TestApp.Stop);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Empty(app.Requests);
    }

    [Fact]
    public async Task Comments_keep_the_connection_while_nothing_comes()
    {
        await using TestApp app = await StartAsync();
        using HttpResponseMessage response = await GetAsync(app, "/silent");
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(TestApp.Stop));

        Assert.Equal([": ", ""], [await reader.ReadLineAsync(TestApp.Stop), await reader.ReadLineAsync(TestApp.Stop)]);
        Assert.Equal([": ", ""], [await reader.ReadLineAsync(TestApp.Stop), await reader.ReadLineAsync(TestApp.Stop)]);
    }

    // Nothing more comes, so nothing but the token ends the call.
    [Fact(Timeout = 60_000)]
    public async Task A_browser_that_leaves_ends_the_call()
    {
        await using TestApp app = await StartAsync(Reply.Json($$"""{"items":[{{string.Join(',', Enumerable.Repeat(Stock.Json, 40))}}]}""").Streamed(new StreamShape { DeltaCharacters = 70 }).WithFault(Fault.StallInBody(3000)));
        HttpResponseMessage response = await GetAsync(app, "/stream");
        ReceivedRequest request = await app.Requests.WaitAsync(0, TestApp.Stop);

        response.Dispose();

        Assert.Equal(AnswerEnding.ClosedByClient, await request.Ended.WaitAsync(TestApp.Stop));
    }

    [Fact]
    public void A_heartbeat_of_no_time_is_refused()
    {
        ArgumentOutOfRangeException e = Assert.Throws<ArgumentOutOfRangeException>(() => GptImage2Results.ServerSentEvents(new JsonModeStream<int>(CountAsync()), new EventStreamOptions { Heartbeat = TimeSpan.Zero }));

        Assert.StartsWith("EventStreamOptions.Heartbeat must be longer than 0", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Streams_without_a_call_are_written_with_the_JSON_of_the_app()
    {
        await using TestApp app = await StartAsync();

        using HttpResponseMessage response = await GetAsync(app, "/double");

        Assert.Equal([new("item", Stock.Json), new("end", """{"items":1}""")], await ReadAsync(response));
    }

    private static async Task<TestApp> StartAsync(params Reply[] replies)
    {
        TestApp app = await TestApp.StartAsync(
            services => services.AddGptImage2ProblemDetails(),
            web =>
            {
                web.UseExceptionHandler();
                web.MapGet("/list", (IShop shop, CancellationToken stop) => GptImage2Results.ServerSentEvents(shop.ListAsync(stop)));
                web.MapGet("/stream", (IShop shop) => GptImage2Results.ServerSentEvents(shop.StreamAsync()));
                web.MapGet("/conditions", (IShop shop) => GptImage2Results.ServerSentEvents(shop.ConditionsAsync()));
                web.MapGet("/watch", (IShop shop) => GptImage2Results.ServerSentEvents(shop.WatchAsync()));
                web.MapGet("/priced", (IShop shop) => GptImage2Results.ServerSentEvents(shop.StreamAsync(), new EventStreamOptions { ShowUsage = true, ShowCost = true }));
                web.MapGet("/broken", () => GptImage2Results.ServerSentEvents(CountAsync(new InvalidOperationException("secret"))));
                web.MapGet("/silent", (HttpContext context) => GptImage2Results.ServerSentEvents(SilentAsync(context.RequestAborted), new EventStreamOptions { Heartbeat = TimeSpan.FromMilliseconds(1), BeginWithHeartbeat = true }));
                web.MapGet("/double", () => GptImage2Results.ServerSentEvents(new JsonModeStream<Stock>(OneAsync())));
            });
        app.Replies.Enqueue(replies);
        return app;
    }

    private static Task<HttpResponseMessage> GetAsync(TestApp app, string path) =>
        app.Http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, TestApp.Stop);

    private static Task<List<ServerEvent>> ReadAsync(HttpResponseMessage response) => ReadAsync(response, []);

    private static async Task<List<ServerEvent>> ReadAsync(HttpResponseMessage response, List<ServerEvent> events)
    {
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Stream body = await response.Content.ReadAsStreamAsync(TestApp.Stop);
        await foreach (SseItem<string> item in SseParser.Create(body).EnumerateAsync(TestApp.Stop))
            events.Add(new ServerEvent(item.EventType, item.Data));
        return events;
    }

    private static async IAsyncEnumerable<int> CountAsync(Exception? failure = null)
    {
        yield return 1;
        await Task.Yield();
        if (failure is not null)
            throw failure;
    }

    private static async IAsyncEnumerable<Stock> OneAsync()
    {
        await Task.Yield();
        yield return Stock.Tea;
    }

    private static async IAsyncEnumerable<int> SilentAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        yield return 1;
    }
}

using System.Net;
using System.Net.Sockets;
using GptImage2.Endpoints.RateLimiting;
using GptImage2.OpenAI;
using GptImage2.Tests.Calls;
using GptImage2.Tests.Endpoints.Caching;
using GptImage2.Tests.OpenAI;

namespace GptImage2.Tests.Endpoints.RateLimiting;

public sealed class LimiterOfClientTests : CallTest
{
    private readonly RecordingLimiter _limiter = new();

    [Fact]
    public async Task A_reply_is_settled_with_its_usage()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));

        await CallAsync(Client(server, o =>
        {
            WithLimiter(o);
            o.MaxOutputTokens = 500;
        }));

        Assert.Equal(["reserve 1", "settle 1200", "end"], _limiter.Steps);
        RequestDemand demand = Assert.Single(_limiter.Demands);
        Assert.Equal((GptImage2Model.Id, 500, 1), (demand.Model, demand.MaxOutputTokens, demand.Attempt));
        Assert.InRange(demand.InputTokens, 50, 200);
    }

    [Fact]
    public async Task Every_attempt_reserves_and_a_refused_one_took_no_tokens()
    {
        await using var server = new LoopbackServer(
            Answer.Error(500, "Oops."),
            Answer.Error(429, "Slow down.") with { Headers = [("retry-after", "2")] },
            Answer.Completion(ItemReply));

        await CallAsync(Client(server, WithLimiter));

        Assert.Equal(["reserve 1", "settle unknown", "end", "reserve 2", "pause 2", "settle 0", "end", "reserve 3", "settle 1200", "end"], _limiter.Steps);
    }

    [Fact]
    public async Task A_lost_connection_stays_counted_and_one_that_never_was_does_not()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply) with { Fault = Fault.CloseWithoutAnswer });
        await Assert.ThrowsAsync<ApiConnectionException>(() => CallAsync(Client(server, o =>
        {
            WithLimiter(o);
            o.MaxRetries = 0;
        })));
        Assert.Equal(["reserve 1", "settle unknown", "end"], _limiter.Steps);
        _limiter.Steps.Clear();

        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var gone = new Uri($"http://{listener.LocalEndpoint}/v1");
        listener.Stop();
        await Assert.ThrowsAsync<ApiConnectionException>(() => CallAsync(Client(gone, o =>
        {
            WithLimiter(o);
            o.MaxRetries = 0;
        })));

        Assert.Equal(["reserve 1", "end"], _limiter.Steps);
    }

    [Fact]
    public async Task A_body_that_is_not_a_completion_stays_counted()
    {
        await using var server = new LoopbackServer(new Answer(200, "<html>"));

        await Assert.ThrowsAsync<UnexpectedResponseException>(() => CallAsync(Client(server, WithLimiter)));

        Assert.Equal(["reserve 1", "settle unknown", "end"], _limiter.Steps);
    }

    [Theory]
    [InlineData(503, "7", new[] { "pause 7" })]
    [InlineData(429, "61", new string[0])]
    [InlineData(500, "7", new string[0])]
    public async Task Only_an_answer_about_all_requests_and_a_wait_within_the_limit_hold_the_others_back(int status, string wait, string[] pauses)
    {
        await using var server = new LoopbackServer(Answer.Error(status, "Slow down.") with { Headers = [("retry-after", wait)] });

        await Assert.ThrowsAsync<ApiException>(() => CallAsync(Client(server, o =>
        {
            WithLimiter(o);
            o.MaxRetries = 0;
        })));

        Assert.Equal(pauses, _limiter.Steps.Where(static step => step.StartsWith("pause", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_error_that_no_wait_can_help_does_not_hold_the_others_back()
    {
        await using var server = new LoopbackServer(Answer.Error(429, "Quota.", "insufficient_quota", null, "insufficient_quota") with { Headers = [("retry-after", "1")] });

        await Assert.ThrowsAsync<ApiException>(() => CallAsync(Client(server, WithLimiter)));

        Assert.Equal(["reserve 1", "settle 0", "end"], _limiter.Steps);
    }

    [Fact]
    public async Task An_exception_of_the_limiter_ends_the_call_unchanged_and_nothing_is_sent()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));
        var failure = new IOException("The cluster is gone.");

        IOException thrown = await Assert.ThrowsAsync<IOException>(() => CallAsync(Client(server, o => o.RequestLimiter = new RecordingLimiter { Failure = failure })));

        Assert.Same(failure, thrown);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Clients_that_share_a_limiter_share_its_limits()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));
        var clock = new ManualClock();
        var limiter = new RequestLimiter(new RequestLimiterOptions { RequestsPerMinute = 1, TimeProvider = clock });
        await CallAsync(Client(server, o => o.RequestLimiter = limiter));

        Task<JsonModeResult<Item>> second = CallAsync(Client(server, o => o.RequestLimiter = limiter));

        Assert.Equal(1, limiter.Waiting);
        Assert.Single(server.Requests);
        clock.Advance(60);
        await second.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData(null, 65)]
    [InlineData(1, 60)]
    [InlineData(60, 119)]
    public async Task A_client_sends_the_limit_and_the_burst_in_the_first_minute(int? burst, int most)
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));
        var clock = new ManualClock();
        GptImage2Client client = Client(server, o => (o.TimeProvider, o.RequestsPerMinute, o.RequestBurst) = (clock, 60, burst));
        using var stop = new CancellationTokenSource();
        Task[] calls = [.. Enumerable.Range(0, 200).Select(_ => client.CallAsync(Item.Method, SomeMessage, null, stop.Token))];

        clock.Advance(59.99);
        await Until.HoldsAsync(() => calls.Count(static call => call.IsCompleted) == most);
        await stop.CancelAsync();
        foreach (Task call in calls.Where(static call => !call.IsCompletedSuccessfully))
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);

        Assert.Equal((most, 0), (server.Requests.Count, clock.Timers));
    }

    [Theory]
    [InlineData(nameof(GptImage2Options.RequestsPerMinute))]
    [InlineData(nameof(GptImage2Options.TokensPerMinute))]
    public void A_limiter_and_a_limit_of_the_client_exclude_each_other(string option)
    {
        var options = new GptImage2Options { ApiKey = Key, RequestLimiter = _limiter };
        typeof(GptImage2Options).GetProperty(option)!.SetValue(options, 60);

        Assert.StartsWith(
            "GptImage2Options.RequestLimiter cannot be combined with RequestsPerMinute and TokensPerMinute. Set the limits of the limiter itself.",
            Assert.ThrowsAny<ArgumentException>(() => new GptImage2Client(options)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(GptImage2Options.RequestBurst), "GptImage2Options.RequestBurst must be from 1 to RequestsPerMinute, 60.")]
    [InlineData(nameof(GptImage2Options.TokenBurst), "GptImage2Options.TokenBurst must be from 1 to TokensPerMinute, 90.")]
    public void A_burst_that_is_larger_than_its_limit_is_refused(string option, string message)
    {
        var options = new GptImage2Options { ApiKey = Key, RequestsPerMinute = 60, TokensPerMinute = 90 };
        typeof(GptImage2Options).GetProperty(option)!.SetValue(options, 91);

        Assert.StartsWith(message, Assert.ThrowsAny<ArgumentException>(() => new GptImage2Client(options)).Message, StringComparison.Ordinal);
    }

    private void WithLimiter(GptImage2Options options) => options.RequestLimiter = _limiter;
}

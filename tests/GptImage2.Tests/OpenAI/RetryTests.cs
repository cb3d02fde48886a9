using GptImage2.OpenAI;
using GptImage2.Tests.Calls;

namespace GptImage2.Tests.OpenAI;

public sealed class RetryTests : CallTest
{
    private readonly FakeClock _clock = new();

    [Theory]
    [InlineData(408)]
    [InlineData(409)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(501)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(529)]
    public async Task A_transient_status_is_retried(int status)
    {
        await using var server = new LoopbackServer(Answer.Error(status, "Not now."), Answer.Completion(ItemReply));

        JsonModeResult<Item> result = await CallAsync(Client(server, WithClock));

        Assert.Equal(new Item("milk", 2), result.Value);
        Assert.Equal(2, server.Requests.Count);
        Assert.Single(_clock.Waits);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(413)]
    [InlineData(422)]
    public async Task A_permanent_status_is_not_retried(int status)
    {
        await using var server = new LoopbackServer(Answer.Error(status, "Never."));

        ApiException exception = await FailAsync<ApiException>(server, WithClock);

        Assert.Equal((status, 1), (exception.Status, exception.Attempts));
        Assert.Single(server.Requests);
        Assert.Empty(_clock.Waits);
    }

    [Fact]
    public async Task The_waits_double_up_to_eight_seconds_with_random_reductions()
    {
        await using var server = new LoopbackServer(Answer.Error(503, "Overloaded."));

        ApiException exception = await FailAsync<ApiException>(server, o =>
        {
            WithClock(o);
            o.MaxRetries = 6;
        });

        Assert.Equal(7, exception.Attempts);
        Assert.Contains("after 7 attempts", exception.Message, StringComparison.Ordinal);
        Assert.Equal(7, server.Requests.Count);
        double[] longest = [0.5, 1, 2, 4, 8, 8];
        Assert.Equal(longest.Length, _clock.Waits.Count);
        Assert.All(_clock.Waits.Zip(longest), wait => Assert.InRange(wait.First.TotalSeconds, wait.Second * 0.75, wait.Second));
    }

    [Fact]
    public async Task No_retries_means_one_attempt()
    {
        await using var server = new LoopbackServer(Answer.Error(503, "Overloaded."));

        ApiException exception = await FailAsync<ApiException>(server, o => o.MaxRetries = 0);

        Assert.Equal(1, exception.Attempts);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("retry-after-ms", "1250", 1.25)]
    [InlineData("retry-after", "7", 7)]
    [InlineData("retry-after", "0", 0)]
    [InlineData("retry-after", "1.5", 1.5)]
    [InlineData("retry-after", "Fri, 08 May 2026 12:00:20 GMT", 20)]
    [InlineData("retry-after", "Fri, 08 May 2026 11:00:00 GMT", 0)]
    public async Task The_endpoint_decides_how_long_to_wait(string header, string value, double seconds)
    {
        await using var server = new LoopbackServer(
            Answer.Error(429, "Slow down.") with { Headers = [(header, value)] },
            Answer.Completion(ItemReply));

        await CallAsync(Client(server, WithClock));

        Assert.Equal(2, server.Requests.Count);
        Assert.Equal(seconds == 0 ? [] : [TimeSpan.FromSeconds(seconds)], _clock.Waits);
    }

    [Fact]
    public async Task The_header_in_milliseconds_has_precedence_over_seconds()
    {
        await using var server = new LoopbackServer(
            Answer.Error(429, "Slow down.") with { Headers = [("retry-after", "30"), ("retry-after-ms", "40")] },
            Answer.Completion(ItemReply));

        await CallAsync(Client(server, WithClock));

        Assert.Equal([TimeSpan.FromMilliseconds(40)], _clock.Waits);
    }

    [Theory]
    [InlineData("retry-after", "soon")]
    [InlineData("retry-after", "NaN")]
    [InlineData("retry-after", "-NaN")]
    [InlineData("retry-after", "Infinity")]
    [InlineData("retry-after", "-Infinity")]
    [InlineData("retry-after", "1e400")]
    [InlineData("retry-after", "-1e400")]
    [InlineData("retry-after", "1e2")]
    [InlineData("retry-after", "-5")]
    [InlineData("retry-after", "")]
    [InlineData("retry-after", "1, 2")]
    [InlineData("retry-after", "5,5")]
    [InlineData("retry-after", "1;2")]
    [InlineData("retry-after", "2026-05-08")]
    [InlineData("retry-after-ms", "NaN")]
    [InlineData("retry-after-ms", "Infinity")]
    [InlineData("retry-after-ms", "1e400")]
    [InlineData("retry-after-ms", "-1")]
    [InlineData("retry-after-ms", "")]
    [InlineData("retry-after-ms", "100, 200")]
    public async Task A_wait_that_is_not_one_is_replaced_by_the_default(string header, string value)
    {
        await using var server = new LoopbackServer(Answer.Error(429, "Slow down.") with { Headers = [(header, value)] });

        ApiException exception = await FailAsync<ApiException>(server, o =>
        {
            WithClock(o);
            o.MaxRetries = 1;
        });

        Assert.Equal((429, 2, null), (exception.Status, exception.Attempts, exception.RetryAfter));
        Assert.Equal(2, server.Requests.Count);
        Assert.InRange(Assert.Single(_clock.Waits).TotalSeconds, 0.375, 0.5);
    }

    [Theory]
    [InlineData("NaN", "7", 7)]
    [InlineData("-1", "7", 7)]
    public async Task A_header_in_milliseconds_that_is_not_a_wait_leaves_the_one_in_seconds(string milliseconds, string seconds, int wait)
    {
        await using var server = new LoopbackServer(
            Answer.Error(429, "Slow down.") with { Headers = [("retry-after-ms", milliseconds), ("retry-after", seconds)] },
            Answer.Completion(ItemReply));

        await CallAsync(Client(server, WithClock));

        Assert.Equal([TimeSpan.FromSeconds(wait)], _clock.Waits);
    }

    [Fact]
    public async Task A_wait_longer_than_the_limit_fails_at_once_with_the_wait()
    {
        await using var server = new LoopbackServer(Answer.Error(429, "Slow down.") with { Headers = [("retry-after", "61")] });

        ApiException exception = await FailAsync<ApiException>(server, WithClock);

        Assert.Equal(TimeSpan.FromSeconds(61), exception.RetryAfter);
        Assert.Single(server.Requests);
        Assert.Empty(_clock.Waits);
    }

    [Theory]
    [InlineData(503, "false", 1)]
    [InlineData(400, "true", 2)]
    public async Task The_endpoint_decides_whether_to_retry(int status, string verdict, int requests)
    {
        await using var server = new LoopbackServer(
            Answer.Error(status, "Hm.") with { Headers = [("x-should-retry", verdict)] });

        ApiException exception = await FailAsync<ApiException>(server, o =>
        {
            WithClock(o);
            o.MaxRetries = 1;
        });

        Assert.Equal(requests, exception.Attempts);
        Assert.Equal(requests, server.Requests.Count);
    }

    [Theory]
    [InlineData("insufficient_quota", "insufficient_quota", "You exceeded your current quota, please check your plan and billing details.")]
    [InlineData("tokens", "rate_limit_exceeded", "Request too large for gpt-5 in organization org-1 on tokens per min (TPM): Limit 30000, Requested 36055. The input or output tokens must be reduced in order to run successfully.")]
    public async Task Errors_that_no_wait_can_help_are_not_retried(string type, string code, string message)
    {
        await using var server = new LoopbackServer(
            Answer.Error(429, message, type, null, code) with { Headers = [("retry-after", "1"), ("x-should-retry", "true")] });

        ApiException exception = await FailAsync<ApiException>(server, WithClock);

        Assert.Equal((429, type, code, message), (exception.Status, exception.ErrorType, exception.Code, exception.ProviderMessage));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_transient_rate_limit_is_retried_although_its_text_is_similar()
    {
        await using var server = new LoopbackServer(
            Answer.Error(429, "Rate limit reached for gpt-5.4 in organization org-1 on tokens per min (TPM): Limit 500000, Used 442231, Requested 249686. Please try again in 23.03s.", "tokens", null, "rate_limit_exceeded"),
            Answer.Completion(ItemReply));

        await CallAsync(Client(server, WithClock));

        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData(Fault.CloseWithoutAnswer)]
    [InlineData(Fault.CloseMidBody)]
    internal async Task A_lost_connection_is_tried_again(Fault fault)
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply) with { Fault = fault }, Answer.Completion(ItemReply));

        JsonModeResult<Item> result = await CallAsync(Client(server, WithClock));

        Assert.Equal(new Item("milk", 2), result.Value);
        Assert.Single(_clock.Waits);
    }

    [Fact]
    public async Task An_error_after_lost_connections_is_reported_as_the_error()
    {
        await using var server = new LoopbackServer(
            Answer.Completion(ItemReply) with { Fault = Fault.CloseMidBody },
            Answer.Error(404, "No such model.", code: "model_not_found"));

        ApiException exception = await FailAsync<ApiException>(server, WithClock);

        Assert.Equal((404, "model_not_found", 2), (exception.Status, exception.Code, exception.Attempts));
    }

    private void WithClock(GptImage2Options options) => options.TimeProvider = _clock;
}

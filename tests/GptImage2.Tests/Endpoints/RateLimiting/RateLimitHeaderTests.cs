using GptImage2.Endpoints.RateLimiting;
using GptImage2.Tests.Calls;
using GptImage2.Tests.OpenAI;

namespace GptImage2.Tests.Endpoints.RateLimiting;

public sealed class RateLimitHeaderTests : CallTest
{
    private readonly FakeClock _clock = new();

    [Theory]
    [InlineData("2ms", 0.002)]
    [InlineData("0s", 0)]
    [InlineData("6m0s", 360)]
    [InlineData("1h2m3.5s", 3723.5)]
    [InlineData("20", 20)]
    [InlineData("1d", 86400)]
    public void A_duration_in_the_format_of_the_endpoint_is_read(string text, double seconds) =>
        Assert.Equal(seconds, RateLimitHeaders.Duration(text)!.Value.TotalSeconds, 1e-9);

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("5 s")]
    [InlineData("s")]
    [InlineData("-1s")]
    [InlineData("NaN")]
    [InlineData("NaNs")]
    [InlineData("Infinity")]
    [InlineData("1e400")]
    [InlineData("1e400s")]
    [InlineData("1.2.3s")]
    [InlineData("1s, 2s")]
    public void A_text_that_is_not_a_duration_is_ignored(string text) => Assert.Null(RateLimitHeaders.Duration(text));

    [Fact]
    public void A_duration_of_any_number_of_digits_is_at_most_a_year() =>
        Assert.Equal(TimeSpan.FromDays(365), RateLimitHeaders.Duration(new string('9', 400) + "s"));

    [Theory]
    [InlineData("requests")]
    [InlineData("tokens")]
    [InlineData("project-tokens")]
    [InlineData("input-images")]
    public async Task When_a_limit_is_used_up_the_next_request_waits_for_the_reset(string kind)
    {
        await using var server = new LoopbackServer(Saying(Answer.Completion(ItemReply), kind, "0", "5s"), Answer.Completion(ItemReply));
        GptImage2Client client = Client(server, o => o.TimeProvider = _clock);

        await CallAsync(client);
        Assert.Empty(_clock.Waits);
        await CallAsync(client);

        Assert.InRange(Assert.Single(_clock.Waits).TotalSeconds, 1, 5);
    }

    [Theory]
    [InlineData("1", "5s")]
    [InlineData("0", "never")]
    [InlineData("0", "2h")]
    [InlineData("0", "NaN")]
    [InlineData("0", "-5s")]
    [InlineData("0", "1e400")]
    [InlineData("0", "")]
    [InlineData("NaN", "5s")]
    [InlineData("0, 0", "5s")]
    public async Task Requests_do_not_wait_while_something_remains_or_when_the_wait_is_unknown_or_too_long(string remaining, string reset)
    {
        await using var server = new LoopbackServer(Saying(Answer.Completion(ItemReply), "requests", remaining, reset));
        GptImage2Client client = Client(server, o => o.TimeProvider = _clock);

        await CallAsync(client);
        await CallAsync(client);

        Assert.Empty(_clock.Waits);
    }

    [Fact]
    public async Task A_retry_also_waits_for_the_reset()
    {
        await using var server = new LoopbackServer(
            Saying(Answer.Error(429, "Slow down."), "tokens", "0", "9s"),
            Answer.Completion(ItemReply));

        await CallAsync(Client(server, o => o.TimeProvider = _clock));

        TimeSpan[] waits = [.. _clock.Waits];
        Assert.Equal(2, waits.Length);
        Assert.InRange(waits[0].TotalSeconds, 0.1, 0.5);
        Assert.InRange(waits[1].TotalSeconds, 1, 9);
    }

    private static Answer Saying(Answer answer, string kind, string remaining, string reset) =>
        answer with { Headers = [($"x-ratelimit-remaining-{kind}", remaining), ($"x-ratelimit-reset-{kind}", reset)] };
}

using System.Net;

namespace GptImage2.Emulator.Tests;

public sealed class RateLimitTests
{
    private static readonly string[] Names =
    [
        "x-ratelimit-limit-requests", "x-ratelimit-remaining-requests", "x-ratelimit-reset-requests",
        "x-ratelimit-limit-tokens", "x-ratelimit-remaining-tokens", "x-ratelimit-reset-tokens",
    ];

    [Fact]
    public async Task Every_answer_has_the_remaining_limits()
    {
        await using Api api = await StartAsync(new ManualClock(), o => (o.RequestsPerMinute, o.TokensPerMinute) = (30_000, 600));
        ApiResponse response = await api.SendAsync(Api.Request(new string('j', 36) + "json"));
        Assert.Equal(["30000", "29999", "2ms", "600", "590", "1s"], Names.Select(n => response.Headers[n]));
        Assert.DoesNotContain("x-ratelimit-limit-input-images", response.Headers.Keys, StringComparer.OrdinalIgnoreCase);

        ApiResponse refused = await api.SendAsync(Api.Request("no such word"));
        Assert.Equal((HttpStatusCode.BadRequest, "590"), (refused.Status, refused.Headers["x-ratelimit-remaining-tokens"]));
        ApiResponse stranger = await api.SendAsync(new StringContent("{}"), key: "sk-unknown");
        Assert.DoesNotContain("x-ratelimit-limit-requests", stranger.Headers.Keys, StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Images_have_a_limit_of_their_own()
    {
        await using Api api = await StartAsync(new ManualClock(), o => (o.TokensPerMinute, o.ImagesPerMinute) = (100_000, 60));
        ApiResponse response = await api.SendAsync(Api.RequestWithImage(TestImages.DataUrl(TestImages.Png(8, 8), "image/png")));
        Assert.Equal("60", response.Headers["x-ratelimit-limit-input-images"]);
        Assert.Equal("59", response.Headers["x-ratelimit-remaining-input-images"]);
        Assert.Equal("1s", response.Headers["x-ratelimit-reset-input-images"]);
        Assert.Equal((100_000 - 4 - 765).ToString(System.Globalization.CultureInfo.InvariantCulture), response.Headers["x-ratelimit-remaining-tokens"]);
    }

    [Fact]
    public async Task Requests_above_the_limit_get_a_retry_time_and_use_up_no_reply()
    {
        var clock = new ManualClock();
        await using Api api = await StartAsync(clock, o => o.RequestsPerMinute = 2);
        api.Emulator.Replies.Enqueue(Reply.Text("1"), Reply.Text("2"), Reply.Text("3"));
        await api.SendAsync(Api.Request());
        await api.SendAsync(Api.Request());

        ApiResponse refused = await api.SendAsync(Api.Request());
        refused.ShouldBeError(
            429,
            "Rate limit reached for gpt-5-4-image-2 in organization org-emulator on requests per min (RPM): Limit 2, Used 2, Requested 1. Please try again in 30s. Visit https://platform.openai.com/account/rate-limits to learn more.",
            code: "rate_limit_exceeded",
            type: "requests");
        Assert.Equal(("30000", "30", "1m0s"), (refused.Headers["retry-after-ms"], refused.Headers["retry-after"], refused.Headers["x-ratelimit-reset-requests"]));

        clock.Advance(TimeSpan.FromMilliseconds(29_999));
        Assert.Equal(HttpStatusCode.TooManyRequests, (await api.SendAsync(Api.Request())).Status);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal("3", (await api.SendAsync(Api.Request())).Content);
    }

    [Fact]
    public async Task Tokens_above_the_limit_are_refused_for_a_while_and_those_above_any_limit_for_good()
    {
        await using Api api = await StartAsync(new ManualClock(), o => o.TokensPerMinute = 60);
        Assert.Equal(HttpStatusCode.OK, (await api.SendAsync(Api.Request("json" + new string('x', 196)))).Status);
        ApiResponse later = await api.SendAsync(Api.Request("json" + new string('x', 76)));
        later.ShouldBeError(
            429,
            "Rate limit reached for gpt-5-4-image-2 in organization org-emulator on tokens per min (TPM): Limit 60, Used 50, Requested 20. Please try again in 10s. Visit https://platform.openai.com/account/rate-limits to learn more.",
            code: "rate_limit_exceeded",
            type: "tokens");

        ApiResponse never = await api.SendAsync(Api.Request("json" + new string('x', 400)));
        never.ShouldBeError(
            429,
            "Request too large for gpt-5-4-image-2 in organization org-emulator on tokens per min (TPM): Limit 60, Requested 101. The input or output tokens must be reduced in order to run successfully. Visit https://platform.openai.com/account/rate-limits to learn more.",
            code: "rate_limit_exceeded",
            type: "tokens");
        Assert.DoesNotContain("retry-after", never.Headers.Keys, StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_three_kinds_can_be_scripted()
    {
        await using Api api = await Api.StartAsync();
        api.Emulator.Replies.Enqueue(
            Reply.RateLimited(TimeSpan.FromMilliseconds(1500)), Reply.RequestTooLarge(), Reply.QuotaExceeded(), Reply.Text("x").WithHeader("x-ratelimit-remaining-requests", "0"));
        ApiResponse limited = await api.SendAsync(Api.Request());
        Assert.Equal((HttpStatusCode.TooManyRequests, "1500", "2"), (limited.Status, limited.Headers["retry-after-ms"], limited.Headers["retry-after"]));
        Assert.Contains("Please try again in 1.5s.", limited.Body, StringComparison.Ordinal);
        Assert.Contains("Request too large", (await api.SendAsync(Api.Request())).Body, StringComparison.Ordinal);
        Assert.Equal("insufficient_quota", (await api.SendAsync(Api.Request())).Json.GetProperty("error").GetProperty("code").GetString());
        Assert.Equal("0", (await api.SendAsync(Api.Request())).Headers["x-ratelimit-remaining-requests"]);
    }

    private static Task<Api> StartAsync(ManualClock clock, Action<EmulatorOptions> configure) => Api.StartAsync(o =>
    {
        o.TimeProvider = clock;
        configure(o);
    });
}

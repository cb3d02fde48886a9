using System.Net;
using System.Text.Json;

namespace GptImage2.Emulator.Tests;

public sealed class ReplyTests
{
    [Fact]
    public async Task Replies_go_out_in_order_and_then_samples()
    {
        await using Api api = await Api.StartAsync();
        api.Emulator.Replies.Enqueue(Reply.Json("""{"a":1}"""), Reply.Text("prose"));

        Assert.Equal("""{"a":1}""", (await api.SendAsync(Api.Request())).Content);
        Assert.Equal(1, api.Emulator.Replies.Pending);
        Assert.Equal("prose", (await api.SendAsync(Api.Request())).Content);
        Assert.Contains("emulator", (await api.SendAsync(Api.Request())).Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_kind_of_reply_has_its_finish_reason()
    {
        await using Api api = await Api.StartAsync();
        api.Emulator.Replies.Enqueue(Reply.Refusal("I cannot."), Reply.Truncated("""{"a":"""), Reply.ContentFiltered(""));

        ApiResponse refused = await api.SendAsync(Api.Request());
        JsonElement message = refused.Json.GetProperty("choices")[0].GetProperty("message");
        Assert.Equal(("I cannot.", JsonValueKind.Null, "stop"), (message.GetProperty("refusal").GetString(), message.GetProperty("content").ValueKind, refused.FinishReason));

        ApiResponse cut = await api.SendAsync(Api.Request());
        Assert.Equal(("""{"a":""", "length"), (cut.Content, cut.FinishReason));

        ApiResponse filtered = await api.SendAsync(Api.Request());
        Assert.Equal(("", "content_filter"), (filtered.Content, filtered.FinishReason));
    }

    [Fact]
    public async Task Errors_carry_what_was_scripted()
    {
        await using Api api = await Api.StartAsync();
        api.Emulator.Replies.Enqueue(Reply.Error(429, "Slow down.", "tokens", "rate_limit_exceeded", "p").WithHeader("retry-after-ms", "20").WithHeader("x-should-retry", "true"));
        ApiResponse response = await api.SendAsync(Api.Request());

        response.ShouldBeError(429, "Slow down.", "p", "rate_limit_exceeded", "tokens");
        Assert.Equal("20", response.Headers["retry-after-ms"]);
        Assert.Equal("true", response.Headers["x-should-retry"]);
        Assert.Equal(GptImage2Emulator.Version, response.Headers["x-gptimage2-emulator"]);
    }

    [Fact]
    public async Task Raw_replies_are_sent_as_they_are()
    {
        await using Api api = await Api.StartAsync();
        api.Emulator.Replies.Enqueue(Reply.Raw(502, "text/html", "<h1>Bad gateway</h1>"), Reply.Raw(200, "application/json", "{\"broken\":"));

        ApiResponse page = await api.SendAsync(Api.Request());
        Assert.Equal((HttpStatusCode.BadGateway, "<h1>Bad gateway</h1>", "text/html"), (page.Status, page.Body, page.Headers["Content-Type"]));
        Assert.Equal("{\"broken\":", (await api.SendAsync(Api.Request())).Body);
    }

    [Fact]
    public async Task A_request_that_is_refused_uses_up_no_reply()
    {
        await using Api api = await Api.StartAsync();
        api.Emulator.Replies.Enqueue(Reply.Error(500, "Scripted."));

        Assert.Equal(HttpStatusCode.BadRequest, (await api.SendAsync("{")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await api.SendAsync(new StringContent("{}"), key: null)).Status);
        Assert.Equal(HttpStatusCode.InternalServerError, (await api.SendAsync(Api.Request())).Status);
    }

    [Fact]
    public async Task A_reply_before_the_checks_goes_to_any_request()
    {
        await using Api api = await Api.StartAsync();
        api.Emulator.Replies.Enqueue(Reply.Error(503, "Overloaded.", "server_error").BeforeChecks());
        (await api.SendAsync(new StringContent("{"), key: null)).ShouldBeError(503, "Overloaded.", type: "server_error");
        Assert.Equal(1, api.Emulator.Requests[0].BodyLength);

        api.Emulator.Replies.When(r => r.Headers.ContainsKey("X-Fail"), Reply.Raw(500, "text/plain", "no").BeforeChecks());
        using var content = new StringContent("{");
        content.Headers.Add("X-Fail", "yes");
        Assert.Equal("no", (await api.SendAsync(content, key: null)).Body);
    }

    [Fact]
    public async Task The_first_rule_that_matches_comes_before_the_queue()
    {
        await using Api api = await Api.StartAsync();
        ReplyScript replies = api.Emulator.Replies;
        replies.Enqueue(Reply.Text("queued"));
        replies.When(r => r.Chat!.Text.Contains("cat", StringComparison.Ordinal), Reply.Text("cats"), times: 1);
        replies.When(r => r.Chat!.Images.Any(), r => Reply.Text($"{r.Chat!.Images.Single().Width} wide"));

        Assert.Equal("cats", (await api.SendAsync(Api.Request("cat, json"))).Content);
        Assert.Equal("33 wide", (await api.SendAsync(Api.RequestWithImage(TestImages.DataUrl(TestImages.Gif, "image/gif")))).Content);
        Assert.Equal("queued", (await api.SendAsync(Api.Request("cat, json"))).Content);

        replies.Enqueue(Reply.Text("forgotten"));
        replies.Clear();
        Assert.Contains("emulator", (await api.SendAsync(Api.Request("cat, json"))).Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_delayed_reply_is_not_sent_early_and_is_logged_when_the_client_disconnects()
    {
        await using Api api = await Api.StartAsync();
        api.Emulator.Replies.Enqueue(Reply.Text("late").WithDelay(TimeSpan.FromHours(1)));
        Task<ApiResponse> call = api.SendAsync(Api.Request());
        while (api.Emulator.Requests.Count == 0)
            await Task.Delay(5, Api.Stop);

        Assert.False(call.IsCompleted);
        await api.Emulator.DisposeAsync();
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => call);
    }

    [Fact]
    public async Task A_rule_that_throws_is_reported()
    {
        await using Api api = await Api.StartAsync();
        api.Emulator.Replies.When(_ => throw new InvalidTimeZoneException("Oops."), Reply.Text("never"));
        (await api.SendAsync(Api.Request())).ShouldBeError(500, "The emulator failed: InvalidTimeZoneException: Oops.", type: "emulator_error");
    }

    [Fact]
    public void A_reply_that_cannot_be_sent_cannot_be_scripted()
    {
        Assert.Contains("The reply is not JSON", Assert.Throws<ArgumentException>(() => Reply.Json("{")).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => Reply.Text("x").BeforeChecks());
    }
}

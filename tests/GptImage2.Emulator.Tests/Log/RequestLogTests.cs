using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GptImage2.Emulator.Tests;

public sealed class RequestLogTests
{
    [Fact]
    public async Task A_request_is_logged_as_it_came_without_the_text_of_its_images()
    {
        await using Api api = await Api.StartAsync();
        byte[] bytes = TestImages.Png(40, 30, padding: 100_000);
        string sent = Api.RequestWithImage(TestImages.DataUrl(bytes, "image/png")).ToJsonString();
        await api.SendAsync(sent);

        ReceivedRequest request = Assert.Single(api.Emulator.Requests);
        Assert.Equal(("POST", "/v1/chat/completions", 200), (request.Method, request.Path, request.Status));
        Assert.Equal(Encoding.UTF8.GetByteCount(sent), request.BodyLength);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sent))), request.BodySha256);
        Assert.Equal("Reply with JSON.", request.Chat!.Text);

        JsonElement body = request.Body!.Value;
        Assert.Equal("gpt-5-4-image-2", body.GetProperty("model").GetString());
        string? url = body.GetProperty("messages")[0].GetProperty("content")[1].GetProperty("image_url").GetProperty("url").GetString();
        Assert.Equal($"data:image/png;base64,[{Convert.ToBase64String(bytes).Length} characters]", url);
        Assert.True(body.GetRawText().Length < 1000);
    }

    [Fact]
    public async Task Parts_of_a_message_are_in_order()
    {
        await using Api api = await Api.StartAsync();
        JsonObject request = Api.Request();
        request["messages"] = new JsonArray(
            Api.Message("system", "JSON."),
            Api.Message("user", new JsonArray(Text("Before "), Image(8), Text("after "), Image(16), Text("what?"))));
        await api.SendAsync(request);

        IReadOnlyList<ReceivedMessage> messages = api.Emulator.Requests[0].Chat!.Messages;
        Assert.Equal(["JSON."], messages[0].Parts.Select(p => p.Text));
        Assert.Equal(["Before ", "8", "after ", "16", "what?"], messages[1].Parts.Select(p => p.Text ?? $"{p.Image!.Width}"));
        Assert.Equal("Before after what?", messages[1].Text);
        Assert.Equal([8, 16], messages[1].Images.Select(i => i.Width));

        static JsonObject Text(string text) => new() { ["type"] = "text", ["text"] = text };
        static JsonObject Image(int width) => Api.ImagePart(TestImages.DataUrl(TestImages.Png(width, 8), "image/png"));
    }

    [Fact]
    public async Task Bytes_and_endings_of_answers_are_logged()
    {
        await using Api api = await Api.StartAsync();
        ApiResponse response = await api.SendAsync(Api.Request());
        ReceivedRequest request = api.Emulator.Requests[0];
        Assert.Equal(AnswerEnding.Complete, await request.Ended.WaitAsync(Api.Stop));
        Assert.Equal(Encoding.UTF8.GetByteCount(response.Body), request.BytesSent);
        Assert.False(request.ClientClosed);
    }

    [Fact]
    public async Task The_log_has_the_reply_its_cost_its_time_and_its_fault()
    {
        var clock = new ManualClock();
        await using Api api = await Api.StartAsync(o => o.TimeProvider = clock);
        api.Emulator.Replies.Enqueue(
            Reply.Truncated("{").WithUsage(1_000_000, 2_000_000).WithDelay(TimeSpan.FromSeconds(2)),
            Reply.Refusal("No."),
            Reply.Text("cut").CutAfterDeltas(1),
            Reply.ServerError());
        Task<ApiResponse> sending = api.SendAsync(Api.Request());
        await clock.WaitForTimerAsync(Api.Stop);
        Assert.Null(api.Emulator.Requests[0].Duration);
        clock.Advance(TimeSpan.FromSeconds(2));
        await sending;
        JsonObject streamed = Api.Request();
        streamed["stream"] = true;
        await api.SendAsync(Api.Request());
        await api.SendAsync(streamed);
        await api.SendAsync(Api.Request());

        RequestLog requests = api.Emulator.Requests;
        await requests[0].Ended.WaitAsync(Api.Stop);
        Assert.Equal((38m, TimeSpan.FromSeconds(2), clock.GetUtcNow().AddSeconds(-2)), (requests[0].Usage!.Cost, requests[0].Duration, requests[0].ReceivedAt));
        Assert.Equal(["{", null, "cut", null], requests.Select(r => r.ReplyText));
        Assert.Equal(["length", "stop", null, null], requests.Select(r => r.FinishReason));
        Assert.Equal([null, "No.", null, null], requests.Select(r => r.Refusal));
        Assert.All(requests, r => Assert.Null(r.Fault));
    }

    [Theory]
    [InlineData("close-before-upload")]
    [InlineData("close-during-upload:7")]
    [InlineData("answer-before-upload")]
    [InlineData("close-before-answer")]
    [InlineData("close-after-headers:reset")]
    [InlineData("close-in-body:100:reset")]
    [InlineData("stall-before-answer")]
    [InlineData("stall-after-headers")]
    [InlineData("stall-in-body:100")]
    public void The_text_of_a_fault_is_its_name_on_the_command_line(string name) => Assert.Equal(name, Named(name).ToString());

    private static Fault Named(string name) => name switch
    {
        "close-before-upload" => Fault.CloseBeforeUpload(),
        "close-during-upload:7" => Fault.CloseDuringUpload(7),
        "answer-before-upload" => Fault.AnswerBeforeUpload(),
        "close-before-answer" => Fault.CloseBeforeAnswer(),
        "close-after-headers:reset" => Fault.CloseAfterHeaders().WithReset(),
        "close-in-body:100:reset" => Fault.CloseInBody(100).WithReset(),
        "stall-before-answer" => Fault.StallBeforeAnswer(),
        "stall-after-headers" => Fault.StallAfterHeaders(),
        _ => Fault.StallInBody(100),
    };

    [Fact]
    public async Task Refused_requests_are_logged_with_what_was_answered()
    {
        await using Api api = await Api.StartAsync();
        await api.SendAsync("not json");
        await api.SendAsync(Api.Request("no such word"));

        Assert.Equal([400, 400], api.Emulator.Requests.Select(r => r.Status));
        Assert.Null(api.Emulator.Requests[0].Body);
        Assert.NotNull(api.Emulator.Requests[1].Body);
        Assert.Null(api.Emulator.Requests[1].Chat);
        Assert.Contains("must contain the word 'json'", api.Emulator.Requests[1].Error, StringComparison.Ordinal);

        api.Emulator.Requests.Clear();
        Assert.Empty(api.Emulator.Requests);
    }

    [Fact]
    public async Task Concurrent_requests_are_all_logged()
    {
        await using Api api = await Api.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => api.SendAsync(Api.Request($"json {i}"))));
        Assert.Equal(Enumerable.Range(0, 40).Select(i => $"json {i}").Order(), api.Emulator.Requests.Select(r => r.Chat!.Text).Order());
    }

    [Fact]
    public async Task Two_emulators_do_not_share_requests()
    {
        await using Api one = await Api.StartAsync();
        await using Api two = await Api.StartAsync();
        await one.SendAsync(Api.Request());
        Assert.NotEqual(one.Emulator.Endpoint, two.Emulator.Endpoint);
        Assert.Empty(two.Emulator.Requests);
    }

    [Fact]
    public async Task A_port_in_use_and_an_address_of_another_machine_are_refused()
    {
        await using Api api = await Api.StartAsync();
        await Assert.ThrowsAsync<IOException>(() => GptImage2Emulator.StartAsync(o => o.Port = api.Emulator.Endpoint.Port, Api.Stop));
        await Assert.ThrowsAsync<InvalidOperationException>(() => GptImage2Emulator.StartAsync(o => o.Address = System.Net.IPAddress.Any, Api.Stop));
    }
}

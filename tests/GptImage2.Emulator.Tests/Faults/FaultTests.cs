using System.Text.Json.Nodes;

namespace GptImage2.Emulator.Tests;

/// <summary>Connections that fail, seen from the other end of them.</summary>
public sealed class FaultTests
{
    private static readonly Reply Answer = Reply.Raw(503, "text/plain", "0123456789");

    [Theory]
    [InlineData(false, "close")]
    [InlineData(true, "reset")]
    public async Task A_fault_before_the_answer_sends_nothing(bool resets, string end)
    {
        await using Api api = await Api.StartAsync();
        using RawClient client = await FailAsync(api, Reply.Broken(Reset(Fault.CloseBeforeAnswer(), resets)));
        Assert.Equal((end, ""), (await client.ReadToEndAsync(), client.Received));
        ReceivedRequest request = api.Emulator.Requests[0];
        Assert.Equal((0, 0L), (request.Status, request.BytesSent));
        Assert.NotNull(request.Chat);
        Assert.Equal(AnswerEnding.Fault, await request.Ended.WaitAsync(Api.Stop));
    }

    [Theory]
    [InlineData(false, "close")]
    [InlineData(true, "reset")]
    public async Task A_fault_after_the_headers_sends_no_body(bool resets, string end)
    {
        await using Api api = await Api.StartAsync();
        using RawClient client = await FailAsync(api, Answer.WithFault(Reset(Fault.CloseAfterHeaders(), resets)));
        Assert.Equal((end, ""), (await client.ReadToEndAsync(), client.Body));
        Assert.StartsWith("HTTP/1.1 503 Service Unavailable\r\n", client.Received, StringComparison.Ordinal);
        Assert.Contains("\r\nContent-Length: 10\r\n", client.Received, StringComparison.Ordinal);
        Assert.Equal(503, api.Emulator.Requests[0].Status);
    }

    [Theory]
    [InlineData(false, "close")]
    [InlineData(true, "reset")]
    public async Task A_fault_in_the_body_sends_a_part_of_it(bool resets, string end)
    {
        await using Api api = await Api.StartAsync();
        using RawClient client = await FailAsync(api, Answer.WithFault(Reset(Fault.CloseInBody(4), resets)));
        Assert.Equal((end, "0123"), (await client.ReadToEndAsync(), client.Body));
        Assert.Equal(4, api.Emulator.Requests[0].BytesSent);
    }

    [Fact]
    public async Task A_body_that_is_shorter_than_the_fault_is_not_ended()
    {
        await using Api api = await Api.StartAsync();
        using RawClient client = await FailAsync(api, Reply.Json("{}").WithFault(Fault.CloseInBody(1_000_000)));
        Assert.Equal("close", await client.ReadToEndAsync());
        Assert.Contains("fp_emulator", client.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("\r\n0\r\n\r\n", client.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_uses_HTTP_sees_an_error_in_the_body()
    {
        await using Api api = await Api.StartAsync();
        api.Emulator.Replies.Enqueue(Reply.Json("{}").WithFault(Fault.CloseInBody(100)), Reply.Json("{}"));
        HttpRequestException error = await Assert.ThrowsAsync<HttpRequestException>(() => api.SendAsync(Api.Request()));
        Assert.Equal(HttpRequestError.ResponseEnded, error.HttpRequestError);
        Assert.Equal("{}", (await api.SendAsync(Api.Request())).Content);
    }

    [Fact]
    public async Task A_stall_lasts_until_the_client_disconnects()
    {
        await using Api api = await Api.StartAsync();
        foreach ((Fault? fault, string? seen) in new[] { (Fault.StallAfterHeaders(), "\r\n\r\n"), (Fault.StallInBody(4), "\r\n\r\n0123") })
        {
            api.Emulator.Requests.Clear();
            using RawClient client = await FailAsync(api, Answer.WithFault(fault));
            await client.ReadUntilAsync(seen);
            ReceivedRequest request = api.Emulator.Requests[0];
            Assert.False(request.Ended.IsCompleted);
            client.Close();
            Assert.Equal(AnswerEnding.ClosedByClient, await request.Ended.WaitAsync(Api.Stop));
            Assert.EndsWith(seen, client.Received, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_client_that_disconnects_before_the_answer_is_logged()
    {
        await using Api api = await Api.StartAsync();
        using RawClient client = await FailAsync(api, Reply.Broken(Fault.StallBeforeAnswer()));
        ReceivedRequest request = await api.Emulator.Requests.WaitAsync(0, Api.Stop);
        Assert.False(request.ClientClosed);
        client.Close();
        await request.Ended.WaitAsync(Api.Stop);
        Assert.True(request.ClientClosed);
        Assert.Equal("", client.Received);
    }

    [Fact]
    public async Task A_stream_is_complete_after_its_last_event_even_if_the_client_disconnects_before_the_end_of_HTTP()
    {
        await using Api api = await Api.StartAsync();

        // 17 bytes are the last event with the size of its chunk; what HTTP puts behind it would be the next piece.
        api.Emulator.Replies.Enqueue(Reply.Json("{}").InPieces(17, TimeSpan.FromMilliseconds(20)));
        JsonObject body = Api.Request();
        body["stream"] = true;
        using RawClient client = await RawClient.SendAsync(api, body.ToJsonString());
        await client.ReadUntilAsync("data: [DONE]\n\n");
        client.Close();
        Assert.Equal(AnswerEnding.Complete, await api.Emulator.Requests[0].Ended.WaitAsync(Api.Stop));
    }

    [Fact]
    public async Task A_call_that_is_cancelled_closes_its_connection()
    {
        await using Api api = await Api.StartAsync();
        api.Emulator.Replies.Enqueue(Reply.Text("late").WithDelay(TimeSpan.FromHours(1)));
        using var http = new HttpClient { DefaultRequestHeaders = { { "Authorization", $"Bearer {api.Emulator.ApiKey}" } } };
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Api.Stop);
        Task<HttpResponseMessage> call = http.PostAsync(api.Emulator.Endpoint + "/chat/completions", new StringContent(Api.Request().ToJsonString(), null, "application/json"), cancel.Token);
        ReceivedRequest request = await api.Emulator.Requests.WaitAsync(0, Api.Stop);
        Assert.False(request.Ended.IsCompleted);

        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(AnswerEnding.ClosedByClient, await request.Ended.WaitAsync(Api.Stop));
        Assert.Equal(0, request.BytesSent);
    }

    [Fact]
    public async Task A_client_that_disconnects_while_it_sends_is_logged()
    {
        await using Api api = await Api.StartAsync();
        using RawClient client = await RawClient.SendAsync(api, "{", announced: 1000);
        client.Close();
        ReceivedRequest request = await api.Emulator.Requests.WaitAsync(0, Api.Stop);
        Assert.Equal(AnswerEnding.ClosedByClient, await request.Ended.WaitAsync(Api.Stop));
        Assert.Equal(0, request.Status);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task An_upload_can_be_broken_off(int afterBytes)
    {
        await using Api api = await Api.StartAsync();
        api.Emulator.Replies.Enqueue(Reply.Broken(afterBytes == 0 ? Fault.CloseBeforeUpload() : Fault.CloseDuringUpload(afterBytes)));
        using RawClient client = await RawClient.SendAsync(api, "12345", announced: 1000);
        await client.ReadToEndAsync();
        Assert.Equal("", client.Received);
        Assert.Equal((afterBytes, 0), (api.Emulator.Requests[0].BodyLength, api.Emulator.Requests[0].Status));
    }

    [Fact]
    public async Task An_answer_can_come_before_the_upload_ends()
    {
        await using Api api = await Api.StartAsync();
        api.Emulator.Replies.Enqueue(Reply.ProxyPage(413).WithFault(Fault.AnswerBeforeUpload()));
        using RawClient client = await RawClient.SendAsync(api, "{", announced: 1000);
        await client.ReadToEndAsync();
        Assert.StartsWith("HTTP/1.1 413 Payload Too Large\r\n", client.Received, StringComparison.Ordinal);
        Assert.Contains("<h1>413 Request Entity Too Large</h1>", client.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_can_be_sent_in_pieces_with_pauses()
    {
        var clock = new ManualClock();
        await using Api api = await Api.StartAsync(o => o.TimeProvider = clock);
        using RawClient client = await FailAsync(api, Answer.InPieces(100, TimeSpan.FromMinutes(1)));
        Task<string> end = client.ReadToEndAsync();
        Task timer = clock.WaitForTimerAsync(Api.Stop);
        int waits = 0;
        for (; await Task.WhenAny(timer, end) == timer; waits++)
        {
            timer = clock.WaitForTimerAsync(Api.Stop);
            clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal("close", await end);
        Assert.Equal("0123456789", client.Body);
        int head = client.Received.Length - client.Body.Length;
        Assert.Equal((head + 99) / 100, waits);
    }

    [Fact]
    public async Task A_body_can_come_in_chunks_of_one_byte()
    {
        await using Api api = await Api.StartAsync();
        using RawClient client = await FailAsync(api, Reply.Raw(200, "text/plain", "abc").InChunks(1));
        Assert.Equal("close", await client.ReadToEndAsync());
        Assert.Equal("1\r\na\r\n1\r\nb\r\n1\r\nc\r\n0\r\n\r\n", client.Body);
    }

    [Fact]
    public async Task A_reply_larger_than_memory_should_hold_is_valid_JSON()
    {
        await using Api api = await Api.StartAsync();
        api.Emulator.Replies.Enqueue(Reply.Endless(3_000_000, """{"a":"\\"}"""));
        string content = (await api.SendAsync(Api.Request())).Content!;
        Assert.Equal("""{"a":"\\"}""", content.TrimEnd(' '));
        Assert.Equal(3_000_010, content.Length);
    }

    [Fact]
    public async Task Invalid_UTF8_is_sent()
    {
        await using Api api = await Api.StartAsync();
        api.Emulator.Replies.Enqueue(Reply.Text("abcd").WithInvalidUtf8());
        using RawClient client = await RawClient.SendAsync(api, Api.Request().ToJsonString());
        await client.ReadUntilAsync("\r\n0\r\n\r\n");
        Assert.Contains("\"content\": \"ab\u00FFcd\"", client.Received, StringComparison.Ordinal);

        api.Emulator.Replies.Enqueue(Reply.Garbage(50, seed: 1), Reply.Garbage(50, seed: 1), Reply.Garbage(50, seed: 2));
        ApiResponse[] bodies = new[] { await api.SendAsync(Api.Request()), await api.SendAsync(Api.Request()), await api.SendAsync(Api.Request()) };
        Assert.Equal(bodies[0].Body, bodies[1].Body);
        Assert.NotEqual(bodies[0].Body, bodies[2].Body);
    }

    [Fact]
    public async Task Faults_by_chance_are_the_same_for_the_same_seed()
    {
        var runs = new List<string>();
        foreach (int seed in new[] { 7, 7, 8 })
        {
            await using Api api = await Api.StartAsync();
            api.Emulator.Replies.Sometimes(0.3, seed, Reply.Overloaded(), Reply.ServerError().BeforeChecks());
            for (int i = 0; i < 60; i++)
                await api.SendAsync(Api.Request());

            runs.Add(string.Join(',', api.Emulator.Requests.Select(r => r.Status)));
        }

        Assert.Equal(runs[0], runs[1]);
        Assert.NotEqual(runs[0], runs[2]);
        Assert.InRange(runs[0].Split(',').Count(s => s is not "200"), 8, 28);
        Assert.Contains("500", runs[0], StringComparison.Ordinal);
        Assert.Contains("503", runs[0], StringComparison.Ordinal);
    }

    [Fact]
    public void An_impossible_fault_cannot_be_scripted()
    {
        Assert.Throws<InvalidOperationException>(() => Fault.StallAfterHeaders().WithReset());
        Assert.Throws<InvalidOperationException>(() => Reply.Text("x").WithFault(Fault.AnswerBeforeUpload()));
        Assert.Throws<ArgumentOutOfRangeException>(() => Reply.Text("x").InPieces(0));
    }

    private static Fault Reset(Fault fault, bool resets) => resets ? fault.WithReset() : fault;

    private static Task<RawClient> FailAsync(Api api, Reply reply)
    {
        api.Emulator.Replies.Enqueue(reply);
        return RawClient.SendAsync(api, Api.Request().ToJsonString());
    }
}

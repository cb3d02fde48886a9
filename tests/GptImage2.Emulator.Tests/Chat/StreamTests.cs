using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GptImage2.Emulator.Tests;

/// <summary>Server-sent events, byte by byte as the endpoint sends them.</summary>
public sealed class StreamTests
{
    [Fact]
    public async Task A_stream_is_role_deltas_finish_and_done()
    {
        await using Api api = await Api.StartAsync();
        api.Emulator.Replies.Enqueue(Reply.Json("""{"name":"Zoë"}"""));
        ApiResponse response = await api.SendAsync(Request(("include_obfuscation", false)));

        Assert.Equal("text/event-stream; charset=utf-8", response.Headers["Content-Type"]);
        Assert.Equal("chunked", response.Headers["Transfer-Encoding"]);
        string head = response.Body[..response.Body.IndexOf(",\"choices\"", StringComparison.Ordinal)];
        Assert.Matches("""^data: \{"id":"chatcmpl-emulator-[0-9a-f]{32}","object":"chat.completion.chunk","created":\d+,"model":"gpt-5-4-image-2","service_tier":"default","system_fingerprint":"fp_emulator"$""", head);
        string Event(string delta, string finish = "null") =>
            $$$"""{{{head}}},"choices":[{"index":0,"delta":{{{delta}}},"logprobs":null,"finish_reason":{{{finish}}}}]}""" + "\n\n";
        string[] deltas = ["{\\\"", "name", "\\\":\\\"", "Zo", "ë", "\\\"}"];
        Assert.Equal(
            Event("""{"role":"assistant","content":"","refusal":null}""")
            + string.Concat(deltas.Select(d => Event($$"""{"content":"{{d}}"}""")))
            + Event("{}", "\"stop\"")
            + "data: [DONE]\n\n",
            response.Body);
    }

    [Fact]
    public async Task The_usage_comes_in_an_event_without_choices_and_is_null_before()
    {
        await using Api api = await Api.StartAsync();
        api.Emulator.Replies.Enqueue(Reply.Text("one two").WithUsage(20, 9, reasoning: 7, cached: 4));
        JsonElement[] chunks = (await api.SendAsync(Request(("include_usage", true)))).Chunks();

        Assert.All(chunks[..^1], c => Assert.Equal(JsonValueKind.Null, c.GetProperty("usage").ValueKind));
        Assert.All(chunks[..^1], c => Assert.Equal(1, c.GetProperty("choices").GetArrayLength()));
        Assert.Equal(0, chunks[^1].GetProperty("choices").GetArrayLength());
        Assert.Equal(
            """{"prompt_tokens":20,"completion_tokens":9,"total_tokens":29,"prompt_tokens_details":{"cached_tokens":4,"audio_tokens":0},"completion_tokens_details":{"reasoning_tokens":7,"audio_tokens":0,"accepted_prediction_tokens":0,"rejected_prediction_tokens":0}}""",
            chunks[^1].GetProperty("usage").GetRawText());
        Assert.Equal(new EmulatedUsage(20, 0, 9) { Reasoning = 7, Cached = 4 }, api.Emulator.Requests[0].Usage);
    }

    [Fact]
    public async Task Events_are_padded_unless_the_request_switches_it_off()
    {
        await using Api api = await Api.StartAsync();
        JsonElement[] padded = (await api.SendAsync(Request())).Chunks();
        JsonElement[] plain = (await api.SendAsync(Request(("include_obfuscation", false)))).Chunks();

        Assert.All(padded, c => Assert.Matches("^[A-Za-z0-9]{1,16}$", c.GetProperty("obfuscation").GetString()));
        Assert.True(padded.Select(c => c.GetProperty("obfuscation").GetString()!.Length).Distinct().Count() > 3);
        Assert.All(plain, c => Assert.False(c.TryGetProperty("obfuscation", out _)));
        Assert.All(padded, c => Assert.False(c.TryGetProperty("usage", out _)));
    }

    [Fact]
    public async Task A_refusal_comes_in_deltas_of_its_own()
    {
        await using Api api = await Api.StartAsync();
        api.Emulator.Replies.Enqueue(Reply.Refusal("I cannot."));
        IEnumerable<string> deltas = (await api.SendAsync(Request())).Chunks().Select(c => c.GetProperty("choices")[0].GetProperty("delta").GetRawText());
        Assert.Equal(["""{"role":"assistant","content":"","refusal":null}""", """{"refusal":"I"}""", """{"refusal":" cannot"}""", """{"refusal":"."}""", "{}"], deltas);
    }

    [Theory]
    [InlineData("length")]
    [InlineData("content_filter")]
    public async Task A_cut_reply_says_why_in_its_last_chunk(string reason)
    {
        await using Api api = await Api.StartAsync();
        api.Emulator.Replies.Enqueue(reason is "length" ? Reply.Truncated("{") : Reply.ContentFiltered(""));
        JsonElement[] chunks = (await api.SendAsync(Request())).Chunks();
        Assert.Equal(reason, chunks[^1].GetProperty("choices")[0].GetProperty("finish_reason").GetString());
    }

    [Fact]
    public async Task Max_completion_tokens_cuts_a_stream_too()
    {
        await using Api api = await Api.StartAsync();
        api.Emulator.Replies.Enqueue(Reply.Text("one two three four"));
        JsonObject request = Request();
        request["max_completion_tokens"] = 2;
        ApiResponse response = await api.SendAsync(request);
        Assert.Equal("one two", response.StreamedContent());
        Assert.Equal("length", response.Chunks()[^1].GetProperty("choices")[0].GetProperty("finish_reason").GetString());
    }

    [Fact]
    public async Task Several_choices_come_interleaved()
    {
        await using Api api = await Api.StartAsync();
        api.Emulator.Replies.Enqueue(Reply.Text("one two"));
        JsonObject request = Request();
        request["n"] = 2;
        IEnumerable<int> indexes = (await api.SendAsync(request)).Chunks().Select(c => c.GetProperty("choices")[0].GetProperty("index").GetInt32());
        Assert.Equal([0, 1, 0, 1, 0, 1, 0, 1], indexes);
    }

    [Fact]
    public async Task Deltas_have_the_length_that_was_asked_for_and_keep_surrogates_together()
    {
        await using Api api = await Api.StartAsync();
        api.Emulator.Replies.Enqueue(Reply.Text("ab😀cde").Streamed(new StreamShape { DeltaCharacters = 3 }));
        IEnumerable<string?> deltas = (await api.SendAsync(Request())).Chunks()[1..^1].Select(c => c.GetProperty("choices")[0].GetProperty("delta").GetProperty("content").GetString());
        Assert.Equal(["ab😀", "cde"], deltas);
    }

    [Fact]
    public async Task The_shape_of_a_stream_sets_line_ends_and_comments()
    {
        await using Api api = await Api.StartAsync();
        api.Emulator.Replies.Enqueue(Reply.Text("a").Streamed(new StreamShape { CarriageReturns = true, KeepAlives = true }));
        string body = (await api.SendAsync(Request())).Body;

        Assert.DoesNotContain("\n", body.Replace("\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        string[] blocks = body.Split("\r\n\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(8, blocks.Length);
        Assert.All(blocks.Where((_, i) => i % 2 == 0), b => Assert.Equal(": keep-alive", b));
        Assert.All(blocks.Where((_, i) => i % 2 == 1), b => Assert.StartsWith("data: ", b, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cut_stream_ends_without_finish_and_done()
    {
        await using Api api = await Api.StartAsync();
        api.Emulator.Replies.Enqueue(Reply.Text("one two three").CutAfterDeltas(2));
        ApiResponse response = await api.SendAsync(Request(("include_usage", true)));
        Assert.Equal("one two", response.StreamedContent());
        Assert.Equal(3, response.Chunks().Length);
        Assert.DoesNotContain("[DONE]", response.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_can_come_inside_a_stream()
    {
        await using Api api = await Api.StartAsync();
        api.Emulator.Replies.Enqueue(Reply.Text("one two").ErrorAfterDeltas(1, "Oops.", "server_error", "c"));
        ApiResponse response = await api.SendAsync(Request());
        Assert.Equal(HttpStatusCode.OK, response.Status);
        Assert.EndsWith("data: {\"error\":{\"message\":\"Oops.\",\"type\":\"server_error\",\"param\":null,\"code\":\"c\"}}\n\n", response.Body, StringComparison.Ordinal);
        Assert.Equal(2, response.Chunks().Length);
    }

    [Fact]
    public async Task An_error_before_the_stream_is_an_ordinary_one()
    {
        await using Api api = await Api.StartAsync();
        api.Emulator.Replies.Enqueue(Reply.Error(500, "Oops.", "server_error"));
        (await api.SendAsync(Request())).ShouldBeError(500, "Oops.", type: "server_error");
    }

    [Fact]
    public async Task Pauses_between_events_use_the_clock_of_the_emulator()
    {
        var clock = new ManualClock();
        await using Api api = await Api.StartAsync(o => o.TimeProvider = clock);
        api.Emulator.Replies.Enqueue(Reply.Text("one").Streamed(new StreamShape { Pause = TimeSpan.FromHours(1) }));
        Task<ApiResponse> call = api.SendAsync(Request());
        for (int i = 0; i < 3; i++)
        {
            await clock.WaitForTimerAsync(Api.Stop);
            Assert.False(call.IsCompleted);
            clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal("one", (await call).StreamedContent());
    }

    [Fact]
    public async Task Options_of_a_stream_are_checked()
    {
        await using Api api = await Api.StartAsync();
        JsonObject request = Request(("include_usage", true));
        request["stream"] = false;
        (await api.SendAsync(request)).ShouldBeError(400, "The 'stream_options' parameter is only allowed when 'stream' is enabled.", "stream_options");
        (await api.SendAsync(Request(("usage", true)))).ShouldBeError(400, "Unknown parameter: 'stream_options.usage'.", "stream_options.usage", "unknown_parameter");
        (await api.SendAsync(Request(("include_usage", 1)))).ShouldBeError(
            400, "Invalid type for 'stream_options.include_usage': expected a boolean, but got an integer instead.", "stream_options.include_usage", "invalid_type");
    }

    private static JsonObject Request(params (string Name, JsonNode Value)[] options)
    {
        JsonObject request = Api.Request();
        request["stream"] = true;
        if (options.Length > 0)
            request["stream_options"] = new JsonObject(options.Select(o => KeyValuePair.Create(o.Name, (JsonNode?)o.Value)));

        return request;
    }
}

namespace GptImage2.Emulator.Interop.Tests;

/// <summary>The official client of another language, of which only the base URL and the key are changed.</summary>
public sealed class OpenAIPackageTests : IClassFixture<Emulator>
{
    private const string Tea = """{"name":"Tea","price":3.2}""";

    private readonly Emulator _emulator;
    private readonly NodeFolder _node;

    public OpenAIPackageTests(Emulator emulator, NodeFolder node)
    {
        (_emulator, _node) = (emulator, node);
        emulator.Reset();
    }

    [Fact]
    public async Task The_quickstart_gets_a_document_its_usage_and_the_models()
    {
        _emulator.Replies.Enqueue(Reply.Json(Tea));
        string output = await _node.RunAsync(_emulator, "quickstart.mjs");
        Assert.Equal(
            $$"""{"document":{{Tea}},"finishReason":"stop","requestId":"{{_emulator.Requests[0].RequestId}}","usage":[24,11,35],"models":["gpt-5-4-image-2","gpt-5.4-image-2"],"model":{"id":"gpt-5-4-image-2","object":"model"},"count":2,"sameRequestId":true}""",
            output);
        Assert.Equal([200, 200, 200, 200], _emulator.Requests.Select(r => r.Status));
    }

    [Fact]
    public async Task A_picture_arrives_byte_by_byte_and_is_billed()
    {
        _emulator.Replies.Enqueue(Reply.Json(Tea));
        string output = await _node.RunAsync(_emulator, "vision.mjs", NodeFolder.Receipt);
        ReceivedRequest request = Assert.Single(_emulator.Requests);
        ReceivedImage image = Assert.Single(request.Chat!.Images);
        byte[] bytes = await File.ReadAllBytesAsync(NodeFolder.Receipt, TestContext.Current.CancellationToken);
        Assert.Equal(
            ("image/jpeg", bytes.Length, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), "high"),
            (image.MimeType, image.ByteCount, image.Sha256, image.Detail));
        Assert.Equal($$"""{"content":"{{Tea.Replace("\"", "\\\"", StringComparison.Ordinal)}}","promptTokens":{{request.Usage!.Prompt}}}""", output);
        Assert.True(request.Usage.Prompt > image.Tokens);
    }

    [Fact]
    public async Task Tiers_cache_breakpoints_and_the_other_levers_are_taken()
    {
        _emulator.Replies.RefuseFlex(times: 1);
        Assert.Equal(
            """[["auto","default",0,1504],["fast","priority",1504,0],["flex","RateLimitError",429,"resource_unavailable"],["flex","flex",1504,0],["scale","scale",1504,0]]""",
            await _node.RunAsync(_emulator, "levers.mjs"));
        ChatRequest request = _emulator.Requests[0].Chat!;
        Assert.Equal(("original", "12h", "tea", "low"), (request.Images.Single().Detail, request.Messages[0].Parts[0].CacheBreakpoint, request.PromptCacheKey, request.Verbosity));
    }

    [Fact]
    public async Task Streams_are_read_with_and_without_usage_and_with_an_error_in_them()
    {
        _emulator.Replies.Enqueue(Reply.Json(Tea), Reply.Json(Tea), Reply.Json(Tea), Reply.Json(Tea).ErrorAfterDeltas(2, "It broke.", "server_error", "broken"));
        string output = await _node.RunAsync(_emulator, "stream.mjs");
        const string Text = """{\"name\":\"Tea\",\"price\":3.2}""";
        Assert.Equal(
            $$"""{"plain":{"text":"{{Text}}","roles":["assistant"],"finishReasons":["stop"],"usage":null},"counted":{"text":"{{Text}}","roles":["assistant"],"finishReasons":["stop"],"usage":[13,11,24]},"gathered":"{{Text}}","failed":["APIError","broken","It broke."]}""",
            output);
    }

    [Fact]
    public async Task Refusals_become_the_errors_that_the_client_has_for_them()
    {
        _emulator.Replies.Enqueue(
            Reply.RateLimited(TimeSpan.FromSeconds(1)), Reply.QuotaExceeded(), Reply.ServerError(), Reply.Overloaded(), Reply.NoAccess(), Reply.CountryNotServed());
        string output = await _node.RunAsync(_emulator, "errors.mjs", "rate", "quota", "server", "overloaded", "access", "country");
        Assert.Equal(
            [
                "key AuthenticationError 401 invalid_api_key null invalid_request_error true",
                "temperature BadRequestError 400 unsupported_value temperature invalid_request_error true",
                "unknown BadRequestError 400 unknown_parameter top_k invalid_request_error true",
                "maxTokens BadRequestError 400 unsupported_parameter max_tokens invalid_request_error true",
                "word BadRequestError 400 null messages invalid_request_error true",
                "tools NotFoundError 404 null null invalid_request_error true",
                "model NotFoundError 404 model_not_found null invalid_request_error true",
                "retrieve NotFoundError 404 model_not_found model invalid_request_error true",
                "file NotFoundError 404 null id invalid_request_error true",
                "path NotFoundError 404 null null invalid_request_error true",
                "rate RateLimitError 429 rate_limit_exceeded null requests true",
                "quota RateLimitError 429 insufficient_quota null insufficient_quota true",
                "server InternalServerError 500 null null server_error true",
                "overloaded InternalServerError 503 null null server_error true",
                "access PermissionDeniedError 403 model_not_found null invalid_request_error true",
                "country PermissionDeniedError 403 unsupported_country_region_territory null request_forbidden true",
            ],
            output.Split('\n'));
    }

    [Fact]
    public async Task It_tries_again_after_the_time_it_is_told()
    {
        _emulator.Replies.Enqueue(Reply.Overloaded().WithHeader("retry-after-ms", "50"), Reply.RateLimited(TimeSpan.FromMilliseconds(50)), Reply.Text("At last."));
        Assert.Equal("At last.", await _node.RunAsync(_emulator, "retries.mjs"));
        Assert.Equal([(503, "0"), (429, "1"), (200, "2")], _emulator.Requests.Select(r => (r.Status, r.Headers["x-stainless-retry-count"])));
    }

    [Fact]
    public async Task A_header_keeps_it_from_trying_again_or_makes_it()
    {
        _emulator.Replies.Enqueue(Reply.Overloaded().WithHeader("x-should-retry", "false"));
        Assert.Equal("InternalServerError 503", await _node.RunAsync(_emulator, "retries.mjs"));
        Assert.Equal([503], _emulator.Requests.Select(r => r.Status));

        _emulator.Reset();
        _emulator.Replies.Enqueue(
            Reply.Error(400, "Again.", "invalid_request_error").WithHeader("x-should-retry", "true").WithHeader("retry-after-ms", "50"), Reply.Text("At last."));
        Assert.Equal("At last.", await _node.RunAsync(_emulator, "retries.mjs"));
        Assert.Equal([400, 200], _emulator.Requests.Select(r => r.Status));
    }

    [Fact]
    public async Task Broken_connections_become_errors_of_connections()
    {
        _emulator.Replies.Enqueue(
            Reply.Broken(Fault.CloseBeforeAnswer()),
            Reply.Broken(Fault.StallBeforeAnswer()),
            Reply.ProxyPage(502),
            Reply.Broken(Fault.CloseInBody(100)),
            Reply.Broken(Fault.StallBeforeAnswer()),
            Reply.Text("One two three four five six seven eight.").Streamed(new StreamShape { Pause = TimeSpan.FromMilliseconds(200) }));
        Assert.Equal(
            """{"close":"APIConnectionError","stall":"APIConnectionTimeoutError","html":"InternalServerError","cut":true,"abort":"APIUserAbortError","chunksBeforeAbort":2}""",
            await _node.RunAsync(_emulator, "connections.mjs"));
        Assert.Equal(AnswerEnding.ClosedByClient, await _emulator.Requests[5].Ended.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_batch_runs_from_its_file_to_its_results()
    {
        _emulator.Replies.When(r => r.CustomId == "tea", Reply.Text("Tea."));
        _emulator.Replies.When(r => r.CustomId == "coffee", Reply.Text("Coffee."));
        Assert.Equal(
            """{"first":"validating","last":"completed","counts":{"total":3,"completed":2,"failed":1},"answers":[["coffee","Coffee."],["tea","Tea."]],"refused":[["cold",400,"temperature"]],"listed":[true],"deleted":true}""",
            await _node.RunAsync(_emulator, "batches.mjs"));
    }
}

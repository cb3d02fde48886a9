using GptImage2.Emulator;

namespace GptImage2.EndToEnd.Tests.Streaming;

/// <summary>Every failure of a stream has its own exception, with the number of items before it.</summary>
public sealed class StreamOutcomeTests : StreamTest
{
    private const string Half = """{"items":[{"text":"Stir","minutes":1},{"text":"St""";

    [Fact(Timeout = Hang)]
    public async Task A_reply_that_was_cut_off_is_reported_as_truncated()
    {
        (ReplyTruncatedException e, List<CookingStep> items) = await FailAsync<ReplyTruncatedException>(Reply.Truncated(Half));

        Assert.Single(items);
        Assert.Equal((1, Half), (e.ItemsRead, e.PartialReply));
        Assert.NotNull(e.Usage);
        Assert.Equal(GptImage2Model.Price.CostOf(e.Usage.Value), e.Cost);
    }

    [Fact(Timeout = Hang)]
    public async Task A_refusal_is_reported_as_a_refusal()
    {
        (ReplyRefusedException e, _) = await FailAsync<ReplyRefusedException>(Reply.Refusal("I would rather not do that."));

        Assert.Equal((0, "I would rather not do that."), (e.ItemsRead, e.Refusal));
        Assert.NotNull(e.Usage);
    }

    [Theory(Timeout = Hang)]
    [InlineData(Leniency.Strict)]
    [InlineData(Leniency.Certain)]
    public async Task Prose_instead_of_JSON_is_reported_as_a_refusal(Leniency leniency)
    {
        const string words = "I cannot read [any] of it.";

        (ReplyRefusedException e, _) = await FailAsync<ReplyRefusedException>(Reply.Text(words), options => options.Leniency = leniency);

        Assert.Equal((0, words), (e.ItemsRead, e.Refusal));
    }

    [Fact(Timeout = Hang)]
    public async Task A_filtered_reply_is_reported_as_filtered()
    {
        (ContentFilteredException e, List<CookingStep> items) = await FailAsync<ContentFilteredException>(Reply.ContentFiltered(Half));

        Assert.Single(items);
        Assert.Equal((1, Half), (e.ItemsRead, e.RawReply));
    }

    [Fact(Timeout = Hang)]
    public async Task An_empty_reply_is_reported_as_empty() => Assert.Equal(0, (await FailAsync<EmptyReplyException>(Reply.Text(""))).Exception.ItemsRead);

    [Theory(Timeout = Hang)]
    [InlineData("[]", "", ContractRule.Type)]
    [InlineData("{\"it", "/items", ContractRule.Required)]
    [InlineData("{\"items\":[", "/items", ContractRule.Syntax)]
    [InlineData("12", "", ContractRule.Type)]
    public async Task A_reply_without_a_complete_list_is_a_violation(string reply, string path, ContractRule rule)
    {
        (ContractViolationException e, _) = await FailAsync<ContractViolationException>(Reply.Text(reply));

        Assert.Equal((path, rule), (Assert.Single(e.Violations).Path, e.Violations[0].Rule));
        Assert.Equal(reply, e.RawReply);
    }

    [Fact(Timeout = Hang)]
    public async Task An_error_in_the_stream_is_reported()
    {
        Reply reply = Reply.Json(List(9)).Streamed(new StreamShape { DeltaCharacters = 45 }).ErrorAfterDeltas(2, "The server had an error.", "server_error", "oops");

        (ApiException e, List<CookingStep> items) = await FailAsync<ApiException>(reply);

        Assert.Equal([1, 2], items.Select(static step => step.Minutes));
        Assert.Equal((2, "The server had an error.", "server_error", "oops"), (e.ItemsRead, e.ProviderMessage, e.ErrorType, e.Code));
        Assert.StartsWith(e.RawReply!, List(9), StringComparison.Ordinal);
        Assert.Equal(90, e.RawReply!.Length);
    }

    [Fact(Timeout = Hang)]
    public async Task A_stream_that_ends_too_early_is_a_lost_connection()
    {
        (ApiConnectionException e, List<CookingStep> items) = await FailAsync<ApiConnectionException>(
            Reply.Json(List(3)).Streamed(new StreamShape { DeltaCharacters = 60 }).CutAfterDeltas(1));

        Assert.Single(items);
        Assert.Equal((1, 1, false), (e.ItemsRead, e.Attempts, e.TimedOut));
        Assert.Equal(List(3)[..60], e.RawReply);
    }

    [Theory(Timeout = Hang)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_lost_connection_is_reported(bool resets)
    {
        var fault = Fault.CloseInBody(900);
        Reply reply = Reply.Json(List(30)).Streamed(new StreamShape { DeltaCharacters = 60, Pause = TimeSpan.FromMilliseconds(20) });

        (ApiConnectionException e, List<CookingStep> items) = await FailAsync<ApiConnectionException>(reply.WithFault(resets ? fault.WithReset() : fault));

        Assert.NotEmpty(items);
        Assert.Equal((items.Count, false), (e.ItemsRead, e.TimedOut));
    }

    [Fact(Timeout = Hang)]
    public async Task A_stream_that_stalls_times_out()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(List(30)).Streamed(new StreamShape { DeltaCharacters = 60 }).WithFault(Fault.StallInBody(900)));

        (ApiConnectionException e, List<CookingStep> items) = await FailAsync<ApiConnectionException>(Stream(emulated, static options => options.AttemptTimeout = TimeSpan.FromSeconds(2)));

        Assert.NotEmpty(items);
        Assert.Equal((items.Count, true), (e.ItemsRead, e.TimedOut));
        Assert.Contains("AttemptTimeout", e.Message, StringComparison.Ordinal);
        await AssertClosedAsync(emulated);
    }

    [Fact(Timeout = Hang)]
    public async Task A_reply_of_an_endpoint_without_streams_is_read()
    {
        const string body = """
            {"id":"1","model":"other","choices":[{"index":0,"message":{"role":"assistant",
              "content":"{\"items\":[{\"text\":\"Stir\",\"minutes\":1}]}"},"finish_reason":"stop"}],
             "usage":{"prompt_tokens":10,"completion_tokens":5}}
            """;
        await using Emulated emulated = await Emulated.StartAsync(Reply.Raw(200, "application/json", body), Reply.Raw(200, "application/json", body).InPieces(1));

        for (int i = 0; i < 2; i++)
        {
            JsonModeStream<CookingStep> stream = Stream(emulated);
            Assert.Equal([new CookingStep("Stir", 1)], await ReadAsync(stream));
            Assert.Equal(("other", new TokenUsage(10, 5)), (stream.Model, stream.Usage));
        }
    }

    [Theory(Timeout = Hang)]
    [InlineData("text/html", "<html>\n<body>Sign in</body></html>", "An event of the stream is not part of a chat completion")]
    [InlineData("application/json", "", "An event of the stream is not part of a chat completion")]
    [InlineData("application/json", "{\"detail\":\"No\"}", "The stream is not a chat completion")]
    [InlineData("text/event-stream", "data: {}\n\ndata: [DONE]\n\n", "The stream is not a chat completion")]
    [InlineData("text/event-stream", "data: {\"choices\":\n\n", "An event of the stream is not part of a chat completion")]
    [InlineData("text/event-stream", "data: {\"choices\":[{\"delta\":{\"content\":\"{\"},\"finish_reason\":\"tool_calls\"}]}\n\ndata: [DONE]\n\n", "The model ended with finish_reason 'tool_calls'")]
    public async Task A_success_without_a_chat_completion_is_unexpected(string type, string body, string problem)
    {
        (UnexpectedResponseException e, _) = await FailAsync<UnexpectedResponseException>(Reply.Raw(200, type, body));

        Assert.Contains(problem, e.Message, StringComparison.Ordinal);
        Assert.StartsWith(type, e.ContentType, StringComparison.Ordinal);
    }

    [Fact(Timeout = Hang)]
    public async Task An_error_with_a_success_status_is_reported()
    {
        (ApiException e, _) = await FailAsync<ApiException>(Reply.Raw(200, "application/json", """{"error":{"message":"Provider is down","code":502}}"""));

        Assert.Equal((200, "502", "Provider is down"), (e.Status, e.Code, e.ProviderMessage));
    }

    [Theory(Timeout = Hang)]
    [InlineData("")]
    [InlineData("\n\ndata: [DONE]\n\n")]
    public async Task A_stream_without_a_finish_reason_is_complete_only_after_its_end_event(string rest)
    {
        const string delta = "data: {\"choices\":[{\"delta\":{\"content\":\"{\\\"items\\\":[]}\"}}]}";
        await using Emulated emulated = await Emulated.StartAsync(Reply.Raw(200, "text/event-stream", delta + "\n\n" + rest));
        JsonModeStream<CookingStep> stream = Stream(emulated);

        if (rest.Length > 0)
            Assert.Empty(await ReadAsync(stream));
        else
            await FailAsync<ApiConnectionException>(stream);
    }

    [Fact(Timeout = Hang)]
    public async Task An_error_before_the_stream_is_reported()
    {
        await using Emulated emulated = await Emulated.StartAsync();

        (ApiException e, _) = await FailAsync<ApiException>(Stream(emulated, static options => options.ApiKey = "wrong-key"));

        Assert.Equal((401, "invalid_api_key", 1), (e.Status, e.Code, e.Attempts));
        Assert.Null(e.ItemsRead);
    }

    [Fact(Timeout = Hang)]
    public async Task Transient_errors_are_retried_until_the_stream_begins()
    {
        await using Emulated emulated = await Emulated.StartAsync(
            Reply.Error(429, "Slow down.", "requests", "rate_limit_exceeded").WithHeader("retry-after-ms", "1"),
            Reply.ServerError(),
            Reply.Broken(Fault.CloseBeforeAnswer()),
            Reply.Json(List(2)));

        Assert.Equal(2, (await ReadAsync(Stream(emulated, static options => options.MaxRetries = 3))).Count);

        Assert.Equal(4, emulated.Requests.Count);
    }

    [Theory(Timeout = Hang)]
    [InlineData(429, "insufficient_quota", 1)]
    [InlineData(500, "server_error", 2)]
    public async Task Permanent_errors_are_reported(int status, string type, int attempts)
    {
        await using Emulated emulated = await Emulated.StartAsync(configure: null);
        emulated.Replies.When(static _ => true, Reply.Error(status, "No.", type, type));

        (ApiException e, _) = await FailAsync<ApiException>(Stream(emulated, static options => options.MaxRetries = 1));

        Assert.Equal((status, type, attempts), (e.Status, e.Code, e.Attempts));
    }

    private static async Task<(TException Exception, List<CookingStep> Items)> FailAsync<TException>(Reply reply, Action<GptImage2Options>? configure = null)
        where TException : Exception
    {
        await using Emulated emulated = await Emulated.StartAsync(reply);
        return await FailAsync<TException>(Stream(emulated, configure));
    }
}

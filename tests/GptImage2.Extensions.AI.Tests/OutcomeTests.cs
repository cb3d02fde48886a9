using GptImage2.OpenAI;
using Microsoft.Extensions.AI;

namespace GptImage2.Extensions.AI.Tests;

/// <summary>Tests the results and exceptions for the answers of a chat client.</summary>
public sealed class OutcomeTests
{
    private const string Milk = """{"name":"milk","count":2}""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_result_has_the_data_of_the_response()
    {
        ChatResponse response = FakeChatClient.Reply(Milk);
        response.ResponseId = "resp_1";
        response.ModelId = "acme-1-0508";
        response.Usage = new UsageDetails
        {
            InputTokenCount = 1000,
            OutputTokenCount = 200,
            CachedInputTokenCount = 128,
            ReasoningTokenCount = 64,
            AdditionalCounts = new() { ["InputTokenDetails.ImageTokenCount"] = 765 },
        };

        JsonModeResult<Product> result = await ReadAsync(new FakeChatClient(response), new ChatClientCallerOptions { Price = new ModelPrice(8, 15, default) });

        Assert.Equal((new Product("milk", 2), Milk, "resp_1", "acme-1-0508"), (result.Value, result.RawReply, result.RequestId, result.Model));
        Assert.Equal(new TokenUsage(1000, 200) { CachedInputTokens = 128, ReasoningTokens = 64, ImageInputTokens = 765 }, result.Usage);
        Assert.Equal(0.011m, result.Cost);
        Assert.Equal(1, Assert.Single(result.Exchanges).Attempts);
    }

    [Fact]
    public async Task Counts_without_a_property_are_read_from_the_additional_counts()
    {
        ChatResponse response = FakeChatClient.Reply(Milk);
        response.Usage = new UsageDetails
        {
            InputTokenCount = 10,
            OutputTokenCount = 20,
            AdditionalCounts = new() { ["cached_tokens"] = 3, ["OutputTokenDetails.ReasoningTokenCount"] = 4, ["other"] = 5 },
        };

        JsonModeResult<Product> result = await ReadAsync(new FakeChatClient(response));

        Assert.Equal(new TokenUsage(10, 20) { CachedInputTokens = 3, ReasoningTokens = 4 }, result.Usage);
        Assert.Null(result.Cost);
    }

    [Fact]
    public async Task An_incomplete_usage_is_null()
    {
        ChatResponse response = FakeChatClient.Reply(Milk);
        response.Usage = new UsageDetails { InputTokenCount = 10 };

        JsonModeResult<Product> result = await ReadAsync(new FakeChatClient(response), new ChatClientCallerOptions { Price = GptImage2Model.Price });

        Assert.Equal((null, null), (result.Usage, result.Cost));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("stop")]
    [InlineData("end_turn")]
    public async Task A_reply_that_fits_is_read_with_any_finish_reason_of_the_provider(string? reason)
    {
        ChatResponse response = FakeChatClient.Reply(Milk);
        response.FinishReason = reason is null ? null : new ChatFinishReason(reason);

        Assert.Equal(new Product("milk", 2), (await ReadAsync(new FakeChatClient(response))).Value);
    }

    [Fact]
    public async Task The_last_message_of_the_assistant_without_its_reasoning_is_the_reply()
    {
        var response = new ChatResponse(
        [
            new ChatMessage(ChatRole.Assistant, "Let me see."),
            new ChatMessage(ChatRole.Assistant, [new TextReasoningContent("{"), new TextContent("""{"name":"milk","""), new TextContent("""  "count":2}""")]),
            new ChatMessage(ChatRole.Tool, "nothing"),
        ]);

        Assert.Equal(new Product("milk", 2), (await ReadAsync(new FakeChatClient(response))).Value);
    }

    [Fact]
    public async Task A_reply_that_was_cut_off_is_reported_as_truncated()
    {
        ChatResponse response = FakeChatClient.Reply("""{"name":"mi""");
        response.FinishReason = ChatFinishReason.Length;
        var client = new FakeChatClient(response);

        ReplyTruncatedException exception = await FailAsync<ReplyTruncatedException>(client);

        Assert.Equal("""{"name":"mi""", exception.PartialReply);
        Assert.Single(client.Messages);
    }

    [Fact]
    public async Task A_reply_that_the_filter_stopped_is_reported_as_filtered()
    {
        ChatResponse response = FakeChatClient.Reply("{");
        response.FinishReason = ChatFinishReason.ContentFilter;

        Assert.Equal("{", (await FailAsync<ContentFilteredException>(new FakeChatClient(response))).PartialReply);
    }

    [Fact]
    public async Task A_marked_refusal_and_one_in_prose_are_reported_as_refusals()
    {
        var marked = new ChatResponse(new ChatMessage(ChatRole.Assistant, [new ErrorContent("I will not.") { ErrorCode = "Refusal" }]));

        Assert.Equal("I will not.", (await FailAsync<ReplyRefusedException>(new FakeChatClient(marked))).Refusal);
        Assert.Equal("I cannot.", (await FailAsync<ReplyRefusedException>(new FakeChatClient(FakeChatClient.Reply("I cannot.")))).Refusal);
    }

    [Fact]
    public async Task A_reply_without_text_is_reported_as_empty()
    {
        await FailAsync<EmptyReplyException>(new FakeChatClient(FakeChatClient.Reply(" ")));
        await FailAsync<EmptyReplyException>(new FakeChatClient(new ChatResponse()));
        await FailAsync<EmptyReplyException>(new FakeChatClient(new ChatResponse(new ChatMessage(ChatRole.Assistant, [new DataContent(Pictures.PngBytes(3), "image/png")]))));
    }

    [Fact]
    public async Task An_error_instead_of_a_reply_is_reported()
    {
        var response = new ChatResponse(new ChatMessage(ChatRole.Assistant, [new ErrorContent("Out of luck.") { ErrorCode = "luck" }])) { ResponseId = "resp_2" };

        ChatClientException exception = await FailAsync<ChatClientException>(new FakeChatClient(response));

        Assert.Equal("IShop.ReadAsync: The chat client of acme failed: Out of luck. (luck)", exception.Message);
        Assert.Equal("resp_2", exception.RequestId);
    }

    [Fact]
    public async Task An_error_beside_a_reply_that_fits_is_ignored()
    {
        ChatResponse response = FakeChatClient.Reply(Milk);
        response.Messages[0].Contents.Add(new ErrorContent("Half out of luck."));

        Assert.Equal(new Product("milk", 2), (await ReadAsync(new FakeChatClient(response))).Value);
    }

    [Fact]
    public async Task A_tool_call_without_tools_is_an_unexpected_response()
    {
        ChatResponse response = FakeChatClient.Reply("{}");
        response.FinishReason = ChatFinishReason.ToolCalls;

        UnexpectedResponseException exception = await FailAsync<UnexpectedResponseException>(new FakeChatClient(response));

        Assert.Equal("IShop.ReadAsync: The model ended with the finish reason 'tool_calls', but the request has no tools.", exception.Message);
        Assert.Equal((null, "{}"), (exception.ContentType, exception.Excerpt));
    }

    [Fact]
    public async Task The_exception_of_the_client_is_the_inner_exception()
    {
        var thrown = new HttpRequestException("Connection refused");

        ChatClientException exception = await FailAsync<ChatClientException>(new FakeChatClient(thrown));

        Assert.Equal("IShop.ReadAsync: The chat client of acme failed: Connection refused", exception.Message);
        Assert.Same(thrown, exception.InnerException);
    }

    [Fact]
    public async Task A_cancellation_inside_the_client_is_not_a_cancellation_of_the_caller() =>
        Assert.IsType<TaskCanceledException>((await FailAsync<ChatClientException>(new FakeChatClient(new TaskCanceledException("Timeout")))).InnerException);

    [Fact]
    public async Task A_client_that_returns_null_has_failed() =>
        await FailAsync<ChatClientException>(new FakeChatClient(static _ => Task.FromResult<ChatResponse>(null!)) { Metadata = null });

    [Fact]
    public async Task A_cancelled_call_ends_with_the_token_of_the_caller()
    {
        using var cancellation = new CancellationTokenSource();
        var client = new FakeChatClient(async token =>
        {
            await cancellation.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
            return FakeChatClient.Reply(Milk);
        });

        OperationCanceledException exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.Bind<IShop>().ReadAsync(cancellationToken: cancellation.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.Bind<IShop>().ReadAsync(cancellationToken: cancellation.Token));

        Assert.Equal(cancellation.Token, exception.CancellationToken);
        Assert.Single(client.Messages);
    }

    [Fact]
    public async Task Violations_after_a_correction_are_reported_with_both_exchanges()
    {
        ContractViolationException exception = await FailAsync<ContractViolationException>(new FakeChatClient(FakeChatClient.Reply("""{"name":"milk"}""")));

        Assert.Equal("/count", Assert.Single(exception.Violations).Path);
        Assert.Equal(2, exception.Exchanges.Count);
    }

    private static Task<JsonModeResult<Product>> ReadAsync(FakeChatClient client, ChatClientCallerOptions? options = null) =>
        client.Bind<IShop>(options).ReadAsync(cancellationToken: Stop);

    private static async Task<TException> FailAsync<TException>(FakeChatClient client)
        where TException : GptImage2Exception
    {
        TException exception = await Assert.ThrowsAsync<TException>(() => ReadAsync(client));
        Assert.Equal("IShop.ReadAsync", exception.Method);
        return exception;
    }
}

using GptImage2.Emulator;

namespace GptImage2.EndToEnd.Tests.Calls;

/// <summary>Tests the exceptions for replies and answers that give no value.</summary>
public sealed class OutcomeTests
{
    private const string Milk = """{"name":"milk","count":2}""";

    [Fact]
    [Trait("Row", "H7")]
    public async Task A_reply_that_breaks_the_contract_is_reported_with_every_path()
    {
        const string reply = """{"items":[{"name":null,"count":0},{"count":"2","count":3},{"name":"eggs"}],"total":3}""";
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(reply));

        ContractViolationException e = await Assert.ThrowsAsync<ContractViolationException>(() => emulated.Bind<IRoots>().ItemsAsync());

        Assert.Equal(
            [
                ("/items/0/name", ContractRule.NotNull),
                ("/items/0/count", ContractRule.Range),
                ("/items/1/name", ContractRule.Required),
                ("/items/1/count", ContractRule.Type),
                ("/items/1/count", ContractRule.Duplicate),
                ("/items/2/count", ContractRule.Required),
            ],
            e.Violations.Select(violation => (violation.Path, violation.Rule)));
        ShouldBeBilled(emulated, e, reply);
    }

    [Theory]
    [InlineData("{\"name\":\"milk\"")]
    [InlineData("```json\n{\"name\":\"milk\",\"count\":2}\n```")]
    [InlineData("<item name='milk'/>")]
    public async Task A_reply_that_is_not_JSON_is_a_violation(string reply)
    {
        (Emulated emulated, ContractViolationException e) = await FailAsync<ContractViolationException>(Reply.Text(reply));

        Assert.Contains(e.Violations, violation => violation.Rule == ContractRule.Syntax);
        ShouldBeBilled(emulated, e, reply);
    }

    [Fact]
    public async Task A_refusal_is_reported_as_a_refusal()
    {
        (Emulated emulated, ReplyRefusedException e) = await FailAsync<ReplyRefusedException>(Reply.Refusal("I will not."));

        Assert.Equal("I will not.", e.Refusal);
        ShouldBeBilled(emulated, e, "");
    }

    [Fact]
    public async Task A_refusal_in_prose_is_reported_as_a_refusal()
    {
        (Emulated emulated, ReplyRefusedException e) = await FailAsync<ReplyRefusedException>(Reply.Text("I cannot read this picture."));

        Assert.Equal("I cannot read this picture.", e.Refusal);
        ShouldBeBilled(emulated, e, "I cannot read this picture.");
    }

    [Fact]
    public async Task A_reply_that_was_cut_off_is_reported_as_truncated_even_if_it_fits()
    {
        (Emulated emulated, ReplyTruncatedException e) = await FailAsync<ReplyTruncatedException>(Reply.Truncated(Milk));

        Assert.Equal(Milk, e.PartialReply);
        ShouldBeBilled(emulated, e, Milk);
    }

    [Fact]
    public async Task A_reply_longer_than_its_limit_is_cut_off()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(Milk));

        IMessages messages = emulated.Client(options => options.MaxOutputTokens = 3).Bind<IMessages>();
        ReplyTruncatedException e = await Assert.ThrowsAsync<ReplyTruncatedException>(() => messages.ResultAsync("What?", Emulated.Stop));

        Assert.NotEmpty(e.PartialReply);
        Assert.StartsWith(e.PartialReply, Milk, StringComparison.Ordinal);
        Assert.Equal(3, e.Usage!.Value.OutputTokens);
        Assert.Contains("MaxOutputTokens = 3", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filtered_reply_is_reported_as_filtered()
    {
        (Emulated emulated, ContentFilteredException e) = await FailAsync<ContentFilteredException>(Reply.ContentFiltered("""{"name":"mi"""));

        Assert.Equal("""{"name":"mi""", e.PartialReply);
        ShouldBeBilled(emulated, e, """{"name":"mi""");
    }

    [Fact]
    public async Task An_empty_reply_is_reported_as_empty() => await FailAsync<EmptyReplyException>(Reply.Text(""));

    [Theory]
    [InlineData("sk-of-somebody-else-4f1d0c")]
    [InlineData("sk-short")]
    public async Task A_wrong_key_is_in_no_text(string key)
    {
        await using Emulated emulated = await Emulated.StartAsync();

        IMessages messages = emulated.Client(options => options.ApiKey = key).Bind<IMessages>();
        ApiException e = await Assert.ThrowsAsync<ApiException>(() => messages.ResultAsync("What?", Emulated.Stop));

        Assert.Equal((401, "invalid_api_key", 1), (e.Status, e.Code, e.Attempts));
        Assert.DoesNotContain(key, e.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(key, e.ProviderMessage, StringComparison.Ordinal);
        Assert.Null(e.Usage);
    }

    [Fact]
    public async Task A_model_that_does_not_exist_is_an_error_of_the_API()
    {
        await using Emulated emulated = await Emulated.StartAsync();

        IMessages messages = emulated.Client(options => options.Model = "gpt-9-image").Bind<IMessages>();
        ApiException e = await Assert.ThrowsAsync<ApiException>(() => messages.ResultAsync("What?", Emulated.Stop));

        Assert.Equal((404, "model_not_found", 1), (e.Status, e.Code, e.Attempts));
        Assert.Contains("gpt-9-image", e.Message, StringComparison.Ordinal);
        Assert.Equal(emulated.Request.RequestId, e.RequestId);
    }

    [Fact]
    public async Task After_a_rate_limit_the_same_body_is_sent_again()
    {
        Reply later = Reply.Error(429, "Rate limit reached.", "tokens", "rate_limit_exceeded").WithHeader("retry-after-ms", "1");
        await using Emulated emulated = await Emulated.StartAsync(later, later, Reply.Json(Milk));

        Item item = await emulated.Bind<IMessages>().CompareAsync(Pictures.Png(20), Pictures.Png(10), "door", Emulated.Stop);

        Assert.Equal(new Item("milk", 2), item);
        Assert.Equal([429, 429, 200], emulated.Requests.Select(request => request.Status));
        Assert.Single(emulated.Requests.Select(request => request.BodySha256).Distinct());
        Assert.NotNull(emulated.Requests[0].BodySha256);
    }

    [Fact]
    public async Task A_page_of_a_proxy_is_an_error_of_the_API()
    {
        var page = Reply.Raw(502, "text/html", "<html>\n<h1>502 Bad Gateway</h1></html>");
        await using Emulated emulated = await Emulated.StartAsync(page, page, page, page);

        ApiException e = await Assert.ThrowsAsync<ApiException>(() => emulated.Bind<IMessages>().ResultAsync("What?", Emulated.Stop));

        Assert.Equal((502, 4), (e.Status, e.Attempts));
        Assert.Contains("502 Bad Gateway", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', e.Message);
        Assert.Equal(4, emulated.Requests.Count);
    }

    [Fact]
    public async Task A_page_with_a_success_status_is_unexpected()
    {
        (_, UnexpectedResponseException e) = await FailAsync<UnexpectedResponseException>(Reply.Raw(200, "text/html", "<html>Welcome</html>"));

        Assert.Contains("Welcome", e.Excerpt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unreachable_endpoint_is_a_connection_error()
    {
        Emulated emulated = await Emulated.StartAsync();
        await emulated.DisposeAsync();

        ApiConnectionException e = await Assert.ThrowsAsync<ApiConnectionException>(() => emulated.Bind<IMessages>().ResultAsync("What?", Emulated.Stop));

        Assert.Equal((4, false), (e.Attempts, e.TimedOut));
        Assert.DoesNotContain(emulated.ApiKey, e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_that_quotes_the_key_is_reported_without_it()
    {
        string echo = $"Bearer {EmulatorOptions.DefaultApiKey} is not welcome.";
        (_, ApiException e) = await FailAsync<ApiException>(Reply.Error(400, echo));
        Assert.Contains("is not welcome", e.Message, StringComparison.Ordinal);

        await FailAsync<ApiException>(Reply.Raw(400, "text/plain", echo));
        await FailAsync<UnexpectedResponseException>(Reply.Raw(200, "text/plain", echo));
    }

    [Fact]
    public async Task The_cost_is_the_sum_for_all_tokens()
    {
        const string completion = """
            {"id":"chatcmpl-1","object":"chat.completion","created":1778200000,"model":"gpt-5-4-image-2-2026-05-01",
             "choices":[{"index":0,"message":{"role":"assistant","content":"{\"name\":\"milk\",\"count\":2}"},"finish_reason":"stop"}],
             "usage":{"prompt_tokens":2500,"completion_tokens":400,"total_tokens":2900,
              "prompt_tokens_details":{"cached_tokens":1000},"completion_tokens_details":{"reasoning_tokens":300}}}
            """;
        await using Emulated emulated = await Emulated.StartAsync(Reply.Raw(200, "application/json", completion));

        JsonModeResult<Item> result = await emulated.Bind<IMessages>().ResultAsync("What?", Emulated.Stop);

        // 1,500 at 8 dollars a million are 1.2 cents, 1,000 from the cache at 2 dollars are 0.2 cents, 400 at 15 dollars are 0.6 cents.
        Assert.Equal(0.02m, result.Cost);
        Assert.Equal(new TokenUsage(2500, 400) { CachedInputTokens = 1000, ReasoningTokens = 300 }, result.Usage);
        Assert.Equal("gpt-5-4-image-2-2026-05-01", result.Model);
    }

    private static async Task<(Emulated Emulated, TException Exception)> FailAsync<TException>(Reply reply)
        where TException : GptImage2Exception
    {
        await using Emulated emulated = await Emulated.StartAsync(reply);
        TException e = await Assert.ThrowsAsync<TException>(() => emulated.Bind<IMessages>().ResultAsync("What?", Emulated.Stop));
        Assert.Equal("IMessages.ResultAsync", e.Method);
        Assert.Equal(emulated.Request.RequestId, e.RequestId);
        Assert.DoesNotContain(emulated.ApiKey, e.ToString(), StringComparison.Ordinal);
        return (emulated, e);
    }

    private static void ShouldBeBilled(Emulated emulated, GptImage2Exception e, string reply)
    {
        EmulatedUsage usage = emulated.Request.Usage!;
        Assert.Equal((usage.Prompt, usage.Completion), (e.Usage!.Value.InputTokens, e.Usage.Value.OutputTokens));
        Assert.Equal((usage.Prompt * 8m + usage.Completion * 15m) / 1_000_000m, e.Cost);
        Assert.Equal(reply, e.RawReply);
    }
}

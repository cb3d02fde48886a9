using GptImage2.Tests.OpenAI;

namespace GptImage2.Tests.Calls;

public sealed class OutcomeTests : CallTest
{
    [Fact]
    public async Task A_reply_that_fits_becomes_the_value_with_usage_and_cost()
    {
        await using var server = new LoopbackServer(Answer.Completion("""{"name":"m\u00e9l\n🧾","count":2,"size":"big"}"""));

        JsonModeResult<Item> result = await CallAsync(Client(server));

        Assert.Equal(new Item("mél\n🧾", 2), result.Value);
        Assert.Equal("""{"name":"m\u00e9l\n🧾","count":2,"size":"big"}""", result.RawReply);
        Assert.Equal(["/size"], result.UnknownMembers);
        Assert.Equal(new TokenUsage(1000, 200) { CachedInputTokens = 128, ImageInputTokens = 765, ReasoningTokens = 64 }, result.Usage);
        Assert.Equal(0.010232m, result.Cost);
        Assert.Equal("req_42", result.RequestId);
        Assert.Equal("gpt-5-4-image-2-2026-04-21", result.Model);
    }

    [Fact]
    public async Task The_cost_is_based_on_the_price_in_the_options()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));

        JsonModeResult<Item> result = await CallAsync(Client(server, o => o.Price = new ModelPrice(1m, 10m, new DateOnly(2027, 1, 1))));

        Assert.Equal(0.003m, result.Cost);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"prompt_tokens":"many","completion_tokens":3}""")]
    public async Task Usage_that_the_endpoint_does_not_report_is_null(string usage)
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply, usage: usage));

        JsonModeResult<Item> result = await CallAsync(Client(server));

        Assert.Equal(new Item("milk", 2), result.Value);
        Assert.Null(result.Usage);
        Assert.Null(result.Cost);
    }

    [Fact]
    public async Task A_complete_reply_without_a_finish_reason_is_read()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply, finishReason: null));

        Assert.Equal(new Item("milk", 2), (await CallAsync(Client(server))).Value);
    }

    [Fact]
    public async Task A_reply_that_breaks_its_contract_is_reported_with_all_violations()
    {
        await using var server = new LoopbackServer(Answer.Completion("""{"name":7}"""));

        ContractViolationException exception = await FailAsync<ContractViolationException>(server);

        Assert.Equal([("/count", ContractRule.Required), ("/name", ContractRule.Type)], exception.Violations.Select(v => (v.Path, v.Rule)));
        Assert.Contains("breaks its contract in 2 places:\n  /", exception.Message, StringComparison.Ordinal);
        Assert.All(exception.Violations, v => Assert.Contains(v.ToString(), exception.Message, StringComparison.Ordinal));
        AssertBilled(exception, """{"name":7}""");
    }

    [Fact]
    public async Task An_exception_of_a_contract_constructor_is_a_violation_and_the_inner_exception()
    {
        const string reply = """{"name":"milk","count":-1}""";
        await using var server = new LoopbackServer(Answer.Completion(reply));

        ContractViolationException exception = await FailAsync<ContractViolationException>(server);

        ContractViolation violation = Assert.Single(exception.Violations);
        Assert.Equal(("", ContractRule.Construction, reply), (violation.Path, violation.Rule, violation.Found));
        Assert.IsType<ArgumentOutOfRangeException>(exception.InnerException);
        AssertBilled(exception, reply);
    }

    [Theory]
    [InlineData("""Here you are: {"name":"milk","count":2}""")]
    [InlineData("""{"name":"milk","count":2} {}""")]
    [InlineData("""{"name":"milk","count":""")]
    [InlineData("[1,2]")]
    [InlineData("\"milk\"")]
    [InlineData("null")]
    [InlineData("-1")]
    [InlineData("```\n2\n```")]
    [InlineData("<receipt>milk</receipt>")]
    [InlineData("\uFEFFNo.")]
    public async Task A_reply_that_is_not_a_JSON_object_is_a_violation(string reply)
    {
        await using var server = new LoopbackServer(Answer.Completion(reply));

        ContractViolationException exception = await FailAsync<ContractViolationException>(server);

        Assert.NotEmpty(exception.Violations);
        AssertBilled(exception, reply);
    }

    [Fact]
    public async Task A_reply_that_the_limit_cut_off_is_truncated_even_if_its_text_fits()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply, finishReason: "length"));

        ReplyTruncatedException exception = await FailAsync<ReplyTruncatedException>(server, o => o.MaxOutputTokens = 200);

        Assert.Equal(ItemReply, exception.PartialReply);
        Assert.Contains("MaxOutputTokens = 200", exception.Message, StringComparison.Ordinal);
        Assert.Contains("200 output tokens, 64 of them for reasoning", exception.Message, StringComparison.Ordinal);
        AssertBilled(exception, ItemReply);
    }

    [Fact]
    public async Task A_reply_cut_off_within_a_surrogate_pair_is_truncated_like_any_other()
    {
        var cut = Answer.Completion("@", finishReason: "length");
        await using var server = new LoopbackServer(cut with { Body = cut.Body.Replace("@", """{\"name\":\"\ud83e""", StringComparison.Ordinal) });

        ReplyTruncatedException exception = await FailAsync<ReplyTruncatedException>(server);

        Assert.Equal("{\"name\":\"\uFFFD", exception.PartialReply);
    }

    [Fact]
    public async Task The_refusal_member_of_a_message_is_a_refusal()
    {
        await using var server = new LoopbackServer(Answer.Completion(null, refusal: "I'm very sorry, but I can't."));

        ReplyRefusedException exception = await FailAsync<ReplyRefusedException>(server);

        Assert.Equal("I'm very sorry, but I can't.", exception.Refusal);
        Assert.Contains("refused", exception.Message, StringComparison.Ordinal);
        AssertBilled(exception, "");
    }

    [Theory]
    [InlineData("I'm sorry, I can't help with that [see the policy].")]
    [InlineData("\n“Nein.”")]
    [InlineData("申し訳ありません")]
    public async Task Prose_without_any_object_in_it_is_a_refusal(string prose)
    {
        await using var server = new LoopbackServer(Answer.Completion(prose));

        ReplyRefusedException exception = await FailAsync<ReplyRefusedException>(server);

        Assert.Equal(prose.Trim(), exception.Refusal);
        Assert.Contains("prose instead of JSON", exception.Message, StringComparison.Ordinal);
        AssertBilled(exception, prose);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \n\t ")]
    public async Task An_empty_reply_is_reported_as_empty(string? content)
    {
        await using var server = new LoopbackServer(Answer.Completion(content));

        EmptyReplyException exception = await FailAsync<EmptyReplyException>(server);

        Assert.Contains("64 of 200 output tokens", exception.Message, StringComparison.Ordinal);
        AssertBilled(exception, content ?? "");
    }

    [Fact]
    public async Task A_filtered_reply_has_its_own_exception()
    {
        await using var server = new LoopbackServer(Answer.Completion("""{"name":""", finishReason: "content_filter"));

        ContentFilteredException exception = await FailAsync<ContentFilteredException>(server);

        Assert.Equal("""{"name":""", exception.PartialReply);
        AssertBilled(exception, """{"name":""");
    }

    [Fact]
    public async Task Messages_that_the_filter_rejects_have_their_own_exception()
    {
        await using var server = new LoopbackServer(Answer.Error(400, "The prompt was filtered.", code: "content_filter"));

        ContentFilteredException exception = await FailAsync<ContentFilteredException>(server);

        Assert.Contains("The prompt was filtered.", exception.Message, StringComparison.Ordinal);
        Assert.Null(exception.Usage);
    }

    [Fact]
    public async Task The_output_limit_reported_as_an_error_is_a_truncation_and_is_not_retried()
    {
        await using var server = new LoopbackServer(Answer.Error(
            400,
            "Could not finish the message because max_tokens or model output limit was reached. Please try again with higher max_tokens."));

        ReplyTruncatedException exception = await FailAsync<ReplyTruncatedException>(server, o => o.MaxOutputTokens = 16);

        Assert.Equal("", exception.PartialReply);
        Assert.Equal("req_42", exception.RequestId);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("tool_calls")]
    [InlineData("error")]
    public async Task A_reply_with_another_finish_reason_is_an_unexpected_response(string reason)
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply, finishReason: reason));

        UnexpectedResponseException exception = await FailAsync<UnexpectedResponseException>(server);

        Assert.Contains($"'{reason}'", exception.Message, StringComparison.Ordinal);
        AssertBilled(exception, ItemReply);
    }

    private static void AssertBilled(GptImage2Exception exception, string rawReply)
    {
        Assert.Equal(new TokenUsage(1000, 200) { CachedInputTokens = 128, ImageInputTokens = 765, ReasoningTokens = 64 }, exception.Usage);
        Assert.Equal(0.010232m, exception.Cost);
        Assert.Equal("req_42", exception.RequestId);
        Assert.Equal(rawReply, exception.RawReply);
    }
}

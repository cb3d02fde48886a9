using System.Text.Json;
using System.Text.Json.Nodes;

namespace GptImage2.Emulator.Tests;

/// <summary>Tokens of replies: those of the text, those of reasoning, and what happens when there are not enough.</summary>
public sealed class BudgetTests
{
    private const string OutOfTokens = "Could not finish the message because max_tokens or model output limit was reached. Please try again with higher max_tokens.";

    [Fact]
    public async Task Reasoning_counts_in_the_limit_of_the_request()
    {
        await using Api api = await Api.StartAsync();
        api.Emulator.Replies.Enqueue(Reply.Text("one two three").WithReasoning(10), Reply.Text("one two three").WithReasoning(10));

        ApiResponse whole = await api.SendAsync(Request(max: 13));
        Assert.Equal(("one two three", "stop", 13, 10), Outcome(whole));
        ApiResponse cut = await api.SendAsync(Request(max: 12));
        Assert.Equal(("one two", "length", 12, 10), Outcome(cut));
        Assert.Equal(10, api.Emulator.Requests[1].Usage!.Reasoning);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(7)]
    public async Task Reasoning_can_use_all_tokens_and_leave_an_empty_content(int max)
    {
        await using Api api = await Api.StartAsync(o => o.ReasoningTokens = 10);
        Assert.Equal(("", "length", max, max), Outcome(await api.SendAsync(Request(max))));
    }

    [Fact]
    public async Task Reasoning_can_use_all_tokens_and_end_in_a_400()
    {
        await using Api api = await Api.StartAsync(o => (o.ReasoningTokens, o.WhenReasoningTakesAll) = (10, ReasoningOverrun.BadRequest));
        (await api.SendAsync(Request(max: 10))).ShouldBeError(400, OutOfTokens);
        Assert.Equal("length", (await api.SendAsync(Request(max: 11))).FinishReason);
        Assert.Equal("stop", (await api.SendAsync(Request(max: 1000))).FinishReason);
    }

    [Fact]
    public async Task A_request_can_ask_for_no_reasoning()
    {
        await using Api api = await Api.StartAsync(o => o.ReasoningTokens = 10);
        JsonObject request = Request(max: 1000);
        request["reasoning_effort"] = "none";
        Assert.Equal(0, Outcome(await api.SendAsync(request)).Reasoning);
        request["reasoning_effort"] = "low";
        Assert.Equal(10, Outcome(await api.SendAsync(request)).Reasoning);
    }

    [Fact]
    public async Task A_stream_has_no_delta_if_reasoning_used_all_tokens()
    {
        await using Api api = await Api.StartAsync();
        api.Emulator.Replies.Enqueue(Reply.Text("one").WithReasoning(5));
        JsonObject request = Request(max: 5);
        request["stream"] = true;
        request["stream_options"] = new JsonObject { ["include_usage"] = true };
        ApiResponse response = await api.SendAsync(request);
        JsonElement[] chunks = response.Chunks();
        Assert.Equal(("", "length"), (response.StreamedContent(), chunks[^2].GetProperty("choices")[0].GetProperty("finish_reason").GetString()));
        Assert.Equal(5, chunks[^1].GetProperty("usage").GetProperty("completion_tokens_details").GetProperty("reasoning_tokens").GetInt32());
    }

    [Fact]
    public async Task Each_choice_is_cut_by_its_own_length()
    {
        await using Api api = await Api.StartAsync();
        JsonObject request = Request(max: 300);
        request["n"] = 2;
        request["messages"]!.AsArray().Add(Api.Message("user", """{"type":"object","properties":{"a":{"type":"string"}},"required":["a"]}"""));
        Assert.All((await api.SendAsync(request)).Json.GetProperty("choices").EnumerateArray(), c => Assert.Equal("stop", c.GetProperty("finish_reason").GetString()));
    }

    [Fact]
    public async Task The_model_has_a_limit_of_its_own()
    {
        await using Api api = await Api.StartAsync(o => o.MaxCompletionTokens = 2);
        api.Emulator.Replies.Enqueue(Reply.Text("one two three"));
        JsonObject request = Api.Request();
        Assert.Equal(("one two", "length", 2, 0), Outcome(await api.SendAsync(request)));
    }

    [Fact]
    public async Task The_token_rule_is_an_option()
    {
        await using Api api = await Api.StartAsync(o => o.TextTokens = new TokenRule { Prompt = 2, Completion = 13 });
        api.Emulator.Replies.Enqueue(Reply.Text("one two three"));
        JsonElement usage = (await api.SendAsync(Api.Request("Reply with JSON."))).Usage;
        Assert.Equal((2 + 3 + 1 + 4, 16), (usage.GetProperty("prompt_tokens").GetInt32(), usage.GetProperty("completion_tokens").GetInt32()));
    }

    [Fact]
    public async Task A_name_and_text_that_looks_like_a_special_token_are_counted()
    {
        await using Api api = await Api.StartAsync();
        JsonObject request = Api.Request("<|endoftext|> JSON");
        Assert.Equal(3 + 3 + 1 + 8, (await api.SendAsync(request)).Usage.GetProperty("prompt_tokens").GetInt32());
        request["messages"]![0]!["name"] = "Zoe";
        Assert.Equal(3 + 3 + 1 + 8 + 1 + O200kBase.Count("Zoe"), (await api.SendAsync(request)).Usage.GetProperty("prompt_tokens").GetInt32());
    }

    [Theory]
    [InlineData("\"two\"", "one ", "stop")]
    [InlineData("[\"three\",\" two\"]", "one", "stop")]
    [InlineData("[\"four\"]", "one two three", "stop")]
    public async Task A_reply_ends_before_the_first_stop(string stop, string content, string finishReason)
    {
        await using Api api = await Api.StartAsync(o => o.Fields["stop"] = FieldSupport.Supported);
        api.Emulator.Replies.Enqueue(Reply.Text("one two three"));
        JsonObject request = Api.Request();
        request["stop"] = JsonNode.Parse(stop);
        ApiResponse response = await api.SendAsync(request);
        Assert.Equal((content, finishReason), (response.Content, response.FinishReason));
    }

    private static JsonObject Request(int max)
    {
        JsonObject request = Api.Request();
        request["max_completion_tokens"] = max;
        return request;
    }

    private static (string? Content, string? Finish, int Tokens, int Reasoning) Outcome(ApiResponse response) => (
        response.Content,
        response.FinishReason,
        response.Usage.GetProperty("completion_tokens").GetInt32(),
        response.Usage.GetProperty("completion_tokens_details").GetProperty("reasoning_tokens").GetInt32());
}

using System.Diagnostics;
using GptImage2.Endpoints.Caching;
using GptImage2.Tests.Calls;
using GptImage2.Tests.Endpoints.Caching;
using GptImage2.Tests.Images;
using GptImage2.Tests.OpenAI;

namespace GptImage2.Tests.Endpoints.Telemetry;

[Collection(nameof(NonParallel))]
public sealed class SpanTests : CallTest
{
    [Fact]
    public async Task A_call_has_a_span_by_the_conventions_with_a_child_for_its_attempt()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));
        using var listened = new Listened();

        await CallAsync(Client(server, o => o.MaxOutputTokens = 500));

        Activity call = listened.Call;
        Assert.Equal(("chat gpt-5-4-image-2", ActivityStatusCode.Unset), (call.DisplayName, call.Status));
        Assert.Equal(
            new SortedDictionary<string, object?>(StringComparer.Ordinal)
            {
                ["gen_ai.operation.name"] = "chat",
                ["gen_ai.output.type"] = "json",
                ["gen_ai.provider.name"] = "openai",
                ["gen_ai.request.max_tokens"] = 500,
                ["gen_ai.request.model"] = "gpt-5-4-image-2",
                ["gen_ai.response.finish_reasons"] = "stop",
                ["gen_ai.response.model"] = "gpt-5-4-image-2-2026-04-21",
                ["gen_ai.usage.cache_read.input_tokens"] = 128L,
                ["gen_ai.usage.image.input_tokens"] = 765L,
                ["gen_ai.usage.input_tokens"] = 1000L,
                ["gen_ai.usage.output_tokens"] = 200L,
                ["gen_ai.usage.reasoning.output_tokens"] = 64L,
                ["gptimage2.cost"] = 0.010232,
                ["gptimage2.exchanges"] = 1,
                ["gptimage2.repairs"] = 0,
                ["gptimage2.method"] = "IItems.ReadAsync",
                ["gptimage2.request.id"] = "req_42",
                ["gptimage2.schema.hash"] = Item.Method.SchemaHash,
                ["openai.api.type"] = "chat_completions",
                ["server.address"] = "127.0.0.1",
                ["server.port"] = server.Endpoint.Port,
            },
            Tags(call));
        Activity attempt = Assert.Single(listened.Attempts);
        Assert.Equal(call.SpanId, attempt.ParentSpanId);
        Assert.Equal(
            new SortedDictionary<string, object?>(StringComparer.Ordinal)
            {
                ["gptimage2.attempt"] = 1,
                ["gptimage2.exchange"] = 1,
                ["gptimage2.exchange.kind"] = "Call",
                ["gptimage2.request.id"] = "req_42",
                ["http.response.status_code"] = 200,
            },
            Tags(attempt));
    }

    [Fact]
    public async Task Each_attempt_has_a_span_with_its_status_or_its_error()
    {
        await using var server = new LoopbackServer(
            Answer.Error(503, "Overloaded."),
            Answer.Completion(ItemReply) with { Fault = Fault.CloseWithoutAnswer },
            Answer.Completion(ItemReply));
        using var listened = new Listened();

        await CallAsync(Client(server));

        Activity[] attempts = [.. listened.Attempts];
        Assert.Equal([1, 2, 3], attempts.Select(span => span.GetTagItem("gptimage2.attempt")));
        Assert.Equal([503, null, 200], attempts.Select(span => span.GetTagItem("http.response.status_code")));
        Assert.Equal("503", attempts[0].GetTagItem("error.type"));
        Assert.StartsWith("System.", (string?)attempts[1].GetTagItem("error.type"), StringComparison.Ordinal);
        Assert.Equal([ActivityStatusCode.Error, ActivityStatusCode.Error, ActivityStatusCode.Unset], attempts.Select(span => span.Status));
        Assert.Equal(ActivityStatusCode.Unset, listened.Call.Status);
    }

    [Fact]
    public async Task Repairs_and_violations_are_counted_and_a_correction_is_a_separate_exchange()
    {
        await using var server = new LoopbackServer(
            Answer.Completion("""{"name":7,"count":"many"}"""),
            Answer.Completion("""{"name":"milk","count":"2"}"""));
        using var listened = new Listened();

        JsonModeResult<Item> result = await CallAsync(Client(server, o =>
        {
            o.MaxCorrections = 1;
            o.Leniency = Leniency.Certain;
        }));

        Activity call = listened.Call;
        Assert.Equal(2, call.GetTagItem("gptimage2.exchanges"));
        Assert.Equal(result.Repairs.Count, call.GetTagItem("gptimage2.repairs"));
        Assert.Contains("NumberInString", (string[])call.GetTagItem("gptimage2.repair.kinds")!);
        Assert.Equal(1, call.GetTagItem("gptimage2.violations.Type"));
        Assert.Equal([1, 2], listened.Attempts.Select(span => span.GetTagItem("gptimage2.exchange")));
        Assert.NotEqual("Call", listened.Attempts.Last().GetTagItem("gptimage2.exchange.kind"));

        Assert.Equal((result.Repairs.Count, 1d, 1d), ((int)listened.Of("gptimage2.repairs").Sum(m => m.Value), listened.Of("gptimage2.violations").Sum(m => m.Value), listened.Of("gptimage2.corrections").Sum(m => m.Value)));
        Assert.Equal("Type", Assert.Single(listened.Of("gptimage2.violations")).Tags["gptimage2.violation.rule"]);
    }

    [Fact]
    public async Task A_failed_call_has_a_failed_span_without_content()
    {
        await using var server = new LoopbackServer(Answer.Completion("""{"name":"purple elephant"}"""));
        using var listened = new Listened();

        await FailAsync<ContractViolationException>(server);

        Activity call = listened.Call;
        Assert.Equal((ActivityStatusCode.Error, "ContractViolationException"), (call.Status, call.StatusDescription));
        Assert.Equal("GptImage2.ContractViolationException", call.GetTagItem("error.type"));
        Assert.Equal(1, call.GetTagItem("gptimage2.violations.Required"));
        Assert.Equal(1000L, call.GetTagItem("gen_ai.usage.input_tokens"));
        Assert.DoesNotContain("elephant", string.Join('\n', Tags(call).Values), StringComparison.Ordinal);
        Assert.Empty(call.Events);
    }

    [Fact]
    public async Task Content_is_on_the_span_when_it_is_enabled_without_the_bytes_of_images()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));
        using var listened = new Listened();
        UserMessage message = new UserMessage().Text("What \"is\" this?"u8).Image(ImageInput.FromBytes(SampleImages.Png(64)), "image");

        await CallAsync(Client(server, o => o.CaptureContent = true), message);

        Activity call = listened.Call;
        Assert.Equal(
            """[{"role":"user","parts":[{"type":"text","content":"What \"is\" this?"},{"type":"blob","modality":"image","mime_type":"image/png","content":"image/png, 64 bytes, from the bytes"}]}]""",
            call.GetTagItem("gen_ai.input.messages"));
        Assert.Equal(
            """[{"role":"assistant","parts":[{"type":"text","content":"{\"name\":\"milk\",\"count\":2}"}],"finish_reason":"stop"}]""",
            call.GetTagItem("gen_ai.output.messages"));
        Assert.Contains("Count the", (string?)call.GetTagItem("gen_ai.system_instructions"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_from_the_cache_is_marked_and_measures_no_tokens()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));
        GptImage2Client client = Client(server, o => o.ReplyCache = new DictionaryCache());
        await CallAsync(client);
        using var listened = new Listened();

        await CallAsync(client);

        Assert.Equal(true, listened.Call.GetTagItem("gptimage2.from_cache"));
        Assert.Empty(listened.Attempts);
        Assert.Empty(listened.Of("gen_ai.client.token.usage"));
        Assert.Single(listened.Of("gen_ai.client.operation.duration"));
    }

    private static SortedDictionary<string, object?> Tags(Activity span) =>
        new(span.TagObjects.ToDictionary(tag => tag.Key, tag => tag.Value is string[] texts ? string.Join(',', texts) : tag.Value), StringComparer.Ordinal);
}

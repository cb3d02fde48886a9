using System.Diagnostics;
using Microsoft.Extensions.AI;

namespace GptImage2.Hosting.Tests.ChatClients;

/// <summary>Calls over an IChatClient have the spans, measurements and logs of GptImage2Client.</summary>
[Collection(nameof(ChatClientTelemetryTests))]
public sealed class ChatClientTelemetryTests : IDisposable
{
    private const string Provider = "acme.telemetry";

    private readonly LogLines _log = new();
    private readonly Measured _measured = new(Provider);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _measured.Dispose();
        _log.Dispose();
    }

    [Fact]
    public async Task A_call_is_a_span_with_the_provider_and_its_address()
    {
        await Chats(new ScriptedChatClient(Provider, """{"count":2}""")).CountAsync(cancellationToken: Stop);

        Activity span = Assert.Single(_measured.Spans);
        Assert.Equal(("chat acme-1", ActivityKind.Client, ActivityStatusCode.Unset), (span.DisplayName, span.Kind, span.Status));
        Assert.Equal(
            [
                "gen_ai.operation.name=chat", "gen_ai.output.type=json", $"gen_ai.provider.name={Provider}", "gen_ai.request.model=acme-1", "gen_ai.response.finish_reasons=stop",
                "gen_ai.response.model=acme-1-0508", "gen_ai.usage.cache_read.input_tokens=0", "gen_ai.usage.input_tokens=100", "gen_ai.usage.output_tokens=20", "gen_ai.usage.reasoning.output_tokens=0",
                "gptimage2.cost=0.0011", "gptimage2.exchanges=1", "gptimage2.method=IChats.CountAsync", "gptimage2.repairs=0", "gptimage2.request.id=reply-1",
                "server.address=acme.example", "server.port=8443",
            ],
            span.TagObjects.Where(static tag => tag.Key != "gptimage2.schema.hash").Select(static tag => FormattableString.Invariant($"{tag.Key}={(tag.Value is string[] all ? string.Join(',', all) : tag.Value)}")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_the_chat_client_does_not_name_is_left_out()
    {
        await Chats(new ScriptedChatClient(Provider, """{"count":2}""") { Model = null, Address = null }).CountAsync(cancellationToken: Stop);

        Activity span = Assert.Single(_measured.Spans);
        Assert.Equal("chat", span.DisplayName);
        Assert.All(["gen_ai.request.model", "server.address", "server.port", "openai.api.type"], name => Assert.Null(span.GetTagItem(name)));
        Assert.All(_measured.Values, static measured => Assert.DoesNotContain("gen_ai.request.model", measured.Tags.Keys));
    }

    [Fact]
    public async Task A_corrected_call_is_measured_by_method()
    {
        await Chats(new ScriptedChatClient(Provider, """{"count":0}""", """{"count":"2"}""")).CountAsync(cancellationToken: Stop);

        Assert.Equal([200d, 40d], _measured.Of("gen_ai.client.token.usage"));
        Assert.Equal(0.0022, Assert.Single(_measured.Of("gptimage2.cost")), 1e-9);
        Assert.Single(_measured.Of("gen_ai.client.operation.duration"));
        Assert.Equal([1d], _measured.Of("gptimage2.violations"));
        Assert.Equal([1d], _measured.Of("gptimage2.corrections"));
        Assert.Equal([1d], _measured.Of("gptimage2.repairs"));
    }

    [Fact]
    public async Task A_call_with_another_model_names_it()
    {
        await Chats(new ScriptedChatClient(Provider, """{"count":2}""")).CountAsync(new CallOptions { Model = "acme-2" }, Stop);

        Assert.Equal("chat acme-2", Assert.Single(_measured.Spans).DisplayName);
    }

    [Fact]
    public async Task A_stream_is_measured_from_its_first_part_to_its_end()
    {
        JsonModeStream<Chat> chats = Chats(new ScriptedChatClient(Provider, """{"items":[{"count":2},{"count":3}]}""")).CountAllAsync(Stop);

        Assert.Equal(2, (await chats.ToListAsync(Stop)).Count);

        Assert.Single(_measured.Of("gen_ai.client.operation.time_to_first_chunk"));
        Assert.Equal([100d, 20d], _measured.Of("gen_ai.client.token.usage"));
        Assert.Equal("IChats.CountAllAsync", Assert.Single(_measured.Spans).GetTagItem("gptimage2.method"));
    }

    [Fact]
    public async Task A_call_is_logged_from_beginning_to_end_without_content()
    {
        await Chats(new ScriptedChatClient(Provider, """{"count":0}""", """{"count":7}""")).CountAsync(cancellationToken: Stop);

        Assert.Equal("IChats.CountAsync begins.", Assert.Single(_log.Of(1)));
        Assert.Equal(2, _log.Of(5).Count());
        Assert.Single(_log.Of(8));
        Assert.Single(_log.Of(9));
        Assert.EndsWith("2 exchanges, with 200 input and 40 output tokens, 0.0022 US dollars.", Assert.Single(_log.Of(2)), StringComparison.Ordinal);
        Assert.DoesNotContain("count\"", _log.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_is_logged_and_measured_by_its_type()
    {
        await Assert.ThrowsAsync<ContractViolationException>(() => Chats(new ScriptedChatClient(Provider, """{"count":0}""")).CountAsync(new CallOptions { MaxCorrections = 0 }, Stop));

        Assert.Contains("IChats.CountAsync failed after ", Assert.Single(_log.Of(3)), StringComparison.Ordinal);
        Assert.Equal(ActivityStatusCode.Error, Assert.Single(_measured.Spans).Status);
        Assert.Contains(_measured.Values, static measured => measured.Name == "gen_ai.client.operation.duration" && measured.Tags["error.type"] as string == "GptImage2.ContractViolationException");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Content_is_captured_only_when_that_is_switched_on(bool captures)
    {
        await Chats(new ScriptedChatClient(Provider, """{"count":2}"""), options => options.CaptureContent = captures).CountAsync(cancellationToken: Stop);

        Activity span = Assert.Single(_measured.Spans);
        Assert.Equal(captures, span.GetTagItem("gen_ai.input.messages") is string text && text.Contains("Count.", StringComparison.Ordinal));
        Assert.Equal(captures, span.GetTagItem("gen_ai.output.messages") is string reply && reply.Contains("count", StringComparison.Ordinal));
    }

    private IChats Chats(IChatClient client, Action<ChatClientCallerOptions>? configure = null)
    {
        var options = new ChatClientCallerOptions { Price = new ModelPrice(8, 15, default), LoggerFactory = _log };
        configure?.Invoke(options);
        return client.Bind<IChats>(options);
    }
}

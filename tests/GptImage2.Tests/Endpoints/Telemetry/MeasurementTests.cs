using System.Diagnostics.Metrics;
using GptImage2.Endpoints.Telemetry;
using GptImage2.Results;
using GptImage2.Tests.Calls;
using GptImage2.Tests.Contracts;
using GptImage2.Tests.Endpoints.Caching;
using GptImage2.Tests.OpenAI;

namespace GptImage2.Tests.Endpoints.Telemetry;

[Collection(nameof(NonParallel))]
public sealed class MeasurementTests : CallTest
{
    [Fact]
    public async Task A_call_is_measured_in_time_and_tokens()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));
        using var listened = new Listened();

        await CallAsync(Client(server));

        (double seconds, IReadOnlyDictionary<string, object?>? tags) = Assert.Single(listened.Of("gen_ai.client.operation.duration"));
        Assert.InRange(seconds, 1e-6, 60);
        Assert.Equal(
            ["gen_ai.operation.name=chat", "gen_ai.provider.name=openai", "gen_ai.request.model=gpt-5-4-image-2", "gen_ai.response.model=gpt-5-4-image-2-2026-04-21", "server.address=127.0.0.1", $"server.port={server.Endpoint.Port}"],
            tags.Select(tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal));
        Assert.Equal(
            [("input", 1000d, "IItems.ReadAsync"), ("output", 200d, "IItems.ReadAsync")],
            listened.Of("gen_ai.client.token.usage").Select(measured => ((string)measured.Tags["gen_ai.token.type"]!, measured.Value, (string)measured.Tags["gptimage2.method"]!)));
    }

    [Fact]
    public async Task The_cost_is_measured_by_method()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));
        using var listened = new Listened();

        JsonModeResult<Item> result = await CallAsync(Client(server));

        (double dollars, IReadOnlyDictionary<string, object?> tags) = Assert.Single(listened.Of("gptimage2.cost"));
        Assert.Equal((double)result.Cost!.Value, dollars, 1e-9);
        Assert.Equal(
            ["gen_ai.operation.name=chat", "gen_ai.provider.name=openai", "gen_ai.request.model=gpt-5-4-image-2", "gen_ai.response.model=gpt-5-4-image-2-2026-04-21", "gptimage2.method=IItems.ReadAsync", "server.address=127.0.0.1", $"server.port={server.Endpoint.Port}"],
            tags.Select(tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_reply_that_was_paid_is_measured_also_when_the_call_fails()
    {
        await using var server = new LoopbackServer(Answer.Completion("""{"name":7,"count":2}"""));
        using var listened = new Listened();

        ContractViolationException e = await FailAsync<ContractViolationException>(server);

        Assert.Equal((double)e.Cost!.Value, Assert.Single(listened.Of("gptimage2.cost")).Value, 1e-9);
    }

    [Fact]
    public async Task No_cost_is_measured_where_the_price_is_not_known_or_the_reply_comes_from_the_cache()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply), Answer.Completion(ItemReply));
        GptImage2Client client = Client(server, static o => o.ReplyCache = new DictionaryCache());
        await CallAsync(client);
        using var listened = new Listened();

        JsonModeResult<Item> found = await CallAsync(client);
        JsonModeResult<Item> other = await client.CallAsync(Item.Method, SomeMessage, new CallOptions { Model = "n" }, Cancellation);

        Assert.Equal((true, null), (found.FromCache, other.Cost));
        Assert.Empty(listened.Of("gptimage2.cost"));
    }

    [Fact]
    public async Task The_model_is_that_of_the_call()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));
        using var listened = new Listened();

        await Client(server).CallAsync(Item.Method, SomeMessage, new CallOptions { Model = "n" }, Cancellation);

        Assert.Equal(("chat n", "n"), (listened.Call.DisplayName, listened.Call.GetTagItem("gen_ai.request.model")));
        Assert.All(listened.Measured, static measured => Assert.Equal("n", measured.Tags["gen_ai.request.model"]));
    }

    [Fact]
    public async Task A_failed_call_is_measured_with_its_error()
    {
        await using var server = new LoopbackServer(Answer.Error(400, "No."));
        using var listened = new Listened();

        await FailAsync<ApiException>(server);

        Assert.Equal("GptImage2.ApiException", Assert.Single(listened.Of("gen_ai.client.operation.duration")).Tags["error.type"]);
        Assert.Empty(listened.Of("gen_ai.client.token.usage"));
    }

    [Fact]
    public async Task The_histograms_have_the_boundaries_of_the_conventions()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));
        using var listened = new Listened();

        await CallAsync(Client(server));

        var duration = (Histogram<double>)listened.Measured.First(m => m.Instrument.Name == "gen_ai.client.operation.duration").Instrument;
        var tokens = (Histogram<long>)listened.Measured.First(m => m.Instrument.Name == "gen_ai.client.token.usage").Instrument;
        Assert.Equal(Enumerable.Range(0, 14).Select(i => 0.01 * (1 << i)), duration.Advice!.HistogramBucketBoundaries!, (left, right) => Math.Abs(left - right) < 1e-9);
        Assert.Equal(Enumerable.Range(0, 14).Select(i => 1L << (2 * i)), tokens.Advice!.HistogramBucketBoundaries!);
        Assert.Equal(("s", "{token}"), (duration.Unit, tokens.Unit));
    }

    [Fact]
    public void Without_a_listener_a_call_has_no_telemetry()
    {
        var watch = new CallTelemetry(GptImage2Model.Id, TelemetryEndpoint.OpenAI(new Uri("http://127.0.0.1:1")), capturesContent: false, TimeProvider.System, CallLog.None);
        Assert.False(watch.IsOn);
        Assert.Null(AttemptSpan.Start(1, new CallAccount("m")));
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
            _ = watch.IsOn;
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        using var listened = new Listened();

        Assert.True(watch.IsOn);
    }
}

using System.Diagnostics;
using GptImage2.Tests.Calls;
using GptImage2.Tests.OpenAI;

namespace GptImage2.Tests.Endpoints.Telemetry;

[Collection(nameof(NonParallel))]
public sealed class StreamWatchTests : CallTest
{
    [Fact]
    public async Task A_stream_has_a_span_and_measurements_like_a_call()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));
        using var listened = new Listened();

        List<JsonModeSnapshot<Item>> snapshots = await Client(server).StreamSnapshots(Item.Method, SomeMessage, null, Cancellation).ToListAsync(Cancellation);

        Assert.Equal(new Item("milk", 2), snapshots[^1].Result!.Value);
        Activity call = listened.Call;
        Assert.Equal(("chat gpt-5-4-image-2", ActivityStatusCode.Unset), (call.DisplayName, call.Status));
        Assert.Equal(1000L, call.GetTagItem("gen_ai.usage.input_tokens"));
        Assert.Equal(new[] { "stop" }, call.GetTagItem("gen_ai.response.finish_reasons"));
        Assert.Equal(1, call.GetTagItem("gptimage2.exchanges"));
        Assert.Single(listened.Of("gen_ai.client.operation.duration"));
        Assert.Single(listened.Of("gen_ai.client.operation.time_to_first_chunk"));
        Assert.Equal([1000d, 200d], listened.Of("gen_ai.client.token.usage").Select(static measured => measured.Value));
    }

    [Fact]
    public async Task A_stream_that_is_not_read_to_its_end_counts_as_cancelled()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));
        using var listened = new Listened();

        await foreach (JsonModeSnapshot<Item> snapshot in Client(server).StreamSnapshots(Item.Method, SomeMessage, null, Cancellation))
        {
            Assert.False(snapshot.IsComplete);
            break;
        }

        Assert.Equal("System.OperationCanceledException", Assert.Single(listened.Of("gen_ai.client.operation.duration")).Tags["error.type"]);
        Assert.Equal(ActivityStatusCode.Error, listened.Call.Status);
    }

    [Fact]
    public async Task A_stream_that_fails_is_measured_with_its_error()
    {
        await using var server = new LoopbackServer(Answer.Error(400, "No."));
        using var listened = new Listened();

        await Assert.ThrowsAsync<ApiException>(async () => await Client(server).StreamSnapshots(Item.Method, SomeMessage, null, Cancellation).ToListAsync(Cancellation));

        Assert.Equal("GptImage2.ApiException", Assert.Single(listened.Of("gen_ai.client.operation.duration")).Tags["error.type"]);
    }
}

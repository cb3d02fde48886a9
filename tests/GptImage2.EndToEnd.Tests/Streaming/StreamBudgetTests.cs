using GptImage2.Emulator;

namespace GptImage2.EndToEnd.Tests.Streaming;

/// <summary>Cost limits apply to streams as to calls.</summary>
public sealed class StreamBudgetTests : StreamTest
{
    [Fact(Timeout = Hang)]
    public async Task A_stream_that_could_exceed_the_limit_is_not_begun()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(List(1)));

        (BudgetExceededException e, _) = await FailAsync<BudgetExceededException>(Stream(emulated, options: new CallOptions { MaxCost = 0.0001m }));

        Assert.Equal(0.0001m, e.Limit);
        Assert.Empty(emulated.Requests);
    }

    [Fact(Timeout = Hang)]
    public async Task The_length_of_a_reply_is_limited_to_what_is_left_of_the_limit()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(List(1)));

        await ReadAsync(Stream(emulated, options: new CallOptions { MaxCost = 0.05m }));

        Assert.InRange(emulated.Request.Chat!.MaxCompletionTokens!.Value, 256, (int)(0.05m / GptImage2Model.Price.OutputPerMillion * 1_000_000));
    }

    [Theory(Timeout = Hang)]
    [InlineData("whole")]
    [InlineData("left")]
    [InlineData("snapshots, whole")]
    [InlineData("snapshots, left")]
    public async Task The_cost_of_a_stream_counts_even_if_the_caller_leaves_early(string kind)
    {
        await using Emulated emulated = await Emulated.StartAsync(
            Reply.Json(kind.StartsWith('s') ? Item(1) : List(100)).Streamed(new StreamShape { DeltaCharacters = 6 }),
            Reply.Json(Item(1)));
        GptImage2Client client = emulated.Client(static options => options.MaxCost = 1);

        if (kind.StartsWith('s'))
            await TakeAsync(client.StreamSnapshots(OneStep, Message, null, default), kind.EndsWith("left", StringComparison.Ordinal));
        else
            await TakeAsync(client.Stream(Steps, Message, null, default), kind.EndsWith("left", StringComparison.Ordinal));

        BudgetExceededException e = await Assert.ThrowsAsync<BudgetExceededException>(() => client.CallAsync(OneStep, new UserMessage().Text(new byte[20_000_000].AsSpan()), null, Emulated.Stop));
        Assert.InRange(e.Spent, 0.000_01m, 0.2m);
    }

    private static async Task TakeAsync<T>(JsonModeStream<T> stream, bool leaves)
    {
        await foreach (T _ in stream.WithCancellation(Emulated.Stop))
        {
            if (leaves)
                return;
        }
    }
}

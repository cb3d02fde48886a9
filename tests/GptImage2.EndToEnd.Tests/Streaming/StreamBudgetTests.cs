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
    public async Task A_stream_is_paid_when_it_ends_and_stays_reserved_when_it_is_left(string kind)
    {
        await using Emulated emulated = await Emulated.StartAsync(
            Reply.Json(kind.StartsWith('s') ? Item(1) : List(100)).Streamed(new StreamShape { DeltaCharacters = 6 }));
        GptImage2Client client = emulated.Client(static options => options.MaxCost = 1);
        bool leaves = kind.EndsWith("left", StringComparison.Ordinal);

        if (kind.StartsWith('s'))
            await TakeAsync(client.StreamSnapshots(OneStep, Message, null, default), leaves);
        else
            await TakeAsync(client.Stream(Steps, Message, null, default), leaves);

        if (leaves)
        {
            UnsettledCharge charge = Assert.Single(client.Budget.Unsettled);
            Assert.Equal((0, charge.Amount), (client.Budget.Spent, client.Budget.Reserved));
            // The output that is reserved costs 16,384 tokens at 15 dollars a million.
            Assert.InRange(charge.Amount, 0.245_76m, 0.25m);
            Assert.Equal(emulated.Request.RequestId, charge.RequestId);
        }
        else
        {
            Assert.InRange(client.Budget.Spent, 0.000_01m, 0.2m);
            Assert.Equal(0, client.Budget.Reserved);
        }
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

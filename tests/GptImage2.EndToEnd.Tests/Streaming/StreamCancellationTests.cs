using GptImage2.Emulator;

namespace GptImage2.EndToEnd.Tests.Streaming;

/// <summary>A caller that stops reading closes the connection at any time.</summary>
public sealed class StreamCancellationTests : StreamTest
{
    private static readonly StreamShape Slow = new() { DeltaCharacters = 45, Pause = TimeSpan.FromMilliseconds(250) };

    [Theory(Timeout = Hang)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Cancelling_before_the_stream_begins_sends_nothing(bool byMethod)
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(List(3)));
        var cancelled = new CancellationToken(true);

        OperationCanceledException e = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ReadAsync(Stream(emulated, cancellationToken: byMethod ? cancelled : default), byMethod ? default : cancelled));

        Assert.Equal(cancelled, e.CancellationToken);
        Assert.Empty(emulated.Requests);
    }

    [Theory(Timeout = Hang)]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [InlineData(false, true)]
    public async Task Cancelling_while_waiting_for_the_reply_closes_the_connection(bool byMethod, bool afterHeaders)
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(List(3)).WithFault(afterHeaders ? Fault.StallAfterHeaders() : Fault.StallBeforeAnswer()));
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Emulated.Stop);
        Task<List<CookingStep>> reading = ReadAsync(Stream(emulated, cancellationToken: byMethod ? cancellation.Token : default), byMethod ? default : cancellation.Token);
        await emulated.Requests.WaitAsync(0, Emulated.Stop);

        await cancellation.CancelAsync();

        OperationCanceledException e = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        Assert.Equal(cancellation.Token, e.CancellationToken);
        await AssertClosedAsync(emulated);
    }

    [Theory(Timeout = Hang)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Cancelling_between_items_closes_the_connection(bool byMethod)
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(List(40)).Streamed(Slow));
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Emulated.Stop);
        JsonModeStream<CookingStep> stream = Stream(emulated, cancellationToken: byMethod ? cancellation.Token : default);
        await using IAsyncEnumerator<CookingStep> steps = stream.GetAsyncEnumerator(byMethod ? default : cancellation.Token);
        Assert.True(await steps.MoveNextAsync());

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await steps.MoveNextAsync());
        await AssertClosedAsync(emulated);
        Assert.Null(stream.Usage);
    }

    [Fact(Timeout = Hang)]
    public async Task Items_that_have_arrived_are_not_returned_after_a_cancellation()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(List(9)).Streamed(new StreamShape { DeltaCharacters = 100_000 }));
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Emulated.Stop);
        await using IAsyncEnumerator<CookingStep> steps = Stream(emulated).GetAsyncEnumerator(cancellation.Token);
        Assert.True(await steps.MoveNextAsync());

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await steps.MoveNextAsync());
    }

    [Fact(Timeout = Hang)]
    public async Task Breaking_out_closes_the_connection_at_once()
    {
        // The rest would take a second and a half, so .NET might keep the connection for another request.
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(List(5)).Streamed(Slow));

        await foreach (CookingStep step in Stream(emulated).WithCancellation(Emulated.Stop))
        {
            Assert.Equal(1, step.Minutes);
            break;
        }

        await AssertClosedAsync(emulated);
    }

    [Fact(Timeout = Hang)]
    public async Task Breaking_out_of_snapshots_closes_the_connection()
    {
        await using Emulated emulated = await Emulated.StartAsync(Reply.Json(Item(1)).Streamed(Slow with { DeltaCharacters = 4 }));

        await foreach (JsonModeSnapshot<CookingStep> snapshot in emulated.Client().StreamSnapshots(OneStep, Message, null, default).WithCancellation(Emulated.Stop))
        {
            Assert.False(snapshot.IsComplete);
            break;
        }

        await AssertClosedAsync(emulated);
    }

    private static async Task<List<CookingStep>> ReadAsync(JsonModeStream<CookingStep> stream, CancellationToken cancellationToken)
    {
        List<CookingStep> steps = [];
        await foreach (CookingStep step in stream.WithCancellation(cancellationToken))
            steps.Add(step);
        return steps;
    }
}

using GptImage2.Tests.OpenAI;

namespace GptImage2.Tests.Calls;

public sealed class CancellationTests : CallTest
{
    [Fact]
    public async Task Cancelling_closes_the_connection()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply) with { Fault = Fault.NeverAnswer });
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        Task call = Client(server).CallAsync(Item.Method, SomeMessage, null, cancellation.Token);
        await server.Waiting.Task.WaitAsync(Cancellation);

        await cancellation.CancelAsync();

        OperationCanceledException exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(cancellation.Token, exception.CancellationToken);
        await server.Closed.Task.WaitAsync(Cancellation);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Cancelling_after_a_lost_connection_is_still_a_cancellation()
    {
        await using var server = new LoopbackServer(
            Answer.Completion(ItemReply) with { Fault = Fault.CloseWithoutAnswer },
            Answer.Completion(ItemReply) with { Fault = Fault.NeverAnswer });
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        Task call = Client(server).CallAsync(Item.Method, SomeMessage, null, cancellation.Token);
        await server.Waiting.Task.WaitAsync(Cancellation);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task Cancelling_ends_the_wait_before_a_retry()
    {
        await using var server = new LoopbackServer(Answer.Error(503, "Overloaded."));
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var clock = new StoppedClock();
        Task call = Client(server, o => o.TimeProvider = clock).CallAsync(Item.Method, SomeMessage, null, cancellation.Token);
        await clock.Asked.Task.WaitAsync(Cancellation);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_call_that_is_cancelled_before_it_begins_sends_nothing()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Client(server).CallAsync(Item.Method, SomeMessage, null, new CancellationToken(true)));

        Assert.Empty(server.Requests);
    }

    /// <summary>A clock whose time never changes.</summary>
    private sealed class StoppedClock : TimeProvider
    {
        public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Asked.TrySetResult();
            return System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}

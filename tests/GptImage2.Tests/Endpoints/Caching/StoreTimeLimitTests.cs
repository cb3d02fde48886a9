using System.Net;
using System.Net.Sockets;
using GptImage2.Endpoints.Caching;
using GptImage2.Tests.Calls;
using GptImage2.Tests.Endpoints.RateLimiting;
using GptImage2.Tests.Endpoints.Telemetry;
using GptImage2.Tests.OpenAI;

namespace GptImage2.Tests.Endpoints.Caching;

/// <summary>Stores of replies that do not answer.</summary>
public sealed class StoreTimeLimitTests : CallTest
{
    private readonly ManualClock _clock = new();
    private readonly TaskCompletionSource _never = new();

    [Fact]
    public async Task A_store_that_ignores_its_token_costs_a_second_for_the_look_up_and_one_for_the_reply()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));
        var lines = new LogLines();
        Task<JsonModeResult<Item>> call = CallAsync(Client(server, o =>
        {
            With(o, new HangingStore { Hang = _ => _never.Task });
            o.LoggerFactory = lines;
        }));

        await Until.HoldsAsync(() => _clock.Timers == 1);
        _clock.Advance(0.999);
        Assert.Equal(1, _clock.Timers);
        Assert.Empty(server.Requests);
        _clock.Advance(0.001);
        await Until.HoldsAsync(() => server.Requests.Count == 1 && _clock.Timers == 1);
        Assert.False(call.IsCompleted);
        _clock.Advance(1);

        Assert.Equal((new Item("milk", 2), false), ((await call).Value, (await call).FromCache));
        Assert.Equal((2, 0), (lines.Count(13), _clock.Timers));
        Assert.Contains("The store of replies did not answer within GptImage2Options.ReplyCacheTimeout, 00:00:01.", lines.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_time_limit_is_an_option()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));
        Task<JsonModeResult<Item>> call = CallAsync(Client(server, o =>
        {
            With(o, new HangingStore { Hang = _ => _never.Task });
            o.ReplyCacheTimeout = TimeSpan.FromSeconds(5);
        }));

        await Until.HoldsAsync(() => _clock.Timers == 1);
        _clock.Advance(4.9);
        Assert.Empty(server.Requests);
        _clock.Advance(0.1);
        await Until.HoldsAsync(() => server.Requests.Count == 1 && _clock.Timers == 1);
        _clock.Advance(5);

        await call;
    }

    [Fact]
    public async Task A_call_that_is_cancelled_while_the_store_hangs_ends_at_once_and_sends_nothing()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));
        using var stop = new CancellationTokenSource();
        Task call = Client(server, o => With(o, new HangingStore { Hang = _ => _never.Task })).CallAsync(Item.Method, SomeMessage, null, stop.Token);
        await Until.HoldsAsync(() => _clock.Timers == 1);

        await stop.CancelAsync();

        Assert.Equal(stop.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call)).CancellationToken);
        Assert.Empty(server.Requests);
        await Until.HoldsAsync(() => _clock.Timers == 0);
    }

    [Fact]
    public async Task A_cancelled_call_does_not_end_with_the_exception_of_the_store()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));
        using var stop = new CancellationTokenSource();
        async Task TimeOut(CancellationToken token)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Delay(Timeout.Infinite, token));
            throw new StoreException();
        }

        Task call = Client(server, o => With(o, new HangingStore { Hang = TimeOut })).CallAsync(Item.Method, SomeMessage, null, stop.Token);
        await Until.HoldsAsync(() => _clock.Timers == 1);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task A_call_that_is_cancelled_while_its_reply_is_stored_has_its_value()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));
        using var stop = new CancellationTokenSource();
        Task<JsonModeResult<Item>> call = Client(server, o => With(o, new HangingStore { Hang = _ => _never.Task, FindsNothingAtOnce = true })).CallAsync(Item.Method, SomeMessage, null, stop.Token);
        await Until.HoldsAsync(() => _clock.Timers == 1);

        await stop.CancelAsync();

        Assert.Equal(new Item("milk", 2), (await call.WaitAsync(TimeSpan.FromSeconds(30), Cancellation)).Value);
        _clock.Advance(1);
        Assert.Equal(0, _clock.Timers);
    }

    [Fact]
    public async Task An_equal_call_has_the_reply_while_it_is_still_being_stored()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));
        GptImage2Client client = Client(server, o => With(o, new HangingStore { Hang = _ => _never.Task, FindsNothingAtOnce = true }));
        Task<JsonModeResult<Item>> first = CallAsync(client);
        await Until.HoldsAsync(() => _clock.Timers == 1);

        JsonModeResult<Item> second = await CallAsync(client).WaitAsync(TimeSpan.FromSeconds(30), Cancellation);

        Assert.True(second.FromCache);
        Assert.Single(server.Requests);
        _clock.Advance(1);
        await first;
    }

    [Fact]
    public async Task A_store_that_blocks_its_thread_does_not_hold_the_call()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));
        using var gate = new ManualResetEventSlim();
        Task<JsonModeResult<Item>> call = CallAsync(Client(server, o =>
        {
            o.ReplyCacheTimeout = TimeSpan.FromMilliseconds(20);
            o.ReplyCache = new HangingStore
            {
                Hang = _ =>
                {
                    gate.Wait(Cancellation);
                    return Task.CompletedTask;
                },
            };
        }));

        Assert.Equal(new Item("milk", 2), (await call.WaitAsync(TimeSpan.FromSeconds(30), Cancellation)).Value);
        gate.Set();
    }

    [Fact]
    public async Task A_store_at_the_end_of_a_silent_connection_does_not_hold_the_call()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var connection = new TcpClient();
        await connection.ConnectAsync((IPEndPoint)silent.LocalEndpoint, Cancellation);
        async Task Ask(CancellationToken token)
        {
            NetworkStream stream = connection.GetStream();
            await stream.WriteAsync("GET key\r\n"u8.ToArray(), token);
            await stream.ReadExactlyAsync(new byte[1], token);
        }

        Task<JsonModeResult<Item>> call = CallAsync(Client(server, o => With(o, new HangingStore { Hang = Ask })));
        await Until.HoldsAsync(() => _clock.Timers == 1);
        _clock.Advance(1);
        await Until.HoldsAsync(() => server.Requests.Count == 1 && _clock.Timers == 1);
        _clock.Advance(1);

        Assert.Equal(new Item("milk", 2), (await call).Value);
    }

    [Fact]
    public async Task A_store_that_fails_after_its_time_leaves_no_unobserved_exception()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));
        int unobserved = 0;
        void Note(object? sender, UnobservedTaskExceptionEventArgs e)
        {
            if (e.Exception.Flatten().InnerExceptions.Any(static inner => inner is StoreException))
                Interlocked.Increment(ref unobserved);
        }

        TaskScheduler.UnobservedTaskException += Note;
        try
        {
            var late = new TaskCompletionSource();
            Task<JsonModeResult<Item>> call = CallAsync(Client(server, o => With(o, new HangingStore { Hang = _ => late.Task })));
            await Until.HoldsAsync(() => _clock.Timers == 1);
            _clock.Advance(1);
            await Until.HoldsAsync(() => server.Requests.Count == 1 && _clock.Timers == 1);
            _clock.Advance(1);
            await call;
            late.SetException(new StoreException());
            _ = late.Task.Exception;
            await Task.Yield();
            for (int i = 0; i < 5; i++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Note;
        }

        Assert.Equal(0, unobserved);
    }

    private void With(GptImage2Options options, HangingStore store)
    {
        options.TimeProvider = _clock;
        options.ReplyCache = store;
    }

    private sealed class StoreException : Exception;
}

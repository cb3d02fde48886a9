using GptImage2.Endpoints.RateLimiting;
using GptImage2.Tests.Calls;

namespace GptImage2.Tests.Endpoints.RateLimiting;

public sealed class RequestLimiterTests : CallTest
{
    private static readonly RequestDemand ThirtyTokens = new("m", 30);

    private readonly ManualClock _clock = new();

    [Fact]
    public void Requests_within_the_burst_pass_at_once_and_the_others_at_equal_intervals()
    {
        RequestLimiter limiter = Limiter(o => (o.RequestsPerMinute, o.RequestBurst) = (2, 2));

        Assert.True(Enter(limiter).IsCompleted);
        Assert.True(Enter(limiter).IsCompleted);
        _ = Enter(limiter);
        _ = Enter(limiter);

        Assert.Equal(30, SecondsUntil(limiter, waiting: 1), 0.02);
        Assert.Equal(30, SecondsUntil(limiter, waiting: 0), 0.02);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 5)]
    [InlineData(60, 66)]
    [InlineData(300, 330)]
    [InlineData(1200, 1320)]
    public void The_first_minute_has_at_most_the_limit_and_a_tenth_and_so_has_every_other(int perMinute, int most)
    {
        RequestLimiter limiter = Limiter(o => o.RequestsPerMinute = perMinute);
        int arrived = 4 * most;
        for (int i = 0; i < arrived; i++)
            _ = Enter(limiter);

        _clock.Advance(59.99);
        int first = arrived - limiter.Waiting;
        _clock.Advance(60);
        int second = arrived - limiter.Waiting - first;

        Assert.InRange(first, perMinute, most);
        Assert.InRange(second, perMinute - 1, perMinute + 1);
    }

    [Fact]
    public void The_minute_after_a_long_silence_has_at_most_the_limit_and_a_tenth()
    {
        RequestLimiter limiter = Limiter(o => o.RequestsPerMinute = 60);
        _clock.Advance(6000);
        for (int i = 0; i < 200; i++)
            _ = Enter(limiter);

        _clock.Advance(59.99);

        Assert.Equal(200 - 65, limiter.Waiting);
    }

    [Fact]
    public void Tokens_of_the_first_minute_are_at_most_the_limit_and_a_tenth()
    {
        RequestLimiter limiter = Limiter(o => o.TokensPerMinute = 60_000);
        for (int i = 0; i < 200; i++)
            _ = limiter.ReserveAsync(new RequestDemand("m", 1_000), Cancellation).AsTask();

        Assert.Equal(200 - 6, limiter.Waiting);
        _clock.Advance(59.99);

        Assert.Equal(200 - 65, limiter.Waiting);
    }

    [Fact]
    public void Waiting_requests_pass_in_the_order_of_arrival()
    {
        RequestLimiter limiter = Limiter(o => o.RequestsPerMinute = 1);
        _ = Enter(limiter);
        Task[] waiting = [Enter(limiter), Enter(limiter), Enter(limiter)];

        for (int passed = 1; passed <= waiting.Length; passed++)
        {
            _clock.Advance(60);
            Assert.Equal(waiting.Length - passed, limiter.Waiting);
            Assert.All(waiting[passed..], static task => Assert.False(task.IsCompleted));
        }
    }

    [Fact]
    public void A_small_request_does_not_overtake_a_large_one()
    {
        RequestLimiter limiter = Limiter(o => (o.TokensPerMinute, o.TokenBurst) = (60, 60));
        _ = Enter(limiter);
        _ = Enter(limiter);
        Task large = Enter(limiter);
        Task small = limiter.ReserveAsync(new RequestDemand("m", 0), Cancellation).AsTask();

        _clock.Advance(29.9);
        Assert.Equal(2, limiter.Waiting);
        Assert.False(large.IsCompleted || small.IsCompleted);
        _clock.Advance(0.1);
        Assert.Equal(0, limiter.Waiting);
    }

    [Fact]
    public async Task Eight_hundred_cancelled_requests_give_their_places_back()
    {
        RequestLimiter limiter = Limiter(o => o.RequestsPerMinute = 1200);
        for (int i = 0; i < 120; i++)
            Assert.True(Enter(limiter).IsCompleted);
        using var stop = new CancellationTokenSource();
        Task[] waiting = [.. Enumerable.Range(0, 800).Select(_ => limiter.ReserveAsync(ThirtyTokens, stop.Token).AsTask())];

        await stop.CancelAsync();
        foreach (Task left in waiting)
            Assert.Equal(stop.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left)).CancellationToken);
        Assert.Equal((0, 0), (limiter.Waiting, _clock.Timers));
        _ = Enter(limiter);

        Assert.Equal(0.05, SecondsUntil(limiter, waiting: 0), 0.011);
        Assert.Equal(0, _clock.Timers);
    }

    [Fact]
    public async Task Requests_after_a_cancelled_one_move_up()
    {
        RequestLimiter limiter = Limiter(o => o.RequestsPerMinute = 1);
        _ = Enter(limiter);
        using var stop = new CancellationTokenSource();
        Task first = limiter.ReserveAsync(ThirtyTokens, stop.Token).AsTask();
        Task<IRequestLease> second = Enter(limiter);
        _clock.Advance(30);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);

        Assert.Equal(30, SecondsUntil(limiter, waiting: 0), 0.02);
        await second;
    }

    [Fact]
    public async Task A_large_request_that_is_cancelled_lets_the_small_one_after_it_pass()
    {
        RequestLimiter limiter = Limiter(o => (o.TokensPerMinute, o.TokenBurst) = (60, 60));
        _ = Enter(limiter);
        using var stop = new CancellationTokenSource();
        Task large = limiter.ReserveAsync(new RequestDemand("m", 50), stop.Token).AsTask();
        Task<IRequestLease> small = Enter(limiter);
        Assert.Equal(2, limiter.Waiting);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => large);
        await small.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
        Assert.Equal(0, _clock.Timers);
    }

    [Theory]
    [InlineData(20, 20, 10)]
    [InlineData(20, 70, 60)]
    [InlineData(10, 5, 0)]
    public async Task The_usage_of_a_reply_replaces_the_estimate(int input, int output, int wait)
    {
        RequestLimiter limiter = Limiter(o => (o.TokensPerMinute, o.TokenBurst) = (60, 60));
        IRequestLease lease = await Enter(limiter);
        lease.Settle(new TokenUsage(input, output));
        lease.Dispose();

        _ = Enter(limiter);

        Assert.Equal(wait, SecondsUntil(limiter, waiting: 0), 0.02);
    }

    [Fact]
    public async Task A_request_that_was_sent_stays_counted_when_its_usage_is_unknown()
    {
        RequestLimiter limiter = Limiter(o => (o.RequestsPerMinute, o.TokensPerMinute, o.TokenBurst) = (60, 30, 30));
        IRequestLease lease = await Enter(limiter);
        lease.Settle(null);
        lease.Dispose();

        _ = Enter(limiter);

        Assert.Equal(60, SecondsUntil(limiter, waiting: 0), 0.02);
    }

    [Fact]
    public async Task A_lease_that_is_disposed_without_a_bill_gives_everything_back_once()
    {
        RequestLimiter limiter = Limiter(o => (o.RequestsPerMinute, o.TokensPerMinute, o.TokenBurst) = (1, 30, 30));
        IRequestLease lease = await Enter(limiter);
        Task<IRequestLease> next = Enter(limiter);
        Task last = Enter(limiter);

        lease.Dispose();
        lease.Dispose();
        lease.Settle(new TokenUsage(1000, 0));

        await next.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
        Assert.Equal(1, limiter.Waiting);
        Assert.Equal(60, SecondsUntil(limiter, waiting: 0), 0.02);
        await last;
    }

    [Fact]
    public async Task A_bill_that_cannot_be_true_blocks_for_a_day_at_most()
    {
        RequestLimiter limiter = Limiter(o => o.TokensPerMinute = 1000);
        (await limiter.ReserveAsync(new RequestDemand("m", 1), Cancellation)).Settle(new TokenUsage(long.MaxValue, 0));
        _ = Enter(limiter);

        _clock.Advance(TimeSpan.FromDays(1).TotalSeconds + 60);

        Assert.Equal(0, limiter.Waiting);
    }

    [Fact]
    public void A_request_larger_than_the_limit_passes_when_the_complete_burst_is_available()
    {
        RequestLimiter limiter = Limiter(o => (o.TokensPerMinute, o.TokenBurst) = (20, 20));

        Assert.True(Enter(limiter).IsCompleted);
        _ = Enter(limiter);

        Assert.Equal(90, SecondsUntil(limiter, waiting: 0), 0.02);
    }

    [Fact]
    public void No_request_passes_during_a_pause_and_a_shorter_one_does_not_end_it()
    {
        RequestLimiter limiter = Limiter();
        limiter.Pause(TimeSpan.FromSeconds(5));
        _ = Enter(limiter);
        limiter.Pause(TimeSpan.FromSeconds(20));
        limiter.Pause(TimeSpan.FromSeconds(1));

        Assert.Equal(20, SecondsUntil(limiter, waiting: 0), 0.02);
        _clock.Advance(5);
        Assert.True(Enter(limiter).IsCompleted);
        Assert.True(Enter(limiter).IsCompleted);
        Assert.Equal(0, _clock.Timers);
    }

    [Fact]
    public void After_a_pause_waiting_requests_pass_one_after_the_other_within_its_length_again()
    {
        RequestLimiter limiter = Limiter();
        limiter.Pause(TimeSpan.FromSeconds(1));
        for (int i = 0; i < 64; i++)
            _ = Enter(limiter);

        Assert.Equal(1, SecondsUntil(limiter, waiting: 63), 0.011);
        _clock.Advance(0.1);
        Assert.InRange(limiter.Waiting, 50, 62);
        _clock.Advance(0.4);
        Assert.InRange(limiter.Waiting, 16, 48);
        _clock.Advance(0.5);
        Assert.Equal((0, 0), (limiter.Waiting, _clock.Timers));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_pause_of_no_time_holds_nothing_back(int seconds)
    {
        RequestLimiter limiter = Limiter();
        limiter.Pause(TimeSpan.FromSeconds(seconds));

        Assert.True(Enter(limiter).IsCompleted);
    }

    [Fact]
    public void A_pause_of_any_length_ends_after_a_day()
    {
        RequestLimiter limiter = Limiter();
        limiter.Pause(TimeSpan.MaxValue);
        _ = Enter(limiter);

        _clock.Advance(TimeSpan.FromDays(1).TotalSeconds + 1);

        Assert.Equal(0, limiter.Waiting);
    }

    [Fact]
    public async Task No_request_is_lost_when_many_arrive_leave_and_settle_at_the_same_time()
    {
        RequestLimiter limiter = Limiter(o => (o.RequestsPerMinute, o.TokensPerMinute) = (600, 60_000));
        int passed = 0, cancelled = 0;
        Task[] workers = [.. Enumerable.Range(0, 8).Select(worker => Task.Run(async () =>
        {
            var random = new Random(worker);
            Task[] requests = [.. Enumerable.Range(0, 250).Select(async _ =>
            {
                using var stop = new CancellationTokenSource();
                bool leaves = random.Next(3) == 0;
                ValueTask<IRequestLease> reserving = limiter.ReserveAsync(new RequestDemand("m", random.Next(200)), stop.Token);
                if (leaves)
                    await stop.CancelAsync();
                try
                {
                    using IRequestLease lease = await reserving;
                    if (leaves)
                        lease.Settle(null);
                    Interlocked.Increment(ref passed);
                }
                catch (OperationCanceledException)
                {
                    Interlocked.Increment(ref cancelled);
                }
            })];
            await Task.WhenAll(requests);
        }, Cancellation))];

        var all = Task.WhenAll(workers);
        while (!all.IsCompleted)
        {
            // Those that leave do so while others wait.
            if (Volatile.Read(ref cancelled) > 0)
                _clock.Advance(1);
            await Task.Yield();
        }

        await all;
        Assert.Equal(2000, passed + cancelled);
        Assert.InRange(cancelled, 1, 1000);
        Assert.Equal((0, 0), (limiter.Waiting, _clock.Timers));
    }

    [Theory]
    [InlineData(0, null, null, null, "RequestLimiterOptions.RequestsPerMinute must be at least 1.")]
    [InlineData(null, null, 0, null, "RequestLimiterOptions.TokensPerMinute must be at least 1.")]
    [InlineData(60, 61, null, null, "RequestLimiterOptions.RequestBurst must be from 1 to RequestsPerMinute, 60.")]
    [InlineData(60, 0, null, null, "RequestLimiterOptions.RequestBurst must be from 1 to RequestsPerMinute, 60.")]
    [InlineData(null, 1, null, null, "RequestLimiterOptions.RequestBurst needs RequestsPerMinute.")]
    [InlineData(null, null, 100, 101, "RequestLimiterOptions.TokenBurst must be from 1 to TokensPerMinute, 100.")]
    [InlineData(null, null, null, 1, "RequestLimiterOptions.TokenBurst needs TokensPerMinute.")]
    public void Limits_that_cannot_be_kept_are_refused(int? requests, int? requestBurst, int? tokens, int? tokenBurst, string message)
    {
        var options = new RequestLimiterOptions { RequestsPerMinute = requests, RequestBurst = requestBurst, TokensPerMinute = tokens, TokenBurst = tokenBurst };

        Assert.StartsWith(message, Assert.Throws<ArgumentOutOfRangeException>(() => new RequestLimiter(options)).Message, StringComparison.Ordinal);
    }

    private static Task<IRequestLease> Enter(RequestLimiter limiter) => limiter.ReserveAsync(ThirtyTokens, Cancellation).AsTask();

    private RequestLimiter Limiter(Action<RequestLimiterOptions>? configure = null)
    {
        var options = new RequestLimiterOptions { TimeProvider = _clock };
        configure?.Invoke(options);
        return new RequestLimiter(options);
    }

    /// <summary>Moves the clock until no more than so many requests wait.</summary>
    private double SecondsUntil(RequestLimiter limiter, int waiting)
    {
        TimeSpan start = _clock.Elapsed;
        while (limiter.Waiting > waiting)
        {
            Assert.True(_clock.Elapsed - start < TimeSpan.FromMinutes(10), "The requests wait for ever.");
            _clock.Advance(0.01);
        }

        return (_clock.Elapsed - start).TotalSeconds;
    }
}

using GptImage2.Endpoints.RateLimiting.Sharing;

namespace GptImage2.Tests.Endpoints.RateLimiting.Sharing;

public sealed class SharedRequestLimiterTests : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly SliceTimings Fast = new() { Slice = TimeSpan.FromMilliseconds(200), MaxOutage = TimeSpan.FromMilliseconds(500) };

    private readonly List<SharedRequestLimiter> _limiters = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        foreach (SharedRequestLimiter limiter in _limiters)
            await limiter.DisposeAsync();
    }

    [Fact]
    public async Task Processes_that_share_a_limit_never_pass_it_together()
    {
        const int PerMinute = 60_000;
        var clock = new ShiftedClock();
        long start = clock.GetTimestamp();
        MemoryLimit limit = Limit(requests: PerMinute, burst: 50);
        SharedRequestLimiter[] limiters = [.. Enumerable.Range(0, 3).Select(_ => Limiter(limit, clock))];
        int sent = 0;
        int[] each = new int[3];
        await Task.WhenAll(Enumerable.Range(0, 60).Select(number => Task.Run(async () =>
        {
            while (clock.GetElapsedTime(start) < TimeSpan.FromSeconds(2))
            {
                IRequestLease lease = await limiters[number % 3].ReserveAsync(new RequestDemand("m", 10), Stop);
                lease.Settle(new TokenUsage(10, 0));
                lease.Dispose();
                int now = Interlocked.Increment(ref sent);
                Interlocked.Increment(ref each[number % 3]);
                // It began empty.
                Assert.True(now <= clock.GetElapsedTime(start).TotalMinutes * PerMinute + 1, $"{now} requests after {clock.GetElapsedTime(start)}");
            }
        })));

        Assert.All(each, static count => Assert.True(count > 0));
        Assert.True(limit.DemandsSoFar().Length < sent, "Each request asked the limit.");
    }

    [Fact]
    public async Task Tokens_that_were_not_used_are_given_back_and_debts_are_paid()
    {
        MemoryLimit limit = Limit(tokens: 6_000_000);
        SharedRequestLimiter limiter = Limiter(limit);
        IRequestLease first = await limiter.ReserveAsync(new RequestDemand("m", 1_000), Stop).AsTask().WaitAsync(Patience, Stop);
        IRequestLease second = await limiter.ReserveAsync(new RequestDemand("m", 1_000), Stop).AsTask().WaitAsync(Patience, Stop);
        first.Settle(new TokenUsage(90_000, 10_000));
        first.Dispose();
        second.Dispose();

        // In the end the limit has given what the bill says.
        await WaitUntilAsync(() => limit.DemandsSoFar()[^1].Requests == 0 && limit.TokensOut == 100_000);
    }

    [Fact]
    public async Task A_debt_whose_demand_was_not_answered_is_paid_later()
    {
        MemoryLimit limit = Limit(tokens: 6_000_000);
        SharedRequestLimiter limiter = Limiter(limit);
        IRequestLease lease = await limiter.ReserveAsync(new RequestDemand("m", 1_000), Stop).AsTask().WaitAsync(Patience, Stop);
        await WaitUntilAsync(() => limit.DemandsSoFar() is [.., { Requests: 0 }]);
        limit.Failure = new IOException("The server is away.");
        int before = limit.DemandsSoFar().Length;

        lease.Settle(new TokenUsage(101_000, 0));
        await WaitUntilAsync(() => limit.DemandsSoFar().Skip(before).Any(static demand => demand.ReturnedTokens < 0));
        limit.Failure = null;

        // Only what was answered counts there.
        await WaitUntilAsync(() => limit.TokensOut == 101_000);
    }

    [Fact]
    public async Task Requests_that_were_not_sent_are_given_back_when_the_slice_ends()
    {
        MemoryLimit limit = Limit(requests: 6_000);
        SharedRequestLimiter limiter = Limiter(limit);
        (await limiter.ReserveAsync(new RequestDemand("m", 0), Stop).AsTask().WaitAsync(Patience, Stop)).Dispose();

        // Everything is given back, and then no one asks any more.
        await WaitUntilAsync(() => limit.DemandsSoFar() is [.., { Requests: 0 }] all && all.Sum(static demand => demand.ReturnedRequests) >= 1);
    }

    [Fact]
    public async Task A_limit_out_of_reach_is_waited_for_and_then_the_request_says_why()
    {
        MemoryLimit limit = Limit(requests: 6_000);
        SharedRequestLimiter limiter = Limiter(limit);
        limit.Failure = new IOException("The server is away.");

        RequestLimitException exception = await Assert.ThrowsAsync<RequestLimitException>(() => limiter.ReserveAsync(new RequestDemand("m", 0), Stop).AsTask().WaitAsync(Patience, Stop));

        Assert.Matches(@"^The shared limit 'shop, m' could not be reached for [\d.]+ seconds: The server is away. Nothing was sent.$", exception.Message);
        Assert.Same(limit.Failure, exception.InnerException);
        Assert.Same(limit.Failure, limiter.Trouble);
        limit.Failure = null;
        (await limiter.ReserveAsync(new RequestDemand("m", 0), Stop).AsTask().WaitAsync(Patience, Stop)).Dispose();
        Assert.Null(limiter.Trouble);
    }

    [Fact]
    public async Task A_limit_that_comes_back_in_time_is_used_as_if_nothing_had_been()
    {
        MemoryLimit limit = Limit(requests: 6_000);
        SharedRequestLimiter limiter = Limiter(limit, timings: Fast with { MaxOutage = TimeSpan.FromMinutes(5) });
        limit.Failure = new IOException("The server is away.");
        Task<IRequestLease> waiting = limiter.ReserveAsync(new RequestDemand("m", 0), Stop).AsTask();
        await WaitUntilAsync(() => limit.DemandsSoFar().Length >= 2);
        Assert.False(waiting.IsCompleted);

        limit.Failure = null;
        (await waiting.WaitAsync(Patience, Stop)).Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_process_that_was_halted_spends_nothing_of_its_slices(bool isSuspended)
    {
        var clock = new ShiftedClock();
        MemoryLimit limit = Limit(requests: 600_000, burst: 1_000);
        SharedRequestLimiter limiter = Limiter(limit, clock, Fast with { Slice = TimeSpan.FromMinutes(5) });
        (await limiter.ReserveAsync(new RequestDemand("m", 0), Stop).AsTask().WaitAsync(Patience, Stop)).Settle(null);
        await WaitUntilAsync(() => limit.DemandsSoFar().Length >= 2);
        int before = limit.DemandsSoFar().Length;

        // The monotonic clock of a machine that is suspended stands still.
        clock.Shift(TimeSpan.FromHours(1), isSuspended);
        limit.Failure = new IOException("The server is away.");
        Task<IRequestLease> next = limiter.ReserveAsync(new RequestDemand("m", 0), Stop).AsTask();

        Assert.False(next.IsCompleted);
        await WaitUntilAsync(() => limit.DemandsSoFar().Length > before);
        await Assert.ThrowsAsync<RequestLimitException>(() => next.WaitAsync(Patience, Stop));
    }

    [Fact]
    public async Task A_pause_holds_back_the_other_process_as_well()
    {
        MemoryLimit limit = Limit(requests: 600_000);
        SharedRequestLimiter one = Limiter(limit);
        SharedRequestLimiter two = Limiter(limit);
        (await one.ReserveAsync(new RequestDemand("m", 0), Stop).AsTask().WaitAsync(Patience, Stop)).Settle(null);

        one.Pause(TimeSpan.FromHours(1));
        Assert.False(one.ReserveAsync(new RequestDemand("m", 0), Stop).AsTask().IsCompleted);
        await WaitUntilAsync(() => IsHeldBack(two));

        static bool IsHeldBack(SharedRequestLimiter limiter)
        {
            Task<IRequestLease> lease = limiter.ReserveAsync(new RequestDemand("m", 0), CancellationToken.None).AsTask();
            return !lease.Wait(TimeSpan.FromMilliseconds(500), Stop);
        }
    }

    [Fact]
    public async Task A_limit_that_lost_its_state_begins_empty_and_takes_nothing_back_of_the_old_one()
    {
        MemoryLimit limit = Limit(requests: 600, burst: 600);
        SharedRequestLimiter limiter = Limiter(limit);
        (await limiter.ReserveAsync(new RequestDemand("m", 0), Stop).AsTask().WaitAsync(Patience, Stop)).Settle(null);
        limit.Lose();
        (await limiter.ReserveAsync(new RequestDemand("m", 0), Stop).AsTask().WaitAsync(Patience, Stop)).Settle(null);
        (await limiter.ReserveAsync(new RequestDemand("m", 0), Stop).AsTask().WaitAsync(Patience, Stop)).Settle(null);

        await WaitUntilAsync(() => limit.DemandsSoFar().Any(static demand => demand.Epoch == "2"));
        Assert.All(limit.DemandsSoFar().SkipWhile(static demand => demand.Epoch != "2"), static demand => Assert.Equal("2", demand.Epoch));
    }

    [Fact]
    public async Task A_request_that_is_cancelled_costs_the_others_nothing()
    {
        MemoryLimit limit = Limit(requests: 60);
        SharedRequestLimiter limiter = Limiter(limit);
        using var cancelled = new CancellationTokenSource();
        Task<IRequestLease> first = limiter.ReserveAsync(new RequestDemand("m", 0), cancelled.Token).AsTask();
        Task<IRequestLease> second = limiter.ReserveAsync(new RequestDemand("m", 0), Stop).AsTask();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        (await second.WaitAsync(Patience, Stop)).Dispose();
    }

    [Fact]
    public async Task Disposing_ends_those_that_wait_and_gives_everything_back()
    {
        MemoryLimit limit = Limit(requests: 1);
        SharedRequestLimiter limiter = Limiter(limit);
        Task<IRequestLease> waiting = limiter.ReserveAsync(new RequestDemand("m", 0), Stop).AsTask();
        await WaitUntilAsync(() => limit.DemandsSoFar().Length > 0);

        await limiter.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
        Assert.Equal(1, limit.DemandsSoFar().Sum(static demand => demand.ReturnedRequests));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => limiter.ReserveAsync(new RequestDemand("m", 0), Stop).AsTask());
    }

    [Fact]
    public async Task Models_have_limits_of_their_own()
    {
        MemoryLimit small = Limit(requests: 1);
        MemoryLimit large = Limit(requests: 60_000);
        var limiter = new SharedRequestLimiter(model => model == "small" ? small : large, "shop", Fast, TimeProvider.System);
        _limiters.Add(limiter);

        Assert.False(limiter.ReserveAsync(new RequestDemand("small", 0), Stop).AsTask().IsCompleted);
        (await limiter.ReserveAsync(new RequestDemand("large", 0), Stop).AsTask().WaitAsync(Patience, Stop)).Dispose();
    }

    private static MemoryLimit Limit(int? requests = null, int? burst = null, int? tokens = null) => new(new SharedLimits(requests, burst, tokens, null), Fast.Slice, TimeProvider.System);

    private SharedRequestLimiter Limiter(ISharedLimit limit, TimeProvider? clock = null, SliceTimings? timings = null)
    {
        var limiter = new SharedRequestLimiter(_ => limit, "shop", timings ?? Fast, clock ?? TimeProvider.System);
        _limiters.Add(limiter);
        return limiter;
    }

    private static async Task WaitUntilAsync(Func<bool> holds)
    {
        using var over = new CancellationTokenSource(Patience);
        while (!holds())
            await Task.Delay(10, over.Token);
    }

    /// <summary>The system's clock, which can be moved forward: as a halted process sees it, or a suspended machine.</summary>
    private sealed class ShiftedClock : TimeProvider
    {
        private long _ticks;
        private long _suspended;

        public void Shift(TimeSpan by, bool isSuspended)
        {
            Interlocked.Add(ref _ticks, isSuspended ? 0 : by.Ticks);
            Interlocked.Add(ref _suspended, isSuspended ? by.Ticks : 0);
        }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => System.GetElapsedTime(0).Ticks + Interlocked.Read(ref _ticks);

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _ticks) + Interlocked.Read(ref _suspended));
    }
}

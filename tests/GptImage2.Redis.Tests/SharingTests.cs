using System.Collections.Concurrent;
using System.Diagnostics;
using GptImage2.Endpoints.RateLimiting.Sharing;
using GptImage2.Redis.Limits;
using GptImage2.Redis.Tests.Servers;

namespace GptImage2.Redis.Tests;

/// <summary>Several limiters, as several processes have them, over one limit.</summary>
public sealed class SharingTests
{
    private static readonly RequestDemand Demand = new("m", 500);

    [Fact]
    public async Task Two_limiters_together_never_let_more_pass_than_one_limit()
    {
        const int perSecond = 40;
        const int burst = 5;
        var slice = TimeSpan.FromMilliseconds(200);
        string name = TestRedis.NewName();
        await using RedisRequestLimiter first = await TestRedis.OpenAsync(name, Configure);
        await using RedisRequestLimiter second = await TestRedis.OpenAsync(name, o =>
        {
            Configure(o);
            // An hour off.
            o.TimeProvider = new ShiftedClock(TimeSpan.FromHours(1));
        });
        var passed = new ConcurrentQueue<TimeSpan>();
        long start = Stopwatch.GetTimestamp();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(caller => CallAsync(caller % 2 == 0 ? first : second)));

        TimeSpan[] times = [.. passed.Order()];
        Assert.Equal(200, times.Length);
        for (int from = 0; from < times.Length; from++)
        {
            for (int to = from; to < times.Length; to++)
            {
                // A slice may be used for twice its time, and has at least one request.
                double most = burst + perSecond * (times[to] - times[from] + slice * 2).TotalSeconds + 2;
                Assert.InRange(to - from + 1, 1, most);
            }
        }

        void Configure(SharedLimiterOptions o) => (o.RequestsPerMinute, o.RequestBurst, o.SliceDuration) = (60 * perSecond, burst, slice);

        async Task CallAsync(RedisRequestLimiter limiter)
        {
            for (int call = 0; call < 10; call++)
            {
                using IRequestLease lease = await limiter.ReserveAsync(Demand, TestRedis.Stop).SoonAsync();
                passed.Enqueue(Stopwatch.GetElapsedTime(start));
                lease.Settle(null);
            }
        }
    }

    [Theory]
    [InlineData(null, 0, 0)]
    [InlineData(500, -1, -500)]
    [InlineData(200, -1, -200)]
    [InlineData(800, -1, -800)]
    public async Task What_was_not_used_goes_back_and_tokens_are_corrected_by_the_bill(int? billed, double requestsLeft, double tokensLeft)
    {
        await using SteeredLimit limit = await SteeredLimit.OpenAsync(new SharedLimits(6000, null, 600_000, null));
        await using (var limiter = new SharedRequestLimiter(_ => limit, "a", new SliceTimings(), TimeProvider.System))
        {
            using IRequestLease lease = await limiter.ReserveAsync(Demand, TestRedis.Stop).SoonAsync();
            if (billed is { } tokens)
                lease.Settle(new TokenUsage(tokens - 10, 10));
        }

        Assert.Equal((requestsLeft, tokensLeft), await limit.LevelsAsync());
    }

    [Fact]
    public async Task A_pause_of_one_process_reaches_the_others()
    {
        string name = TestRedis.NewName();
        await using RedisRequestLimiter first = await TestRedis.OpenAsync(name, o => o.RequestsPerMinute = 60_000);
        await using RedisConnection connection = TestRedis.Connect();
        var other = new RedisLimit(connection, name, "m", new SharedLimits(60_000, null, null, null), TimeSpan.FromSeconds(1));
        (await first.ReserveAsync(Demand, TestRedis.Stop).SoonAsync()).Dispose();
        Assert.InRange((await OneAsync()).Delay, TimeSpan.Zero, TimeSpan.FromMinutes(1));

        first.Pause(TimeSpan.FromHours(1));

        await TestRedis.UntilAsync(async () => (await OneAsync()).Delay > TimeSpan.FromMinutes(59));
        Task<LimitGrant> OneAsync() => other.TakeAsync(new LimitDemand("p", 1, 1, 1), TestRedis.Stop);
    }

    [Fact]
    public async Task Models_have_limits_of_their_own()
    {
        await using RedisRequestLimiter limiter = await TestRedis.OpenAsync(TestRedis.NewName(), o =>
        {
            o.RequestsPerMinute = 1;
            o.Models["large"] = new RequestLimiterOptions { RequestsPerMinute = 60_000 };
        });
        ValueTask<IRequestLease> small = limiter.ReserveAsync(new RequestDemand("small", 1), TestRedis.Stop);

        for (int call = 0; call < 10; call++)
            (await limiter.ReserveAsync(new RequestDemand("large", 1), TestRedis.Stop).SoonAsync()).Settle(null);

        Task<IRequestLease> waiting = small.AsTask();
        Assert.False(waiting.IsCompleted);
        await limiter.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
    }

    [Fact]
    public async Task A_process_that_was_halted_uses_nothing_of_its_old_slices()
    {
        TestRedis.Require();
        var clock = new ShiftedClock(TimeSpan.Zero);
        await using RedisConnection connection = TestRedis.Connect();
        var limit = new GatedLimit(new RedisLimit(connection, TestRedis.NewName(), "m", new SharedLimits(60_000, null, null, null), TimeSpan.FromSeconds(20)));
        await using var limiter = new SharedRequestLimiter(_ => limit, "a", new SliceTimings { Slice = TimeSpan.FromSeconds(20) }, clock);
        IRequestLease[] leases = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => limiter.ReserveAsync(Demand, TestRedis.Stop).SoonAsync()));
        foreach (IRequestLease lease in leases)
            lease.Dispose();
        limit.Close();
        ValueTask<IRequestLease> before = limiter.ReserveAsync(Demand, TestRedis.Stop);
        Assert.True(before.IsCompletedSuccessfully);
        (await before).Settle(null);

        clock.Halted = TimeSpan.FromMinutes(1);
        Task<IRequestLease> after = limiter.ReserveAsync(Demand, TestRedis.Stop).AsTask();
        await TestRedis.UntilAsync(() => limit.Waiting > 0);

        Assert.False(after.IsCompleted);
        limit.Open();
        (await after.WaitAsync(TimeSpan.FromMinutes(1), TestRedis.Stop)).Settle(null);
    }

    [Fact]
    public async Task A_request_that_is_cancelled_while_it_waits_leaves_and_the_others_move_up()
    {
        await using SteeredLimit limit = await SteeredLimit.OpenAsync(new SharedLimits(600_000, null, null, null));
        var gated = new GatedLimit(limit);
        gated.Close();
        await using var limiter = new SharedRequestLimiter(_ => gated, "a", new SliceTimings(), TimeProvider.System);
        using var cancelled = new CancellationTokenSource();
        Task<IRequestLease> first = limiter.ReserveAsync(Demand, cancelled.Token).AsTask();
        Task<IRequestLease> second = limiter.ReserveAsync(Demand, TestRedis.Stop).AsTask();

        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.False(second.IsCompleted);
        gated.Open();

        (await second.WaitAsync(TimeSpan.FromMinutes(1), TestRedis.Stop)).Settle(null);
    }
}

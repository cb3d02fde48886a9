using GptImage2.Jobs.Limits;

namespace GptImage2.Jobs.Tests.Limits;

public class AdaptiveLimitTests
{
    [Fact]
    public async Task It_grows_while_replies_come_as_fast_as_before()
    {
        var limit = new AdaptiveLimit(64, 4, new Clock());
        for (int round = 0; round < 10; round++)
            await RoundAsync(limit, TimeSpan.FromSeconds(1));
        Assert.Equal(64, limit.Limit);
    }

    [Fact]
    public async Task It_stays_where_it_is_not_used_up()
    {
        var limit = new AdaptiveLimit(64, 8, new Clock());
        for (int call = 0; call < 100; call++)
        {
            using AdaptiveLimit.Turn turn = await limit.EnterAsync(CancellationToken.None);
            turn.Succeeded(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(8, limit.Limit);
    }

    [Fact]
    public async Task Refusals_at_the_same_time_lower_it_once()
    {
        var clock = new Clock();
        var limit = new AdaptiveLimit(100, 100, clock);
        await RoundAsync(limit, TimeSpan.FromSeconds(1));
        clock.Advance(TimeSpan.FromSeconds(10));
        for (int refused = 0; refused < 20; refused++)
            limit.Throttled();
        Assert.Equal(70, limit.Limit);
        clock.Advance(TimeSpan.FromSeconds(2));
        limit.Throttled();
        Assert.Equal(49, limit.Limit);
    }

    [Fact]
    public async Task It_does_not_grow_while_replies_take_much_longer_than_at_first()
    {
        var limit = new AdaptiveLimit(500, 30, new Clock());
        await RoundAsync(limit, TimeSpan.FromSeconds(1));
        int before = limit.Limit;
        for (int round = 0; round < 10; round++)
            await RoundAsync(limit, TimeSpan.FromSeconds(4));
        Assert.InRange(limit.Limit, before, before + 20);
    }

    [Fact]
    public async Task Those_that_wait_come_in_order_and_a_cancelled_one_leaves()
    {
        var limit = new AdaptiveLimit(1, 1, new Clock());
        AdaptiveLimit.Turn first = await limit.EnterAsync(CancellationToken.None);
        using var cancellation = new CancellationTokenSource();
        Task<AdaptiveLimit.Turn> second = limit.EnterAsync(cancellation.Token).AsTask();
        Task<AdaptiveLimit.Turn> third = limit.EnterAsync(CancellationToken.None).AsTask();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.False(third.IsCompleted);
        first.Dispose();
        (await third).Dispose();
        Assert.Equal(0, limit.Running);
    }

    private static async Task RoundAsync(AdaptiveLimit limit, TimeSpan duration)
    {
        // Always more than may run, so that the limit is used up.
        List<Task<AdaptiveLimit.Turn>> turns = [.. Enumerable.Range(0, limit.Limit * 2).Select(_ => limit.EnterAsync(CancellationToken.None).AsTask())];
        foreach (Task<AdaptiveLimit.Turn> entering in turns)
        {
            AdaptiveLimit.Turn turn = await entering;
            turn.Succeeded(duration);
            turn.Dispose();
            turn.Dispose();
        }

        Assert.Equal(0, limit.Running);
    }

    private sealed class Clock : TimeProvider
    {
        private long _now = 1;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now;

        public void Advance(TimeSpan time) => _now += time.Ticks;
    }
}

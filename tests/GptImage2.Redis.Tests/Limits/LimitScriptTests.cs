using GptImage2.Endpoints.RateLimiting.Sharing;
using GptImage2.Redis.Tests.Servers;

namespace GptImage2.Redis.Tests.Limits;

/// <summary>The script grants what <see cref="SharedBucket"/> grants, and survives what a bucket in one process does not meet.</summary>
public sealed class LimitScriptTests
{
    private static readonly string[] Holders = ["a", "b", "c"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task It_equals_the_bucket_over_random_demands(int seed)
    {
        var random = new Random(seed);
        for (int run = 0; run < 4; run++)
            await CompareAsync(random, 60);
    }

    [Fact]
    public async Task A_clock_that_goes_back_counts_as_one_that_stands_still()
    {
        await using SteeredLimit limit = await SteeredLimit.OpenAsync(new SharedLimits(60, 10, null, null));
        await TakeAsync(limit, 0);
        await limit.MoveAsync(TimeSpan.FromSeconds(5));
        LimitGrant before = await TakeAsync(limit, 7);

        await limit.MoveAsync(TimeSpan.FromHours(-1));
        LimitGrant after = await TakeAsync(limit, 1);
        await limit.MoveAsync(TimeSpan.FromSeconds(3));
        LimitGrant later = await TakeAsync(limit, 1);

        // At five seconds five are there, and one is taken in each second of a slice.
        Assert.Equal((5, TimeSpan.Zero), (before.Requests, before.Delay));
        Assert.Equal((1, TimeSpan.FromSeconds(1)), (after.Requests, after.Delay));
        Assert.Equal((1, TimeSpan.Zero), (later.Requests, later.Delay));
        Assert.Equal(before.Epoch, later.Epoch);
    }

    [Fact]
    public async Task A_clock_that_goes_back_does_not_make_a_pause_longer()
    {
        await using SteeredLimit limit = await SteeredLimit.OpenAsync(new SharedLimits(60, 10, null, null));
        await limit.PauseAsync(TimeSpan.FromSeconds(10), TestRedis.Stop);
        await limit.MoveAsync(TimeSpan.FromHours(-1));

        LimitGrant grant = await TakeAsync(limit, 1);

        Assert.Equal(TimeSpan.FromSeconds(11), grant.Delay);
    }

    [Fact]
    public async Task A_clock_that_jumps_ahead_gives_one_burst_at_most()
    {
        await using SteeredLimit limit = await SteeredLimit.OpenAsync(new SharedLimits(60, 10, null, null));
        await TakeAsync(limit, 0);
        await limit.MoveAsync(TimeSpan.FromHours(1));

        LimitGrant first = await TakeAsync(limit, 100);
        LimitGrant second = await TakeAsync(limit, 100);

        Assert.Equal((10, TimeSpan.Zero), (first.Requests, first.Delay));
        Assert.Equal((1, TimeSpan.FromSeconds(1)), (second.Requests, second.Delay));
    }

    private static Task<LimitGrant> TakeAsync(SteeredLimit limit, long requests) => limit.TakeAsync(new LimitDemand("a", requests, 0, 0), TestRedis.Stop);

    private static async Task CompareAsync(Random random, int steps)
    {
        SharedLimits limits = LimitsOf(random);
        var slice = TimeSpan.FromMilliseconds(random.Next(100, 3000));
        await using SteeredLimit limit = await SteeredLimit.OpenAsync(limits, slice);
        LimitGrant begun = await limit.TakeAsync(new LimitDemand("a", 0, 0, 0), TestRedis.Stop);
        var bucket = new SharedBucket(limits, slice, begun.Epoch);
        TimeSpan now = TimeSpan.Zero;
        Assert.Equal(bucket.Take(new LimitDemand("a", 0, 0, 0), now), begun);
        for (int step = 0; step < steps; step++)
        {
            var passed = TimeSpan.FromMicroseconds(random.Next(10) switch { 0 => 0, 1 => random.Next(600_000_000), _ => random.Next(2_000_000) });
            now += passed;
            await limit.MoveAsync(passed);
            if (random.Next(15) == 0)
            {
                var pause = TimeSpan.FromMilliseconds(random.Next(1, 5000));
                bucket.Pause(pause, now);
                await limit.PauseAsync(pause, TestRedis.Stop);
            }
            else
            {
                LimitDemand demand = DemandOf(random, begun.Epoch);
                Assert.Equal(bucket.Take(demand, now), await limit.TakeAsync(demand, TestRedis.Stop));
            }

            Assert.Equal(bucket.LevelsAt(now), await limit.LevelsAsync());
        }
    }

    private static SharedLimits LimitsOf(Random random)
    {
        int? requests = random.Next(4) == 0 ? null : random.Next(1, 3000);
        int? tokens = random.Next(4) == 0 ? null : random.Next(1, 3_000_000);
        return new SharedLimits(requests, BurstOf(random, requests), tokens, BurstOf(random, tokens));
    }

    private static int? BurstOf(Random random, int? limit) => limit is { } most && random.Next(2) == 0 ? random.Next(1, most + 1) : null;

    private static LimitDemand DemandOf(Random random, string epoch)
    {
        long requests = random.Next(5) == 0 ? 0 : random.Next(1, 100);
        long least = random.Next(0, 5000);
        return new LimitDemand(Holders[random.Next(Holders.Length)], requests, least + random.Next(0, 50_000), least)
        {
            Epoch = random.Next(4) switch { 0 => null, 1 => "another", _ => epoch },
            ReturnedRequests = random.Next(0, 5),
            ReturnedTokens = random.Next(-3000, 6000),
        };
    }
}

using GptImage2.Endpoints.RateLimiting.Sharing;

namespace GptImage2.Tests.Endpoints.RateLimiting.Sharing;

public sealed class SharedBucketTests
{
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(1);

    [Fact]
    public void It_begins_empty_and_books_ahead()
    {
        SharedBucket bucket = Bucket(60);

        Assert.Equal(new LimitGrant("e", 1, SharedBucket.Unlimited, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)), bucket.Take(new LimitDemand("a", 10, 0, 0), TimeSpan.Zero));
        Assert.Equal(TimeSpan.FromSeconds(2), bucket.Take(new LimitDemand("b", 1, 0, 0), TimeSpan.Zero).Delay);
        Assert.Equal(TimeSpan.FromSeconds(2.5), bucket.Take(new LimitDemand("a", 1, 0, 0), TimeSpan.FromSeconds(0.5)).Delay);
    }

    [Fact]
    public void After_a_silence_it_grants_the_burst_and_no_more()
    {
        SharedBucket bucket = Bucket(600, 20);
        bucket.Take(new LimitDemand("a", 0, 0, 0), TimeSpan.Zero);

        LimitGrant grant = bucket.Take(new LimitDemand("a", 100, 0, 0), TimeSpan.FromHours(1));
        Assert.Equal((20, TimeSpan.Zero), (grant.Requests, grant.Delay));
        Assert.Equal(TimeSpan.FromSeconds(1), bucket.Take(new LimitDemand("a", 100, 0, 0), TimeSpan.FromHours(1)).Delay);
    }

    [Fact]
    public void Holders_that_ask_at_the_same_time_share_what_comes_in_a_slice()
    {
        SharedBucket bucket = Bucket(6000);
        for (int holder = 0; holder < 10; holder++)
            bucket.Take(new LimitDemand($"{holder}", 1, 0, 0), TimeSpan.Zero);

        Assert.Equal(10, bucket.Take(new LimitDemand("0", 100, 0, 0), Slice).Requests);
        // The others have not asked for longer than a slice lives.
        Assert.Equal(100, bucket.Take(new LimitDemand("0", 100, 0, 0), TimeSpan.FromSeconds(1.5) + Slice).Requests);
    }

    [Fact]
    public void A_request_larger_than_the_burst_is_granted_and_the_next_ones_wait_for_it()
    {
        SharedBucket bucket = new(new SharedLimits(null, null, 6000, 600), Slice, "e");

        LimitGrant large = bucket.Take(new LimitDemand("a", 1, 3000, 3000), TimeSpan.Zero);
        Assert.Equal((3000, TimeSpan.FromSeconds(6)), (large.Tokens, large.Delay));
        Assert.Equal(TimeSpan.FromSeconds(31), bucket.Take(new LimitDemand("b", 1, 100, 100), TimeSpan.Zero).Delay);
    }

    [Fact]
    public void Only_what_this_epoch_granted_is_taken_back_and_debts_are_taken_always()
    {
        SharedBucket bucket = new(new SharedLimits(60, 60, 6000, 6000), Slice, "e");
        bucket.Take(new LimitDemand("a", 0, 0, 0), TimeSpan.Zero);

        bucket.Take(new LimitDemand("a", 0, 0, 0) { Epoch = "lost", ReturnedRequests = 10, ReturnedTokens = 1000 }, TimeSpan.Zero);
        Assert.Equal((0, 0), bucket.LevelsAt(TimeSpan.Zero));
        bucket.Take(new LimitDemand("a", 0, 0, 0) { Epoch = "e", ReturnedRequests = 10, ReturnedTokens = 1000 }, TimeSpan.Zero);
        Assert.Equal((10, 1000), bucket.LevelsAt(TimeSpan.Zero));
        bucket.Take(new LimitDemand("a", 0, 0, 0) { Epoch = "lost", ReturnedTokens = -400 }, TimeSpan.Zero);
        Assert.Equal((10, 600), bucket.LevelsAt(TimeSpan.Zero));
        bucket.Take(new LimitDemand("a", 0, 0, 0) { Epoch = "e", ReturnedRequests = 1000 }, TimeSpan.Zero);
        Assert.Equal((60, 600), bucket.LevelsAt(TimeSpan.Zero));
    }

    [Fact]
    public void After_a_pause_it_is_empty_and_a_shorter_pause_does_not_end_it()
    {
        SharedBucket bucket = Bucket(60, 60);
        bucket.Take(new LimitDemand("a", 0, 0, 0), TimeSpan.Zero);
        var later = TimeSpan.FromMinutes(5);

        bucket.Pause(TimeSpan.FromSeconds(30), later);
        bucket.Pause(TimeSpan.FromSeconds(3), later);

        Assert.Equal(TimeSpan.FromSeconds(31), bucket.Take(new LimitDemand("a", 1, 0, 0), later).Delay);
        Assert.Equal(TimeSpan.FromSeconds(2), bucket.Take(new LimitDemand("a", 1, 0, 0), later + TimeSpan.FromSeconds(30)).Delay);
    }

    // The judge adds up: what was granted up to a moment is never more than what had come by then.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Grants_never_pass_what_has_come(int seed)
    {
        var random = new Random(seed);
        for (int round = 0; round < 200; round++)
        {
            int perMinute = random.Next(1, 10_000);
            int burst = random.Next(1, perMinute + 1);
            int tokensPerMinute = random.Next(1, 1_000_000);
            int tokenBurst = random.Next(1, tokensPerMinute + 1);
            var bucket = new SharedBucket(new SharedLimits(perMinute, burst, tokensPerMinute, tokenBurst), Slice, "e");
            bucket.Take(new LimitDemand("0", 0, 0, 0), TimeSpan.Zero);
            TimeSpan now = TimeSpan.Zero;
            double requests = 0;
            double tokens = 0;
            for (int step = 0; step < 100; step++)
            {
                now += TimeSpan.FromMilliseconds(random.Next(0, 2_000));
                long least = random.Next(0, 2 * tokenBurst);
                var demand = new LimitDemand($"{random.Next(5)}", random.Next(1, 50), least + random.Next(0, 10_000), least)
                {
                    Epoch = "e",
                    ReturnedRequests = requests > 20 ? random.Next(0, 20) : 0,
                    ReturnedTokens = tokens > 1_000 ? random.Next(-1_000, 1_000) : 0,
                };
                requests -= demand.ReturnedRequests;
                tokens -= demand.ReturnedTokens;
                LimitGrant grant = bucket.Take(demand, now);
                requests += grant.Requests;
                tokens += grant.Tokens;

                Assert.InRange(grant.Requests, 1, demand.Requests);
                Assert.InRange(grant.Tokens, demand.LeastTokens, Math.Max(1, demand.Tokens));
                TimeSpan begin = now + grant.Delay;
                Assert.True(requests <= begin.TotalMinutes * perMinute + 0.01, $"{requests} requests at {begin}");
                Assert.True(tokens <= begin.TotalMinutes * tokensPerMinute + Math.Max(0, Math.Max(1, demand.LeastTokens) - tokenBurst) + 0.01, $"{tokens} tokens at {begin}");
            }
        }
    }

    private static SharedBucket Bucket(int perMinute, int? burst = null) => new(new SharedLimits(perMinute, burst, null, null), Slice, "e");
}

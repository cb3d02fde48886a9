using System.Threading.RateLimiting;
using GptImage2.Endpoints.RateLimiting;
using GptImage2.OpenAI;
using GptImage2.Tests.Calls;
using GptImage2.Tests.OpenAI;

namespace GptImage2.Tests.Endpoints.RateLimiting;

public sealed class PermitRequestLimiterTests : CallTest
{
    private static readonly RequestDemand Demand = new("m", 30);

    private readonly ManualClock _clock = new();

    [Fact]
    public async Task A_permit_is_held_until_the_attempt_has_ended()
    {
        using var places = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = 1 });
        IRequestLimiter limiter = RequestLimiter.From(places, _clock);
        IRequestLease first = await limiter.ReserveAsync(Demand, Cancellation);
        Task<IRequestLease> second = limiter.ReserveAsync(Demand, Cancellation).AsTask();
        Assert.False(second.IsCompleted);

        first.Settle(new TokenUsage(1, 1));
        first.Dispose();

        (await second.WaitAsync(TimeSpan.FromSeconds(30), Cancellation)).Dispose();
        Assert.Equal(1, places.GetStatistics()!.CurrentAvailablePermits);
    }

    [Fact]
    public async Task A_request_that_is_cancelled_during_a_pause_gives_its_permit_back()
    {
        using var places = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = 1 });
        IRequestLimiter limiter = RequestLimiter.From(places, _clock);
        limiter.Pause(TimeSpan.FromSeconds(5));
        using var stop = new CancellationTokenSource();
        Task waiting = limiter.ReserveAsync(Demand, stop.Token).AsTask();
        Assert.Equal(0, places.GetStatistics()!.CurrentAvailablePermits);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal((1, 0), (places.GetStatistics()!.CurrentAvailablePermits, _clock.Timers));
    }

    [Fact]
    public async Task A_refusal_ends_the_call_before_anything_is_sent()
    {
        await using var server = new LoopbackServer(Answer.Completion(ItemReply));
        using var bucket = new FixedWindowRateLimiter(new FixedWindowRateLimiterOptions { PermitLimit = 1, Window = TimeSpan.FromDays(1), AutoReplenishment = false });
        GptImage2Client client = Client(server, o => o.RequestLimiter = RequestLimiter.From(bucket));
        await CallAsync(client);

        RequestLimitException exception = await Assert.ThrowsAsync<RequestLimitException>(() => CallAsync(client));

        Assert.Single(server.Requests);
        Assert.InRange(exception.RetryAfter!.Value, TimeSpan.FromHours(23), TimeSpan.FromDays(1));
        Assert.StartsWith("The RateLimiter refused the request: it has neither a permit nor a place in its queue. It asks to wait ", exception.Message, StringComparison.Ordinal);
    }
}

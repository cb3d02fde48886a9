using GptImage2.Redis.Tests.Servers;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GptImage2.Redis.Tests;

/// <summary>A server that is away, that is halted, or that comes back with an empty state.</summary>
public sealed class OutageTests
{
    private static readonly RequestDemand Demand = new("m", 500);
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task Requests_wait_for_a_server_that_is_away_and_then_fail_with_the_limit_and_the_cause()
    {
        await using OwnRedis server = await OwnRedis.StartAsync();
        await using RedisRequestLimiter limiter = await server.OpenAsync(TimeSpan.FromSeconds(1));
        await limiter.CheckAsync(TestRedis.Stop);
        server.Kill();

        RequestLimitException away = await FailAsync(limiter);

        Assert.Matches(@"^The shared limit 'openai/project-a, m' could not be reached for [1-9][\d.]* seconds: [^\n]*Redis[^\n]*\. Nothing was sent\.$", away.Message);
        Assert.IsType<RequestLimitException>(away.InnerException);
        Assert.DoesNotContain(server.Password, away.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_go_on_by_themselves_when_the_server_is_back_in_time()
    {
        await using OwnRedis server = await OwnRedis.StartAsync();
        await using RedisRequestLimiter limiter = await server.OpenAsync(Long);
        await limiter.CheckAsync(TestRedis.Stop);
        server.Kill();
        Task<IRequestLease>[] waiting = [.. Enumerable.Range(0, 5).Select(_ => limiter.ReserveAsync(Demand, TestRedis.Stop).AsTask())];
        await TestRedis.UntilAsync(() => limiter.Trouble is not null);
        Assert.DoesNotContain(waiting, static task => task.IsCompleted);

        await server.StartAgainAsync();

        foreach (IRequestLease lease in await Task.WhenAll(waiting).WaitAsync(TimeSpan.FromMinutes(1), TestRedis.Stop))
            lease.Settle(null);
    }

    [Fact]
    public async Task Requests_go_on_by_themselves_when_a_halted_server_goes_on()
    {
        await using OwnRedis server = await OwnRedis.StartAsync();
        await using RedisRequestLimiter limiter = await server.OpenAsync(Long);
        await limiter.CheckAsync(TestRedis.Stop);
        await server.HaltAsync();
        Task<IRequestLease>[] waiting = [.. Enumerable.Range(0, 5).Select(_ => limiter.ReserveAsync(Demand, TestRedis.Stop).AsTask())];
        await TestRedis.UntilAsync(() => limiter.Trouble is not null);
        Assert.DoesNotContain(waiting, static task => task.IsCompleted);

        await server.GoOnAsync();

        foreach (IRequestLease lease in await Task.WhenAll(waiting).WaitAsync(TimeSpan.FromMinutes(1), TestRedis.Stop))
            lease.Settle(null);
    }

    [Fact]
    public async Task Requests_wait_for_a_server_that_is_not_there_yet()
    {
        await using OwnRedis server = await OwnRedis.StartAsync();
        server.Kill();
        await using RedisRequestLimiter limiter = await server.OpenAsync(Long);
        Task<IRequestLease> waiting = limiter.ReserveAsync(Demand, TestRedis.Stop).AsTask();
        await TestRedis.UntilAsync(() => limiter.Trouble is not null);

        await server.StartAgainAsync();

        (await waiting.WaitAsync(TimeSpan.FromMinutes(1), TestRedis.Stop)).Settle(null);
    }

    [Fact]
    public async Task A_request_that_waits_for_a_server_that_is_away_can_be_cancelled_and_the_limiter_can_be_disposed()
    {
        await using OwnRedis server = await OwnRedis.StartAsync();
        RedisRequestLimiter limiter = await server.OpenAsync(Long);
        server.Kill();
        using var cancelled = new CancellationTokenSource();
        Task<IRequestLease> leaving = limiter.ReserveAsync(Demand, cancelled.Token).AsTask();
        Task<IRequestLease> staying = limiter.ReserveAsync(Demand, TestRedis.Stop).AsTask();
        await TestRedis.UntilAsync(() => limiter.Trouble is not null);

        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);
        await limiter.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(1), TestRedis.Stop);

        await Assert.ThrowsAsync<ObjectDisposedException>(() => staying);
    }

    [Fact]
    public async Task The_health_check_says_whether_the_server_is_there()
    {
        await using OwnRedis server = await OwnRedis.StartAsync();
        await using RedisRequestLimiter limiter = await server.OpenAsync(Long);
        var check = new RedisRequestLimiterHealthCheck(limiter);
        var context = new HealthCheckContext { Registration = new HealthCheckRegistration("limiter", check, HealthStatus.Degraded, null) };

        HealthCheckResult there = await check.CheckHealthAsync(context, TestRedis.Stop);
        server.Kill();
        HealthCheckResult away = await check.CheckHealthAsync(context, TestRedis.Stop);

        Assert.Equal((HealthStatus.Healthy, "The limits in Redis can be reached."), (there.Status, there.Description));
        Assert.Equal(HealthStatus.Degraded, away.Status);
        Assert.Contains("Redis", away.Description, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Password, away.Exception!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_reported_without_it()
    {
        await using OwnRedis server = await OwnRedis.StartAsync();
        await using RedisRequestLimiter limiter = await RedisRequestLimiter.ConnectAsync(
            server.ConnectionString + "-wrong", "openai/project-a", new SharedLimiterOptions { RequestsPerMinute = 60_000, MaxOutage = TimeSpan.Zero }, TestRedis.Stop);

        RequestLimitException refused = await FailAsync(limiter);

        Assert.DoesNotContain(server.Password, refused.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(server.Password, limiter.ToString(), StringComparison.Ordinal);
    }

    private static Task<RequestLimitException> FailAsync(RedisRequestLimiter limiter) =>
        Assert.ThrowsAsync<RequestLimitException>(async () => (await limiter.ReserveAsync(Demand, TestRedis.Stop).SoonAsync()).Settle(null));
}

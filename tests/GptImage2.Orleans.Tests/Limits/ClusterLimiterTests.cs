using System.Diagnostics;
using GptImage2.Emulator;
using GptImage2.Endpoints.RateLimiting.Sharing;
using GptImage2.Orleans.Limits;
using GptImage2.Orleans.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Orleans.TestingHost;

namespace GptImage2.Orleans.Tests.Limits;

/// <summary>One limit for three silos and a client.</summary>
public sealed class ClusterLimiterTests
{
    private const int PerMinute = 6_000;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Silos_and_clients_stay_within_the_limits_of_the_account_together()
    {
        // The judge is the clock: what came evenly since the beginning.
        await using ClusterShop shop = await OpenAsync(emulator => emulator.RequestsPerMinute = PerMinute);
        long start = Stopwatch.GetTimestamp();
        int sent = 0;
        await Task.WhenAll(Services(shop).SelectMany(services => Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            SharedRequestLimiter limiter = LimiterOf(services);
            while (Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(2))
            {
                using IRequestLease lease = await limiter.ReserveAsync(new RequestDemand("m", 10), Stop);
                lease.Settle(new TokenUsage(10, 0));
                int now = Interlocked.Increment(ref sent);
                // It began empty.
                Assert.True(now <= Stopwatch.GetElapsedTime(start).TotalMinutes * PerMinute + 1, $"{now} requests after {Stopwatch.GetElapsedTime(start)}");
            }
        }))).ToArray());

        Assert.True(sent > 0);
        LimiterLevels levels = await Grain(shop, "m").ReadAsync();
        Assert.True(levels.Slices < sent, "Each request asked the grain.");
        Assert.Equal(4, levels.Holders);
    }

    [Fact]
    public async Task Calls_of_all_silos_wait_for_the_limit_and_none_is_refused()
    {
        await using ClusterShop shop = await OpenAsync(emulator => emulator.RequestsPerMinute = PerMinute);
        byte[] picture = Pictures.PngBytes(30);

        await Task.WhenAll(Services(shop).SelectMany(services => Enumerable.Range(0, 30).Select(_ => services.GetRequiredService<ILabelReader>().ReadAsync(ImageInput.FromBytes(picture), Stop))));

        Assert.Equal(120, shop.Billed.Length);
        Assert.All(shop.Emulator.Requests, static request => Assert.NotNull(request.Usage));
    }

    [Fact]
    public async Task A_limiter_whose_silo_is_killed_begins_empty_on_another_one()
    {
        await using ClusterShop shop = await OpenAsync();
        SharedRequestLimiter limiter = LimiterOf(shop.Client);
        (await limiter.ReserveAsync(new RequestDemand("m", 10), Stop)).Settle(null);
        LimiterLevels before = await Grain(shop, "m").ReadAsync();
        string epoch = (await Grain(shop, "m").TakeAsync(new LimiterDemand { Holder = "test" })).Epoch;
        await Task.Delay(TimeSpan.FromSeconds(1), Stop);

        await shop.Cluster.KillSiloAsync(shop.Cluster.Silos.Single(silo => silo.Name == before.Silo));
        LimiterGrant after = await RetryAsync(() => Grain(shop, "m").TakeAsync(new LimiterDemand { Holder = "test", Requests = 1, Epoch = epoch, ReturnedRequests = 5_000 }));

        Assert.NotEqual(epoch, after.Epoch);
        Assert.NotEqual(before.Silo, (await Grain(shop, "m").ReadAsync()).Silo);
        // One request takes 10 milliseconds to come; what the old one had is not given back.
        Assert.Equal(TimeSpan.FromMilliseconds(10), after.Delay);
        (await limiter.ReserveAsync(new RequestDemand("m", 10), Stop)).Settle(null);
    }

    [Fact]
    public async Task A_pause_that_the_endpoint_asks_one_silo_for_holds_back_the_others()
    {
        await using ClusterShop shop = await OpenAsync();
        IServiceProvider[] all = Services(shop);
        (await LimiterOf(all[0]).ReserveAsync(new RequestDemand("m", 10), Stop)).Settle(null);

        LimiterOf(all[0]).Pause(TimeSpan.FromHours(1));

        await UntilAsync(async () => (await Grain(shop, "m").TakeAsync(new LimiterDemand { Holder = "test", Requests = 1 })).Delay > TimeSpan.FromMinutes(50));
        Task<IRequestLease> held = LimiterOf(all[1]).ReserveAsync(new RequestDemand("m", 10), CancellationToken.None).AsTask();
        await Assert.ThrowsAsync<TimeoutException>(() => held.WaitAsync(TimeSpan.FromMilliseconds(500), Stop));
    }

    [Fact]
    public async Task The_health_check_says_where_the_limiter_is_and_why_it_is_not_reached()
    {
        await using ClusterShop shop = await OpenAsync();
        var context = new HealthCheckContext { Registration = new HealthCheckRegistration("limiter", new ClusterLimiterHealthCheck(shop.Client), HealthStatus.Degraded, null) };

        HealthCheckResult healthy = await context.Registration.Factory(shop.Client).CheckHealthAsync(context, Stop);
        Assert.Equal(HealthStatus.Healthy, healthy.Status);
        Assert.StartsWith("The limiter is on the silo '", healthy.Description, StringComparison.Ordinal);

        var unknown = new ClusterLimiterHealthCheck(shop.Client, "other", "m");
        HealthCheckResult sick = await unknown.CheckHealthAsync(context, Stop);
        Assert.Equal(HealthStatus.Degraded, sick.Status);
        Assert.Contains("has no limiter 'other'", sick.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Limits_that_are_wrong_are_refused_when_the_silo_starts()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo(static (_, silo) => silo.AddGptImage2(static limits => limits.RequestsPerMinute = 0));
        await using InProcessTestCluster cluster = builder.Build();

        Exception exception = await Assert.ThrowsAnyAsync<Exception>(() => cluster.DeployAsync());

        Assert.Contains("SharedLimiterOptions.RequestsPerMinute must be at least 1", exception.ToString(), StringComparison.Ordinal);
    }

    private static Task<ClusterShop> OpenAsync(Action<EmulatorOptions>? emulator = null) => ClusterShop.OpenAsync(
        limits: static limits => (limits.RequestsPerMinute, limits.SliceDuration) = (PerMinute, TimeSpan.FromMilliseconds(200)),
        configureEmulator: emulator);

    private static IServiceProvider[] Services(ClusterShop shop) => [shop.Client, .. shop.Cluster.Silos.Select(static silo => silo.ServiceProvider)];

    private static SharedRequestLimiter LimiterOf(IServiceProvider services) => services.GetRequiredKeyedService<SharedRequestLimiter>("");

    private static ILimiterGrain Grain(ClusterShop shop, string model) => shop.Cluster.Client.GetGrain<ILimiterGrain>(LimiterKey.Of("", model));

    private static async Task<T> RetryAsync<T>(Func<Task<T>> call)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        over.CancelAfter(TimeSpan.FromSeconds(60));
        while (true)
        {
            try
            {
                return await call();
            }
            catch (Exception e) when (e is TimeoutException or global::Orleans.Runtime.OrleansException)
            {
                await Task.Delay(50, over.Token);
            }
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        over.CancelAfter(TimeSpan.FromSeconds(60));
        while (!await holds())
            await Task.Delay(20, over.Token);
    }
}

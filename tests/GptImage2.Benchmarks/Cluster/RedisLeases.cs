using System.Diagnostics;
using System.Globalization;
using GptImage2.Benchmarks.Calls;
using GptImage2.Endpoints.RateLimiting.Sharing;
using GptImage2.Redis.Limits;

namespace GptImage2.Benchmarks.Cluster;

/// <summary>Measures limits in Redis: how many slices a second it grants, and what they add to a call. None of the limits is ever reached.</summary>
internal static class RedisLeases
{
    private const string Variable = "GPTIMAGE2_TEST_REDIS";
    private const int SideBySide = 64;
    private const string LeaseGoal = "redis: leases/s";
    private const string CallGoal = "redis: whole call with a shared limiter ÷ without";

    private static readonly SharedLimits Limits = new(100_000_000, 100_000_000, 2_000_000_000, 2_000_000_000);
    private static readonly SliceTimings Timings = new();

    public static async Task PrintAsync(ClusterForm form, Goals goals)
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { } connectionString)
        {
            const string reason = Variable + " is not set; eval \"$(.ci/redis start)\" sets it";
            goals.Skip(LeaseGoal, reason);
            goals.Skip(CallGoal, reason);
            return;
        }

        await using var connection = new RedisConnection(connectionString);
        string name = "benchmark/" + Guid.NewGuid().ToString("N");
        await PrintLeasesAsync(form, new RedisLimit(connection, name, "leases", Limits, Timings.Slice), goals);
        await LimitedCalls.PrintAsync(form, "limits in Redis", CallGoal, new RedisLimit(connection, name, "calls", Limits, Timings.Slice), goals);
    }

    private static async Task PrintLeasesAsync(ClusterForm form, RedisLimit limit, Goals goals)
    {
        await LeaseAsync(limit, form.Leases / 10);
        long began = Stopwatch.GetTimestamp();
        await LeaseAsync(limit, form.Leases);
        double perSecond = form.Leases / Stopwatch.GetElapsedTime(began).TotalSeconds;
        Console.WriteLine($"""

            | slices of one limit in Redis, {SideBySide} at the same time | leases/s |
            |---|---|
            """);
        Console.WriteLine(Calls.Text.Row(form.Leases.ToString("N0", CultureInfo.InvariantCulture), $"**{perSecond:N0}**"));
        goals.AtLeast(LeaseGoal, perSecond, 5_000);
    }

    private static async Task LeaseAsync(RedisLimit limit, int count)
    {
        int left = count;
        await Task.WhenAll(Enumerable.Range(0, SideBySide).Select(async number =>
        {
            var demand = new LimitDemand(string.Create(CultureInfo.InvariantCulture, $"process-{number}"), 1, 1000, 1000);
            while (Interlocked.Decrement(ref left) >= 0)
                await limit.TakeAsync(demand, CancellationToken.None);
        }));
    }
}

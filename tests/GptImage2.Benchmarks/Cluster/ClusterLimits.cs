using System.Diagnostics;
using System.Globalization;
using GptImage2.Benchmarks.Calls;
using GptImage2.Emulator;
using GptImage2.Endpoints.RateLimiting.Sharing;
using GptImage2.Orleans.Limits;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Hosting;

namespace GptImage2.Benchmarks.Cluster;

/// <summary>Measures the limiter of a cluster of three silos in this process: how many slices a second it grants, and how much of an account's limit is used.</summary>
internal static class ClusterLimits
{
    private const int Silos = 3;
    private const int PerMinute = 12_000;
    private const int TokensPerMinute = 60_000_000;
    private const int SideBySide = 32;
    private const string Free = "free";

    // The bucket begins empty, and slices have to get going.
    private static readonly TimeSpan Start = TimeSpan.FromSeconds(3);

    public static async Task PrintAsync(ClusterForm form, Goals goals)
    {
        await using LocalCluster cluster = await LocalCluster.StartAsync(Silos, static silo => silo
            .AddGptImage2(static limits => (limits.RequestsPerMinute, limits.TokensPerMinute) = (PerMinute, TokensPerMinute))
            .AddGptImage2(Free, static limits => (limits.RequestsPerMinute, limits.RequestBurst, limits.TokensPerMinute, limits.TokenBurst) = (100_000_000, 100_000_000, 2_000_000_000, 2_000_000_000)));
        if (form.Parts.Contains("leases"))
            await PrintLeasesAsync(form, cluster);
        if (form.Parts.Contains("limit"))
            await PrintLimitAsync(form, cluster, goals);
        if (form.Parts.Contains("overhead"))
            await LimitedCalls.PrintAsync(form, "limits of a cluster", "cluster: whole call with the shared limiter ÷ without", new GrainLimit(cluster.Grains, Free, "calls"), goals);
    }

    private static async Task PrintLeasesAsync(ClusterForm form, LocalCluster cluster)
    {
        Console.WriteLine("""

            | processes that ask a limiter on another silo, each one question after the other | leases/s | half within ms | 99 % within ms |
            |---|---|---|---|
            """);
        LimiterLevels levels = await cluster.Grains.GetGrain<ILimiterGrain>(LimiterKey.Of(Free, "leases")).ReadAsync();
        IGrainFactory grains = cluster.GrainsFarFrom(levels.Silo);
        foreach (int holders in (int[])[1, 10, 100])
        {
            await LeaseAsync(grains, holders, form.Leases / 10);
            long began = Stopwatch.GetTimestamp();
            double[] times = await LeaseAsync(grains, holders, form.Leases / 2);
            double perSecond = times.Length / Stopwatch.GetElapsedTime(began).TotalSeconds;
            Console.WriteLine(Calls.Text.Row($"{holders}", $"**{perSecond:N0}**", $"{times[times.Length / 2]:F2}", $"{times[times.Length * 99 / 100]:F2}"));
        }
    }

    private static async Task<double[]> LeaseAsync(IGrainFactory grains, int holders, int count)
    {
        double[][] times = await Task.WhenAll(Enumerable.Range(0, holders).Select(number => Task.Run(async () =>
        {
            var limit = new GrainLimit(grains, Free, "leases");
            var demand = new LimitDemand(string.Create(CultureInfo.InvariantCulture, $"process-{number}"), 1, 1000, 1000);
            double[] mine = new double[count / holders];
            for (int lease = 0; lease < mine.Length; lease++)
            {
                long asked = Stopwatch.GetTimestamp();
                await limit.TakeAsync(demand, CancellationToken.None);
                mine[lease] = Stopwatch.GetElapsedTime(asked).TotalMilliseconds;
            }

            return mine;
        })));
        double[] all = [.. times.SelectMany(static mine => mine)];
        Array.Sort(all);
        return all;
    }

    private static async Task PrintLimitAsync(ClusterForm form, LocalCluster cluster, Goals goals)
    {
        await using GptImage2Emulator emulator = await GptImage2Emulator.StartAsync(static options =>
        {
            options.AcceptAnyKey = true;
            options.RequestsPerMinute = PerMinute;
            options.TokensPerMinute = TokensPerMinute;
            options.DefaultReply = Reply.Json(Jobs.KilledJob.Document());
        });
        // No client asks again: an answer of 429 would fail the benchmark.
        CallSubject[] clients = [.. cluster.Silos.Select(services => new CallSubject(emulator.Endpoint, options =>
        {
            options.RequestLimiter = services.GetRequiredKeyedService<SharedRequestLimiter>("");
            options.MaxRetries = 0;
        }))];
        int left = form.Calls;
        int counted = 0;
        long began = Stopwatch.GetTimestamp();
        await Task.WhenAll(clients.SelectMany(client => Enumerable.Range(0, SideBySide).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                await client.OursAsync(null);
                if (Stopwatch.GetElapsedTime(began) > Start)
                    Interlocked.Increment(ref counted);
            }
        }))));
        TimeSpan measured = Stopwatch.GetElapsedTime(began) - Start;
        double used = counted / (measured.TotalMinutes * PerMinute) * 100;
        int refused = emulator.Requests.Count(static request => request.Status == 429);
        LimiterLevels levels = await cluster.Grains.GetGrain<ILimiterGrain>(LimiterKey.Of("", GptImage2Model.Id)).ReadAsync();
        Console.WriteLine($"""

            | calls of {Silos} silos against {PerMinute:N0} requests a minute | seconds | of the limit used after {Start.TotalSeconds:N0} s, % | answers of 429 | slices, % of calls |
            |---|---|---|---|---|
            """);
        Console.WriteLine(Calls.Text.Row(form.Calls.ToString("N0", CultureInfo.InvariantCulture), $"{measured.TotalSeconds:F0}", $"**{used:F1}**", $"**{refused}**", $"{100.0 * levels.Slices / form.Calls:F1}"));
        goals.AtLeast("cluster: of the limit used, %", used, 95);
        goals.AtMost("cluster: answers of 429", refused, 0);
        foreach (CallSubject client in clients)
            client.Dispose();
    }
}

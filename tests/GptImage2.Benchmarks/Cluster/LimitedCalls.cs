using System.Globalization;
using GptImage2.Benchmarks.Calls;
using GptImage2.Endpoints.RateLimiting.Sharing;

namespace GptImage2.Benchmarks.Cluster;

/// <summary>Measures what a shared limit adds to a call. The limit is never reached.</summary>
internal static class LimitedCalls
{
    private const string Free = "no limits";

    // The calls of one turn: one alone takes less time than its measurement varies.
    private const int Batch = 8;

    private static readonly SliceTimings Timings = new();

    public static async Task PrintAsync(ClusterForm form, string name, string goal, ISharedLimit shared, Goals goals)
    {
        using var server = new RemoteServer();
        Uri endpoint = await server.KeepAsync("receipt", CallNumbers.Reply());
        var limit = new CountedLimit(shared);
        await using var limiter = new SharedRequestLimiter(_ => limit, "benchmark", Timings, TimeProvider.System);
        var counted = new CountedLimiter(limiter);
        using var free = new CallSubject(endpoint);
        using var limited = new CallSubject(endpoint, options => options.RequestLimiter = counted);
        var contest = new CallContest([new(Free, () => free.OursAsync(null), Batch), new(name, () => limited.OursAsync(null), Batch)]);
        await contest.RunAsync(form.Measured / 3, form.Measured);
        double ratio = contest.Ratio(name, Free);
        Console.WriteLine($"""

            A whole call of text with {name} ÷ without; KiB allocated

            | calls | ratio | µs more | allocated more | round trips, % of calls | calls that waited, % |
            |---|---|---|---|---|---|
            """);
        Console.WriteLine(Calls.Text.Row(
            counted.Requests.ToString("N0", CultureInfo.InvariantCulture),
            $"**{ratio:F3}**",
            $"{contest.Excess(name, Free):F1}",
            $"{(contest.Bytes(name) - contest.Bytes(Free)) / 1024:F2}",
            $"{100.0 * limit.Trips / counted.Requests:F2}",
            $"{100.0 * counted.Waits / counted.Requests:F2}"));
        goals.AtMost(goal, ratio, 1.05);
    }
}

using System.Diagnostics;

namespace GptImage2.Benchmarks.Calls;

/// <summary>Runs callers in shuffled order over many rounds, as <see cref="Quick.Contest"/> does for readers.</summary>
/// <param name="callers">The callers.</param>
/// <param name="collects">Whether garbage is collected before each turn, for callers that leave much garbage to the next one.</param>
internal sealed class CallContest(IReadOnlyList<Caller> callers, bool collects = false)
{
    private const int CountedRuns = 24;

    private readonly Random _random = new(1);
    private readonly List<double>[] _times = [.. callers.Select(_ => new List<double>())];
    private readonly double[] _bytes = new double[callers.Count];

    public async Task RunAsync(TimeSpan warmup, TimeSpan measured)
    {
        await RoundsAsync(warmup);
        foreach (List<double> times in _times)
            times.Clear();
        await RoundsAsync(measured);
        for (int i = 0; i < callers.Count; i++)
            _bytes[i] = await CountAsync(callers[i].Run);
    }

    /// <summary>Microseconds for one call.</summary>
    public double Time(string name) => Median(_times[IndexOf(name)]);

    /// <summary>The median over the rounds of one caller's time over another's in the same round.</summary>
    public double Ratio(string name, string to) => Median(_times[IndexOf(name)].Zip(_times[IndexOf(to)], (time, other) => time / other));

    /// <summary>The median over the rounds of the difference between two callers in the same round, in microseconds.</summary>
    public double Excess(string name, string over) => Median(_times[IndexOf(name)].Zip(_times[IndexOf(over)], (time, other) => time - other));

    /// <summary>Bytes that all threads of the process allocated during one call; the median of some calls.</summary>
    public double Bytes(string name) => _bytes[IndexOf(name)];

    private async Task RoundsAsync(TimeSpan duration)
    {
        int[] order = [.. Enumerable.Range(0, callers.Count)];
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < duration)
        {
            _random.Shuffle(order);
            foreach (int i in order)
                _times[i].Add(await MeasureAsync(callers[i]));
        }
    }

    private async Task<double> MeasureAsync(Caller caller)
    {
        if (collects)
            GC.Collect();
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < caller.Batch; i++)
            await caller.Run();
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / caller.Batch;
    }

    private static async Task<double> CountAsync(Func<Task> run)
    {
        var counts = new List<double>(CountedRuns);
        for (int i = 0; i < CountedRuns; i++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            await run();
            counts.Add(GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        return Median(counts);
    }

    private int IndexOf(string name)
    {
        for (int i = 0; i < callers.Count; i++)
        {
            if (callers[i].Name == name)
                return i;
        }

        throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such caller.");
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}

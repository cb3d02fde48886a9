using System.Diagnostics;

namespace GptImage2.Benchmarks.Quick;

/// <summary>
/// Runs contenders in one process, in shuffled order, over many short rounds. Other load on the machine slows all of them
/// down, so that the ratios are stable when the times are not.
/// </summary>
internal sealed class Contest
{
    private const double RoundMicroseconds = 1000;

    private readonly Random _random = new(1);
    private readonly List<Contender> _contenders;
    private readonly List<double>[] _times;
    private readonly int _documents;

    public Contest(IEnumerable<Contender> contenders, int documents)
    {
        _contenders = [.. contenders];
        _times = [.. _contenders.Select(_ => new List<double>())];
        _documents = documents;
    }

    public void Run(TimeSpan warmup, TimeSpan measured)
    {
        Rounds(warmup, 1);
        double slowest = Math.Max(1, Median(_times[0]) / 1000);
        foreach (List<double> times in _times)
            times.Clear();
        Rounds(measured, (int)Math.Clamp(RoundMicroseconds / slowest, 1, _documents));
    }

    public bool Has(string name) => _contenders.Exists(contender => contender.Name == name);

    /// <summary>Nanoseconds for one document.</summary>
    public double Time(string name) => Median(_times[IndexOf(name)]);

    /// <summary>The median over the rounds of one contender's time over another's in the same round.</summary>
    public double Ratio(string name, string to) => Median(_times[IndexOf(name)].Zip(_times[IndexOf(to)], (time, other) => time / other));

    /// <summary>Bytes allocated for one document, on average over all documents.</summary>
    public double Bytes(string name)
    {
        Contender contender = _contenders[IndexOf(name)];
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < _documents; i++)
            GC.KeepAlive(contender.Run(i));
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)_documents;
    }

    private void Rounds(TimeSpan duration, int batch)
    {
        int[] order = [.. Enumerable.Range(0, _contenders.Count)];
        long end = Stopwatch.GetTimestamp() + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        for (int first = 0; Stopwatch.GetTimestamp() < end; first = (first + batch) % _documents)
        {
            _random.Shuffle(order);
            foreach (int i in order)
                _times[i].Add(Measure(_contenders[i].Run, first, batch));
        }
    }

    private double Measure(Func<int, object?> run, int first, int batch)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = first; i < first + batch; i++)
            GC.KeepAlive(run(i % _documents));
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / batch;
    }

    private int IndexOf(string name) => _contenders.FindIndex(contender => contender.Name == name);

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}

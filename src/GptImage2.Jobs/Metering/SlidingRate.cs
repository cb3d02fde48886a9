namespace GptImage2.Jobs.Metering;

/// <summary>Counts events of the last minute, in steps of a second.</summary>
internal sealed class SlidingRate(TimeProvider clock)
{
    private const int Seconds = 60;

    private readonly long[] _counts = new long[Seconds];
    private readonly long _start = clock.GetTimestamp();
    private long _second;

    /// <summary>The events in a minute, as in the last one.</summary>
    public double PerMinute
    {
        get
        {
            double elapsed = Move();
            // The second that runs is not over.
            double seconds = Math.Min(elapsed, Seconds - 1 + elapsed % 1);
            return seconds < 0.1 ? 0 : _counts.Sum() / seconds * Seconds;
        }
    }

    public void Add()
    {
        Move();
        _counts[_second % Seconds]++;
    }

    private double Move()
    {
        double elapsed = clock.GetElapsedTime(_start).TotalSeconds;
        long now = (long)elapsed;
        for (long second = Math.Max(_second + 1, now - Seconds + 1); second <= now; second++)
            _counts[second % Seconds] = 0;
        _second = now;
        return elapsed;
    }
}

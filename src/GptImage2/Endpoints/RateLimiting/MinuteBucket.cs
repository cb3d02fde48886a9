namespace GptImage2.Endpoints.RateLimiting;

/// <summary>A token bucket: it holds a burst, begins full, and fills up evenly by the limit of a minute.</summary>
// Not the same as LimitBucket of the emulator, which refuses what it does not have and takes nothing.
internal sealed class MinuteBucket(int perMinute, int? burst)
{
    private const int DefaultShare = 10;

    // No report of an endpoint, however wrong, blocks the bucket for longer than a day.
    private const int MostMinutesOwed = 24 * 60;

    // Less than the rounding of a tick.
    private const double Nothing = 1e-6;

    private readonly double _perTick = (double)perMinute / TimeSpan.TicksPerMinute;
    private readonly int _burst = burst ?? Math.Max(1, perMinute / DefaultShare);
    private double _level = burst ?? Math.Max(1, perMinute / DefaultShare);
    private TimeSpan _filled;

    /// <summary>The time until an amount may be taken: when the bucket has it, or is full.</summary>
    public TimeSpan WaitFor(double amount, TimeSpan now)
    {
        Fill(now);
        double lacking = Math.Min(amount, _burst) - _level;
        return lacking > Nothing ? TimeSpan.FromTicks((long)Math.Ceiling(lacking / _perTick)) : TimeSpan.Zero;
    }

    /// <summary>Takes an amount; more may be taken than the bucket has. A negative amount puts back what was not used.</summary>
    public void Take(double amount, TimeSpan now)
    {
        Fill(now);
        _level = Math.Clamp(_level - amount, -(double)perMinute * MostMinutesOwed, _burst);
    }

    private void Fill(TimeSpan now)
    {
        if (now <= _filled)
            return;
        _level = Math.Min(_burst, _level + (now - _filled).Ticks * _perTick);
        _filled = now;
    }
}

namespace GptImage2.Endpoints.RateLimiting;

/// <summary>A token bucket with the limit of a minute. It fills up evenly, and more may be taken than it has: the caller waits then.</summary>
// Not the same as LimitBucket of the emulator, which refuses what it does not have and takes nothing.
internal sealed class MinuteBucket(int perMinute)
{
    private readonly double _perSecond = perMinute / 60d;
    private double _level = perMinute;
    private TimeSpan _filled;

    /// <summary>Takes an amount, and returns how long the caller has to wait until the bucket had it.</summary>
    /// <remarks>For an amount larger than the bucket, the wait ends when the bucket is full.</remarks>
    public TimeSpan Take(double amount, TimeSpan now)
    {
        _level = Math.Min(perMinute, _level + (now - _filled).TotalSeconds * _perSecond);
        _filled = now;
        double lacking = Math.Min(amount, perMinute) - _level;
        _level -= amount;
        return lacking > 0 ? TimeSpan.FromSeconds(lacking / _perSecond) : TimeSpan.Zero;
    }

    /// <summary>Puts back an amount that was not used; a negative amount takes more.</summary>
    public void Return(double amount) => _level = Math.Min(perMinute, _level + amount);
}

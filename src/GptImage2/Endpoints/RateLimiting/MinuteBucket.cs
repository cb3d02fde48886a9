namespace GptImage2.Endpoints.RateLimiting;

/// <summary>What may be taken in a minute. It fills up evenly, and may be taken from ahead of time.</summary>
// Not the LimitBucket of the emulator, which refuses what is not there and takes nothing for it.
internal sealed class MinuteBucket(int perMinute)
{
    private readonly double _perSecond = perMinute / 60d;
    private double _level = perMinute;
    private TimeSpan _filled;

    /// <summary>Takes, and tells how long to wait until it is there.</summary>
    /// <remarks>More than the bucket holds can never be there: it is waited for until the bucket is full.</remarks>
    public TimeSpan Take(double amount, TimeSpan now)
    {
        _level = Math.Min(perMinute, _level + (now - _filled).TotalSeconds * _perSecond);
        _filled = now;
        double lacking = Math.Min(amount, perMinute) - _level;
        _level -= amount;
        return lacking > 0 ? TimeSpan.FromSeconds(lacking / _perSecond) : TimeSpan.Zero;
    }

    /// <summary>Puts back what was not needed; less than nothing takes what was needed besides.</summary>
    public void Return(double amount) => _level = Math.Min(perMinute, _level + amount);
}

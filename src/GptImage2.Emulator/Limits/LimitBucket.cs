namespace GptImage2.Emulator.Limits;

/// <summary>One limit per minute: it fills again all the time, not once a minute.</summary>
// Not the MinuteBucket of the client: a server refuses what is not there and takes nothing for it; a client takes it ahead of time and
// waits. Sharing one class would also make the emulator agree with a client that counts wrongly.
internal sealed class LimitBucket(string kind, long limit, TimeProvider time)
{
    // What refills in many small steps falls short of what refills in one.
    private const double Tolerance = 1e-6;

    private double _level = limit;
    private long _at = time.GetTimestamp();

    public string Kind => kind;

    public long Limit => limit;

    public long Remaining => (long)Math.Floor(_level + Tolerance);

    /// <summary>Gets how long it takes until all of the limit is there again.</summary>
    public TimeSpan Reset => TimeTo(limit);

    private double PerSecond => limit / 60.0;

    public void Refill()
    {
        long now = time.GetTimestamp();
        _level = Math.Min(limit, _level + (time.GetElapsedTime(_at, now).TotalSeconds * PerSecond));
        _at = now;
    }

    public bool Has(long count) => _level + Tolerance >= count;

    public void Take(long count) => _level -= count;

    public TimeSpan TimeTo(double level) => TimeSpan.FromSeconds(Math.Max(0, (level - _level) / PerSecond));
}

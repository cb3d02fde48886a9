namespace GptImage2.Endpoints.RateLimiting.Sharing;

/// <summary>What may be taken of one limit per minute. It begins empty, fills evenly, and may be booked ahead.</summary>
internal sealed class MinuteLevel(int perMinute, int? burst)
{
    private const int DefaultShare = 10;

    private readonly double _perTick = (double)perMinute / TimeSpan.TicksPerMinute;
    private readonly int _burst = BurstOf(perMinute, burst);
    private TimeSpan _filled;
    private bool _hasBegun;

    public double Level { get; private set; }

    /// <summary>How much may be there at most.</summary>
    public static int BurstOf(int perMinute, int? burst) => burst ?? Math.Max(1, perMinute / DefaultShare);

    public void Fill(TimeSpan now)
    {
        if (!_hasBegun)
            _filled = now;
        _hasBegun = true;
        if (now <= _filled)
            return;
        Level = Math.Min(_burst, Level + (now - _filled).Ticks * _perTick);
        _filled = now;
    }

    /// <summary>How much of what is wanted one of several holders gets. More than the burst only where a single request needs it.</summary>
    public long ShareOf(long wanted, long least, TimeSpan slice, int holders)
    {
        double share = Math.Max(slice.Ticks * _perTick, Level) / holders;
        return Math.Max(Math.Max(1, least), Math.Min(wanted, Math.Min((long)share, _burst)));
    }

    /// <summary>Takes an amount, also when it is not there.</summary>
    /// <returns>The time until it is there; for more than the burst, until the burst is.</returns>
    public TimeSpan Take(long amount)
    {
        double lacking = Math.Min(amount, _burst) - Level;
        Level -= amount;
        return lacking > 0 ? TimeSpan.FromTicks((long)Math.Ceiling(lacking / _perTick)) : TimeSpan.Zero;
    }

    public void PutBack(double amount) => Level = Math.Min(_burst, Level + amount);

    /// <summary>Loses what is there, and fills again from a later time.</summary>
    public void Empty(TimeSpan from)
    {
        Level = Math.Min(0, Level);
        _filled = from;
    }
}

namespace GptImage2.Endpoints.RateLimiting;

/// <summary>Holds requests back during a pause, and lets them pass one after the other when it ends.</summary>
/// <remarks>
/// Requests that the endpoint refused at the same moment would otherwise come back at the same moment, and most of them
/// would be refused again. With one after the other, the first refusal holds back the rest.
/// </remarks>
internal sealed class PausePacing
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestSpread = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestGap = TimeSpan.FromMilliseconds(250);

    private TimeSpan _until;
    private TimeSpan _spreadUntil;
    private TimeSpan? _lastPassed;
    private double _jitter = 1;

    /// <summary>When the pause ends.</summary>
    public TimeSpan Until => _until;

    public void Pause(TimeSpan duration, TimeSpan now)
    {
        if (duration > LongestPause)
            duration = LongestPause;
        if (duration <= TimeSpan.Zero || now + duration <= _until)
            return;
        _until = now + duration;
        _spreadUntil = _until + (duration < LongestSpread ? duration : LongestSpread);
        _lastPassed = null;
    }

    /// <summary>When the next request may pass.</summary>
    /// <param name="now">The time.</param>
    /// <param name="waiting">The number of requests that wait. They share the time that is left after the pause.</param>
    public TimeSpan Next(TimeSpan now, int waiting)
    {
        if (now < _until)
            return _until;
        if (_lastPassed is not { } last || now >= _spreadUntil)
            return now;
        TimeSpan gap = (_spreadUntil - last) / (waiting + 1);
        TimeSpan next = last + (gap < LongestGap ? gap : LongestGap) * _jitter;
        return next > now ? next : now;
    }

    /// <summary>Notes that a request passes.</summary>
    public void Pass(TimeSpan now)
    {
        if (now >= _spreadUntil)
            return;
        _lastPassed = now;
        _jitter = 0.5 + Random.Shared.NextDouble();
    }
}

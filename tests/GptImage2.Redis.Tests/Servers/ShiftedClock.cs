namespace GptImage2.Redis.Tests.Servers;

/// <summary>The clock of the system, shifted: by a wrong time of day, or because the process was halted.</summary>
internal sealed class ShiftedClock(TimeSpan timeOfDay) : TimeProvider
{
    private long _halted;

    /// <summary>For how long the process was halted.</summary>
    public TimeSpan Halted
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref _halted));
        set => Interlocked.Exchange(ref _halted, value.Ticks);
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => (System.GetElapsedTime(0) + Halted).Ticks;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Halted + timeOfDay;
}

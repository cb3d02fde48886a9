using System.Collections.Concurrent;

namespace GptImage2.Tests.OpenAI;

/// <summary>A clock whose timers fire at once, and whose timestamps move on by what they should have waited. It records each wait.</summary>
internal sealed class FakeClock : TimeProvider
{
    public static readonly DateTimeOffset Now = new(2026, 5, 8, 12, 0, 0, TimeSpan.Zero);

    private long _moved;

    public ConcurrentQueue<TimeSpan> Waits { get; } = [];

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => System.GetElapsedTime(0).Ticks + Interlocked.Read(ref _moved);

    public override DateTimeOffset GetUtcNow() => Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Waits.Enqueue(dueTime);
        if (dueTime > TimeSpan.Zero)
            Interlocked.Add(ref _moved, dueTime.Ticks);
        return System.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}

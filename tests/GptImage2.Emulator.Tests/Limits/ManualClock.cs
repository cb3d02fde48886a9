using System.Threading.Channels;

namespace GptImage2.Emulator.Tests;

/// <summary>A clock that stands still until a test moves it.</summary>
internal sealed class ManualClock : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<Timer> _timers = [];
    private readonly Channel<Timer> _created = Channel.CreateUnbounded<Timer>();
    private DateTimeOffset _now = new(2026, 5, 8, 12, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _now;

    public override long GetTimestamp() => _now.UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state), dueTime);
        lock (_lock)
            _timers.Add(timer);

        _created.Writer.TryWrite(timer);
        return timer;
    }

    /// <summary>Waits until the next timer has been set that was not waited for before.</summary>
    public async Task WaitForTimerAsync(CancellationToken cancellationToken) => await _created.Reader.ReadAsync(cancellationToken);

    public void Advance(TimeSpan time)
    {
        Timer[] due;
        lock (_lock)
        {
            _now += time;
            due = [.. _timers.Where(t => t.Due <= _now)];
            _timers.RemoveAll(due.Contains);
        }

        foreach (Timer timer in due)
            timer.Fire();
    }

    private sealed class Timer(ManualClock clock, Action fire, TimeSpan dueTime) : ITimer
    {
        public DateTimeOffset Due { get; } = dueTime == Timeout.InfiniteTimeSpan ? DateTimeOffset.MaxValue : clock._now + dueTime;

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

        public void Dispose()
        {
            lock (clock._lock)
                clock._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

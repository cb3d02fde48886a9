namespace GptImage2.Emulator.Batches;

/// <summary>The clock of batches and files: that of the options, which can be set forward.</summary>
internal sealed class MovedClock(EndpointOptions options) : TimeProvider
{
    private long _ticks;

    public void Move(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);

    public void Reset() => Interlocked.Exchange(ref _ticks, 0);

    public override DateTimeOffset GetUtcNow() => options.TimeProvider.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _ticks));
}

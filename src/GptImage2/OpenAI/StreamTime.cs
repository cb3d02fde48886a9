namespace GptImage2.OpenAI;

/// <summary>The time that a stream takes, without the time that its reader takes between two reads.</summary>
/// <remarks>
/// It is compared with the limit whenever bytes arrive, by the clock of the client. A read in which nothing arrives is
/// cancelled by a timer of the system.
/// </remarks>
internal sealed class StreamTime(TimeSpan limit, TimeProvider clock) : IDisposable
{
    private readonly CancellationTokenSource _over = new();
    private TimeSpan _before;
    private long _start;

    /// <summary>Is cancelled when the time is over.</summary>
    public CancellationToken Over => _over.Token;

    private TimeSpan Taken => _before + clock.GetElapsedTime(_start);

    /// <summary>Begins a read.</summary>
    public void Begin()
    {
        _start = clock.GetTimestamp();
        if (limit != Timeout.InfiniteTimeSpan)
            _over.CancelAfter(limit > _before ? limit - _before : TimeSpan.Zero);
    }

    /// <summary>Ends a read.</summary>
    public void End()
    {
        _before = Taken;
        if (limit != Timeout.InfiniteTimeSpan)
            _over.CancelAfter(Timeout.InfiniteTimeSpan);
    }

    /// <exception cref="StreamTimeoutException">The time is over.</exception>
    public void ThrowIfOver()
    {
        if (limit != Timeout.InfiniteTimeSpan && Taken > limit)
            throw new StreamTimeoutException();
    }

    public void Dispose() => _over.Dispose();
}

namespace GptImage2.Jobs.Runs;

/// <summary>Whether a run begins anything new, and what ends it. The first reason counts.</summary>
internal sealed class RunEnd : IDisposable
{
    private readonly CancellationTokenSource _ending = new();
    private readonly CancellationTokenSource _stopping;
    private readonly CancellationTokenRegistration _drained;
    private Exception? _cause;

    public RunEnd(JobControl? control, CancellationToken cancellationToken)
    {
        _stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, control?.Stopping ?? CancellationToken.None);
        _drained = control?.Draining.UnsafeRegister(
            static state => ((RunEnd)state!).End(new JobStoppedException(JobStopReason.Drained, "The run was drained: what was sent is answered and handed out. Run the job again to go on.")),
            this) ?? default;
    }

    /// <summary>Is cancelled when nothing new is begun.</summary>
    public CancellationToken Ending => _ending.Token;

    /// <summary>Is cancelled when what is sent is given up.</summary>
    public CancellationToken Stopping => _stopping.Token;

    /// <summary>What ended the run; null when its items did.</summary>
    public Exception? Cause => Volatile.Read(ref _cause);

    /// <summary>Begins nothing new.</summary>
    /// <param name="cause">What the reader gets at the end; null when the reader left.</param>
    public void End(Exception? cause)
    {
        if (cause is not null)
            Interlocked.CompareExchange(ref _cause, cause, null);
        _ending.Cancel();
    }

    public void Dispose()
    {
        _drained.Dispose();
        _ending.Dispose();
        _stopping.Dispose();
    }
}

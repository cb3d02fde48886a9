using System.Runtime.InteropServices;

namespace GptImage2;

/// <summary>Pauses, drains and stops a run of a job. It may be used by several threads, and by one run.</summary>
public sealed class JobControl : IDisposable
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _drain = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly List<PosixSignalRegistration> _signals = [];
    private TaskCompletionSource? _pause;

    /// <summary>Whether nothing new is begun for the time being.</summary>
    public bool IsPaused
    {
        get
        {
            lock (_lock)
                return _pause is not null;
        }
    }

    /// <summary>Whether the run ends as soon as what it has sent is answered.</summary>
    public bool IsDraining => _drain.IsCancellationRequested;

    /// <summary>Whether the run ends at once.</summary>
    public bool IsStopped => _stop.IsCancellationRequested;

    internal CancellationToken Draining => _drain.Token;

    internal CancellationToken Stopping => _stop.Token;

    /// <summary>
    /// A control that listens to Ctrl-C, and to the signal that ends a process: the first one drains the run, the second one stops it.
    /// </summary>
    /// <param name="notify">Is called with true when the run is drained, and with false when it is stopped; null for no one.</param>
    public static JobControl OnCancelKey(Action<bool>? notify = null)
    {
        var control = new JobControl();
        foreach (PosixSignal signal in (ReadOnlySpan<PosixSignal>)[PosixSignal.SIGINT, PosixSignal.SIGTERM])
            control._signals.Add(PosixSignalRegistration.Create(signal, context => control.Interrupt(context, notify)));
        return control;
    }

    /// <summary>Begins nothing new. What is sent already goes on.</summary>
    public void Pause()
    {
        lock (_lock)
            _pause ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Goes on after <see cref="Pause"/>.</summary>
    public void Resume()
    {
        lock (_lock)
        {
            _pause?.TrySetResult();
            _pause = null;
        }
    }

    /// <summary>
    /// Begins nothing new, waits for what is sent already, hands it out and ends with a <see cref="JobStoppedException"/>. Batches are not waited
    /// for: they stay at the provider, and the next run collects them.
    /// </summary>
    public void Drain()
    {
        _drain.Cancel();
        Resume();
    }

    /// <summary>Cancels what is sent and ends. What was sent may be billed, and stays counted.</summary>
    public void Stop()
    {
        Drain();
        _stop.Cancel();
    }

    /// <summary>No longer listens to signals. The run is not stopped.</summary>
    public void Dispose()
    {
        foreach (PosixSignalRegistration signal in _signals)
            signal.Dispose();
        _signals.Clear();
    }

    /// <summary>Waits while the run is paused.</summary>
    internal Task WaitAsync()
    {
        lock (_lock)
            return _pause?.Task ?? Task.CompletedTask;
    }

    private void Interrupt(PosixSignalContext context, Action<bool>? notify)
    {
        bool isFirst = !IsDraining;
        // After the second one, the next ends the process.
        context.Cancel = !IsStopped;
        if (isFirst)
            Drain();
        else
            Stop();
        notify?.Invoke(isFirst);
    }
}

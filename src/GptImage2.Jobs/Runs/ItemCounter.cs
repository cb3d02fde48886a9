namespace GptImage2.Jobs.Runs;

/// <summary>Counts the items that are being worked on, and tells when there are none.</summary>
internal sealed class ItemCounter
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _idle;
    private int _count;

    public bool IsIdle
    {
        get
        {
            lock (_lock)
                return _count == 0;
        }
    }

    public void Begin()
    {
        lock (_lock)
            _count++;
    }

    public void End()
    {
        lock (_lock)
        {
            if (--_count > 0)
                return;
            _idle?.TrySetResult();
            _idle = null;
        }
    }

    /// <summary>Waits until none is being worked on.</summary>
    public Task WhenIdleAsync()
    {
        lock (_lock)
        {
            if (_count == 0)
                return Task.CompletedTask;
            _idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _idle.Task;
        }
    }
}

namespace GptImage2;

/// <summary>Carries the news that a batch has ended from a webhook to the jobs of this process that wait for it. It is thread-safe.</summary>
/// <remarks>A job without it, or whose webhook is lost, asks for the state of its batches from time to time, and goes on a little later.</remarks>
public sealed class BatchNotifications
{
    // A webhook may come before the job waits for its batch, and for batches that no job here waits for.
    private const int MostRemembered = 4096;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<TaskCompletionSource>> _waiting = new(StringComparer.Ordinal);
    private readonly HashSet<string> _early = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>Ends the waits for a batch. When there is none, the next wait for the batch ends at once.</summary>
    /// <param name="batchId">The id of the batch, as <see cref="WebhookEvent.DataId"/> has it.</param>
    public void Notify(string batchId)
    {
        ArgumentException.ThrowIfNullOrEmpty(batchId);
        List<TaskCompletionSource>? waits;
        lock (_lock)
        {
            if (!_waiting.Remove(batchId, out waits))
                Remember(batchId);
        }

        foreach (TaskCompletionSource wait in waits ?? [])
            wait.TrySetResult();
    }

    /// <summary>Waits until a batch has news, and at most for some time.</summary>
    internal async Task WaitAsync(string batchId, TimeSpan atMost, TimeProvider clock, CancellationToken cancellationToken)
    {
        var wait = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_early.Remove(batchId))
                return;
            if (!_waiting.TryGetValue(batchId, out List<TaskCompletionSource>? waits))
                _waiting[batchId] = waits = [];
            waits.Add(wait);
        }

        try
        {
            using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(wait.Task, Task.Delay(atMost, clock, end.Token)).ConfigureAwait(false);
            await end.CancelAsync().ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }
        finally
        {
            Forget(batchId, wait);
        }
    }

    private void Remember(string batchId)
    {
        if (!_early.Add(batchId))
            return;
        _order.Enqueue(batchId);
        while (_order.Count > MostRemembered)
            _early.Remove(_order.Dequeue());
    }

    private void Forget(string batchId, TaskCompletionSource wait)
    {
        lock (_lock)
        {
            if (_waiting.TryGetValue(batchId, out List<TaskCompletionSource>? waits) && waits.Remove(wait) && waits.Count == 0)
                _waiting.Remove(batchId);
        }
    }
}

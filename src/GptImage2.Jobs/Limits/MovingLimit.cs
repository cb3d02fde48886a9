namespace GptImage2.Jobs.Limits;

/// <summary>Limits what runs at the same time, by a number that may change.</summary>
/// <param name="most">How many may run now.</param>
internal sealed class MovingLimit(Func<int> most)
{
    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource> _waiting = new();
    private int _running;

    /// <summary>Waits until one more may run. Those that wait come in the order of their arrival.</summary>
    public async ValueTask EnterAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource waiter;
        lock (_lock)
        {
            if (_running < most() && _waiting.Count == 0)
            {
                _running++;
                return;
            }

            waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(waiter);
        }

        using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(static (state, token) => ((TaskCompletionSource)state!).TrySetCanceled(token), waiter);
        await waiter.Task.ConfigureAwait(false);
    }

    /// <summary>Ends one of those that run.</summary>
    public void Leave()
    {
        lock (_lock)
        {
            _running--;
            while (_running < most() && _waiting.TryDequeue(out TaskCompletionSource? next))
            {
                if (next.TrySetResult())
                    _running++;
            }
        }
    }
}

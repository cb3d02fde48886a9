using GptImage2.Jobs.Limits;

namespace GptImage2.Jobs.Runs;

/// <summary>Limits the passes that run at the same time: some more than the requests, so that the next request is ready when one ends.</summary>
internal sealed class PassLimit(AdaptiveLimit requests)
{
    private const int LeastAhead = 8;

    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource> _waiting = new();
    private int _running;

    /// <summary>Waits until one more pass may run.</summary>
    public Task EnterAsync()
    {
        lock (_lock)
        {
            if (_running < Most)
            {
                _running++;
                return Task.CompletedTask;
            }

            var waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(waiter);
            return waiter.Task;
        }
    }

    /// <summary>Ends a pass.</summary>
    public void Leave()
    {
        lock (_lock)
        {
            _running--;
            while (_running < Most && _waiting.TryDequeue(out TaskCompletionSource? next))
            {
                _running++;
                next.TrySetResult();
            }
        }
    }

    private int Most => requests.Limit + Math.Max(LeastAhead, requests.Limit / 4);
}

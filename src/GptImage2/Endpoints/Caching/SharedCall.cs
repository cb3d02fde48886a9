using System.Diagnostics.CodeAnalysis;

namespace GptImage2.Endpoints.Caching;

/// <summary>A request that runs for one or more equal calls.</summary>
/// <remarks>It does not belong to the call that sends it: it goes on as long as one caller waits, and is cancelled when none is left.</remarks>
[SuppressMessage("Design", "CA1001", Justification = "The source of the cancellation has no timer and no handle; requests may still read its token.")]
internal sealed class SharedCall
{
    private readonly TaskCompletionSource<SharedReply> _reply = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _stop = new();
    private int _callers = 1;

    /// <summary>How the request ends. The task never fails.</summary>
    public Task<SharedReply> Reply => _reply.Task;

    /// <summary>Is cancelled when no caller is left.</summary>
    public CancellationToken Abandoned => _stop.Token;

    public void Answer(SharedReply reply) => _reply.TrySetResult(reply);

    /// <summary>Adds a caller; false when all have left.</summary>
    public bool TryJoin()
    {
        int callers;
        while ((callers = Volatile.Read(ref _callers)) > 0)
        {
            if (Interlocked.CompareExchange(ref _callers, callers + 1, callers) == callers)
                return true;
        }

        return false;
    }

    /// <summary>Removes a caller, which has its value or does not want it any more.</summary>
    public void Leave()
    {
        if (Interlocked.Decrement(ref _callers) > 0 || Reply.IsCompleted)
            return;
        // Callbacks of the cancellation must not run on the thread of the caller that leaves.
        _ = _stop.CancelAsync().ContinueWith(static task => _ = task.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }
}

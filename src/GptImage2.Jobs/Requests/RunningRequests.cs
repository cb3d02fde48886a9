using System.Collections.Concurrent;
using GptImage2.Jobs.Journals;

namespace GptImage2.Jobs.Requests;

/// <summary>The requests that are being answered, so that equal ones are sent once.</summary>
internal sealed class RunningRequests
{
    private readonly ConcurrentDictionary<ReplyKey, TaskCompletionSource> _running = new();

    /// <summary>Waits until no equal request is being answered, and takes its place.</summary>
    /// <returns>The place. Dispose it when the reply is stored, or will not be.</returns>
    public async ValueTask<Place> EnterAsync(ReplyKey key, CancellationToken cancellationToken)
    {
        var own = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        while (true)
        {
            TaskCompletionSource running = _running.GetOrAdd(key, own);
            if (running == own)
                return new Place(this, key, own);
            await running.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The place of a request that is being answered.</summary>
    internal readonly struct Place(RunningRequests requests, ReplyKey key, TaskCompletionSource running) : IDisposable
    {
        public void Dispose()
        {
            requests._running.TryRemove(key, out _);
            running.TrySetResult();
        }
    }
}

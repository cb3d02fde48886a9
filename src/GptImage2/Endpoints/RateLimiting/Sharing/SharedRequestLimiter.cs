using System.Collections.Concurrent;

namespace GptImage2.Endpoints.RateLimiting.Sharing;

/// <summary>The limiter of a process that shares the limits of each model with other processes.</summary>
/// <param name="open">Finds the shared limit of a model.</param>
/// <param name="name">What messages and metrics call the limits.</param>
/// <param name="timings">The times of slices and of waits.</param>
/// <param name="clock">The clock.</param>
internal sealed class SharedRequestLimiter(Func<string, ISharedLimit> open, string name, SliceTimings timings, TimeProvider clock) : IRequestLimiter, IAsyncDisposable
{
    // Names of different processes must differ also when they run in containers that look alike.
    private readonly string _holder = Guid.NewGuid().ToString("N");
    private readonly ConcurrentDictionary<string, SliceHolder> _holders = new(StringComparer.Ordinal);
    private bool _isDisposed;

    /// <summary>Why the limits cannot be reached now; null when they can, or were not needed yet.</summary>
    public Exception? Trouble => _holders.Values.Select(static holder => holder.Trouble).FirstOrDefault(static trouble => trouble is not null);

    public ValueTask<IRequestLease> ReserveAsync(RequestDemand demand, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested
            ? ValueTask.FromCanceled<IRequestLease>(cancellationToken)
            : HolderOf(demand.Model).ReserveAsync(Math.Max(0, demand.InputTokens), cancellationToken);

    // The endpoint does not say which model it means, so that all wait.
    public void Pause(TimeSpan duration)
    {
        if (duration <= TimeSpan.Zero)
            return;
        foreach (SliceHolder holder in _holders.Values)
            holder.Pause(duration);
    }

    public async ValueTask DisposeAsync()
    {
        _isDisposed = true;
        await Task.WhenAll(_holders.Values.Select(static holder => holder.DisposeAsync().AsTask())).ConfigureAwait(false);
    }

    private SliceHolder HolderOf(string model)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return _holders.TryGetValue(model, out SliceHolder? known)
            ? known
            : _holders.GetOrAdd(model, static (model, limiter) => limiter.Open(model), this);
    }

    private SliceHolder Open(string model) => new(open(model), _holder, name, model, timings, clock);
}

using GptImage2.Endpoints.RateLimiting.Sharing;

namespace GptImage2.Redis.Tests.Servers;

/// <summary>A limit that can be closed: demands wait until it is open again.</summary>
internal sealed class GatedLimit(ISharedLimit limit) : ISharedLimit
{
    private volatile TaskCompletionSource? _gate;
    private int _waiting;

    /// <summary>The demands that wait.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    public void Close() => _gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Open()
    {
        _gate?.TrySetResult();
        _gate = null;
    }

    public async Task<LimitGrant> TakeAsync(LimitDemand demand, CancellationToken cancellationToken)
    {
        if (_gate is { } gate)
        {
            Interlocked.Increment(ref _waiting);
            await gate.Task.WaitAsync(cancellationToken);
            Interlocked.Decrement(ref _waiting);
        }

        return await limit.TakeAsync(demand, cancellationToken);
    }

    public Task PauseAsync(TimeSpan duration, CancellationToken cancellationToken) => limit.PauseAsync(duration, cancellationToken);
}

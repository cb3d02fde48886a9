using System.Collections;
using System.Collections.Immutable;
using GptImage2.Emulator.Log;

namespace GptImage2.Emulator;

/// <summary>The requests that an emulator received, in the order in which their answers were settled.</summary>
/// <remarks>
/// A request is in the log before its answer is written, so a client that has the answer finds the request. What became of the answer
/// is reported by <see cref="ReceivedRequest.Ended"/>. If the client disconnects while it sends a request, the request is in the log too, with status 0.
/// </remarks>
public sealed class RequestLog : IReadOnlyList<ReceivedRequest>
{
    private ImmutableList<ReceivedRequest> _requests = [];
    private int _epoch;
    private TaskCompletionSource _changed = NewSignal();

    /// <inheritdoc/>
    public int Count => _requests.Count;

    /// <summary>Gets the time between two resets that is now.</summary>
    internal int Epoch => Volatile.Read(ref _epoch);

    /// <inheritdoc/>
    public ReceivedRequest this[int index] => _requests[index];

    /// <summary>Gets what is called when the answer to a request is settled, before it is written.</summary>
    internal Action<ReceivedRequest>? Settled { get; init; }

    /// <summary>Gets or sets what records calls for the page; null if there is no page.</summary>
    internal ICallRecorder? Calls { get; set; }

    /// <summary>Waits until there is a request at an index.</summary>
    /// <param name="index">The index.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The request.</returns>
    public async Task<ReceivedRequest> WaitAsync(int index = 0, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            TaskCompletionSource changed = Volatile.Read(ref _changed);
            ImmutableList<ReceivedRequest> requests = _requests;
            if (index < requests.Count)
                return requests[index];

            await changed.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Forgets all requests.</summary>
    public void Clear() => ImmutableInterlocked.Update(ref _requests, static list => list.Clear());

    /// <inheritdoc/>
    public IEnumerator<ReceivedRequest> GetEnumerator() => _requests.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Forgets all requests, those included that are under way.</summary>
    internal void Restart()
    {
        Interlocked.Increment(ref _epoch);
        Clear();
    }

    internal void Add(ReceivedRequest request)
    {
        ImmutableInterlocked.Update(ref _requests, (list, item) => item.Epoch == Epoch ? list.Add(item) : list, request);
        Interlocked.Exchange(ref _changed, NewSignal()).SetResult();
        Calls?.Settle(request);
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

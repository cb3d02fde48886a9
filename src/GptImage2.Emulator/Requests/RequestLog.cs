using System.Collections;
using System.Collections.Immutable;

namespace GptImage2.Emulator;

/// <summary>The requests that an emulator received, in the order in which their answers were settled.</summary>
/// <remarks>A request is in the log before its answer is written, so a client that has the answer finds the request.</remarks>
public sealed class RequestLog : IReadOnlyList<ReceivedRequest>
{
    private ImmutableList<ReceivedRequest> _requests = [];

    /// <inheritdoc/>
    public int Count => _requests.Count;

    /// <inheritdoc/>
    public ReceivedRequest this[int index] => _requests[index];

    /// <summary>Forgets all requests.</summary>
    public void Clear() => ImmutableInterlocked.Update(ref _requests, static list => list.Clear());

    /// <inheritdoc/>
    public IEnumerator<ReceivedRequest> GetEnumerator() => _requests.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void Add(ReceivedRequest request) =>
        ImmutableInterlocked.Update(ref _requests, static (list, item) => list.Add(item), request);
}

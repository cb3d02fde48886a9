using System.Runtime.InteropServices;
using GptImage2.Emulator.Log;

namespace GptImage2.Emulator.Pages;

/// <summary>The last calls, for the page: so many, and so many bytes of pictures and texts at most.</summary>
/// <remarks>The oldest pictures go first, those that are coming in too, then the oldest calls.</remarks>
internal sealed class CallHistory(int maxCalls = CallHistory.MostCalls, long maxBytes = CallHistory.MostBytes) : ICallRecorder
{
    public const int MostCalls = 500;
    public const long MostBytes = 64 * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly LinkedList<Call> _calls = new();
    private readonly PictureBlocks _blocks = new(maxBytes);
    private TaskCompletionSource _changed = NewSignal();
    private Totals _totals = new();
    private long _nextId;
    private long _version;
    private long _bytes;

    /// <summary>Gets the bytes that are kept of pictures and texts.</summary>
    public long Bytes
    {
        get
        {
            lock (_lock)
                return _bytes;
        }
    }

    /// <summary>Adds a request of which the headers have come.</summary>
    public void Begin(ReceivedRequest request)
    {
        lock (_lock)
        {
            var call = new Call(_nextId++, request, this);
            request.Call = call;
            _calls.AddLast(call);
            _totals = _totals with { Calls = _totals.Calls + 1 };
            while (_calls.Count > maxCalls)
                DropFirst();

            Touch(call);
        }
    }

    /// <summary>Notes that the answer to a request is settled; one that did not come over a connection of its own is added here.</summary>
    public void Settle(ReceivedRequest request)
    {
        if (request.Call is null)
            Begin(request);

        var call = (Call)request.Call!;
        Change(call, () =>
        {
            call.IsSettled = true;
            if (request.Usage is { } usage)
                _totals = _totals.Add(usage);

            Charge(call, (request.Body is { } body ? JsonMarshal.GetRawUtf8Value(body).Length : 0) + (2 * request.Choices.Sum(static c => c?.Length ?? 0)));
        });

        if (request.Ended.IsCompleted)
            End(call);
    }

    public void End(Call call) => Change(call, () =>
    {
        if (call.Request.Status >= 400 || call.Request.Ended is { IsCompletedSuccessfully: true, Result: AnswerEnding.Fault })
            _totals = _totals with { Errors = _totals.Errors + 1 };
    });

    public Picture NewPicture() => new(_blocks);

    /// <summary>Adds bytes to a picture that is coming in; false when it has gone, or has no place beside those that its call has already.</summary>
    public bool Append(Call call, Picture picture, ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            if (picture.IsGone || !IsKept(call))
                return false;

            if (call.Bytes + bytes.Length > maxBytes)
            {
                Drop(call, picture);
                return false;
            }

            call.Append(picture, bytes);
            call.PictureBytes += bytes.Length;
            Charge(call, bytes.Length);
            return true;
        }
    }

    /// <summary>Forgets a picture that is coming in; only from within a change.</summary>
    public void Drop(Call call, Picture picture) => _bytes -= call.Drop(picture);

    public void AddSent(Call call, ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            if (!IsKept(call))
                return;

            Charge(call, call.Body.Add(bytes));
            Touch(call);
        }
    }

    /// <summary>Changes a call that is still kept, and notifies those who watch.</summary>
    public void Change(Call call, Action change)
    {
        lock (_lock)
        {
            if (!IsKept(call))
                return;

            change();
            Touch(call);
        }
    }

    /// <summary>Runs a query while nothing changes.</summary>
    public T Read<T>(Func<IReadOnlyCollection<Call>, T> query)
    {
        lock (_lock)
            return query(_calls);
    }

    public void Clear()
    {
        lock (_lock)
        {
            while (_calls.Count > 0)
                DropFirst();

            _totals = new Totals();
            Touch(null);
        }
    }

    /// <summary>Waits for a change after a given one, and describes all that has changed since.</summary>
    public async Task<(long Version, T Changes)> WaitAsync<T>(long seen, Func<long, Totals, IEnumerable<Call>, T> describe, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (_version > seen)
                    return (_version, describe(_calls.First?.Value.Id ?? _nextId, _totals, _calls.Where(c => c.Version > seen)));

                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Counts bytes that are kept for a call, and drops what is too much then; only from within a change.</summary>
    public void Charge(Call call, long bytes)
    {
        call.Bytes += bytes;
        _bytes += bytes;
        for (LinkedListNode<Call>? node = _calls.First; node is not null && _bytes > maxBytes; node = node.Next)
        {
            if (node.Value.PictureBytes == 0)
                continue;

            _bytes -= node.Value.DropPictures();
            node.Value.Version = _version + 1;
        }

        while (_bytes > maxBytes && _calls.Count > 1 && _calls.First!.Value != call)
            DropFirst();
    }

    // A call that was dropped keeps its request and nothing else.
    private bool IsKept(Call call) => _calls.First is { } first && call.Id >= first.Value.Id;

    private void DropFirst()
    {
        Call first = _calls.First!.Value;
        _bytes -= first.DropPictures();
        _bytes -= first.Bytes;
        _calls.RemoveFirst();
    }

    private void Touch(Call? call)
    {
        _version++;
        if (call is not null)
            call.Version = _version;

        TaskCompletionSource changed = _changed;
        _changed = NewSignal();
        changed.SetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

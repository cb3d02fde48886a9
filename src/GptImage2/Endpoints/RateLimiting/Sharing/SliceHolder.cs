using System.Globalization;

namespace GptImage2.Endpoints.RateLimiting.Sharing;

/// <summary>The part of a process in a shared limit: it asks for slices as it needs them, and lets requests pass in the order of their arrival.</summary>
/// <remarks>
/// It asks for the next slice while it uses the last one, so that most requests wait for no round trip. What it does not use goes back when the
/// slice has ended. A request passes only with a slice that has not ended at that moment, by the monotonic clock and by that of the system:
/// a process that was halted spends nothing of slices that others may have by now.
/// </remarks>
internal sealed class SliceHolder : IAsyncDisposable
{
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LastRetry = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LastAnswer = TimeSpan.FromSeconds(2);

    private readonly ISharedLimit _limit;
    private readonly string _holder;
    private readonly string _name;
    private readonly SliceTimings _timings;
    private readonly TimeProvider _clock;
    private readonly long _start;
    private readonly KeyValuePair<string, object?>[] _tags;
    private readonly Lock _lock = new();
    private readonly LinkedList<SliceWaiter> _waiting = [];
    private readonly HeldSlices _slices = new();
    private readonly DemandForecast _forecast;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _work = Task.CompletedTask;
    private bool _isWorking;
    private bool _isAsking;
    private bool _isDisposed;
    private TimeSpan _pausedUntil;
    private TimeSpan _retryAt;
    private TimeSpan _retryWait = FirstRetry;
    private TimeSpan _troubleSince;
    private Exception? _trouble;

    public SliceHolder(ISharedLimit limit, string holder, string name, string model, SliceTimings timings, TimeProvider clock)
    {
        _limit = limit;
        _holder = holder;
        _name = $"{name}, {model}";
        _timings = timings;
        _clock = clock;
        _start = clock.GetTimestamp();
        _forecast = new DemandForecast(timings.Slice);
        _tags = [new("gptimage2.limiter", name), new("gen_ai.request.model", model)];
    }

    /// <summary>Why the limit cannot be reached now; null when it can, or was not needed yet.</summary>
    public Exception? Trouble
    {
        get
        {
            lock (_lock)
                return _trouble;
        }
    }

    public ValueTask<IRequestLease> ReserveAsync(long tokens, CancellationToken cancellationToken)
    {
        SliceWaiter waiter;
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            TimeSpan now = Now();
            _forecast.Add(tokens, now);
            _slices.Expire(now, _clock.GetUtcNow());
            if (_waiting.Count == 0 && _slices.TryTake(tokens, now) is { } slice)
            {
                Wake();
                return ValueTask.FromResult<IRequestLease>(new SliceLease(this, slice, tokens));
            }

            waiter = new SliceWaiter(tokens, now);
            _waiting.AddLast(waiter.Node);
            Wake();
        }

        return new ValueTask<IRequestLease>(WaitAsync(waiter, cancellationToken));
    }

    /// <summary>Gives back what is held, and asks for nothing before the pause is over.</summary>
    public void Pause(TimeSpan duration)
    {
        lock (_lock)
        {
            if (_isDisposed)
                return;
            TimeSpan end = Now() + duration;
            if (end > _pausedUntil)
                _pausedUntil = end;
            _slices.Clear();
            Wake();
        }

        SliceInstruments.Pauses.Add(1, _tags);
        _ = Task.Run(() => PauseAllAsync(duration));
    }

    /// <summary>Takes back what a request did not need. Negative tokens are what it took beyond its estimate.</summary>
    public void PutBack(string epoch, int requests, long tokens)
    {
        lock (_lock)
        {
            TimeSpan now = Now();
            _slices.Expire(now, _clock.GetUtcNow());
            _slices.PutBack(epoch, requests, tokens, now);
            Release(now);
            Wake();
        }
    }

    public async ValueTask DisposeAsync()
    {
        Task work;
        lock (_lock)
        {
            if (_isDisposed)
                return;
            _isDisposed = true;
            foreach (SliceWaiter waiter in _waiting)
                waiter.TrySetException(new ObjectDisposedException(_name, "The limiter was disposed while the request waited for it. Nothing was sent."));
            _waiting.Clear();
            _slices.Clear();
            Wake();
            work = _work;
        }

        await work.ConfigureAwait(false);
    }

    private async Task<IRequestLease> WaitAsync(SliceWaiter waiter, CancellationToken cancellationToken)
    {
        while (true)
        {
            SliceLease lease;
            using (cancellationToken.UnsafeRegister((state, token) => Leave((SliceWaiter)state!, token), waiter))
                lease = await waiter.Task.ConfigureAwait(false);
            lock (_lock)
            {
                TimeSpan now = Now();
                if (!lease.Slice.HasEnded(now, _clock.GetUtcNow()))
                {
                    SliceInstruments.Wait.Record((now - waiter.Since).TotalSeconds, _tags);
                    return lease;
                }

                // It took so long to get here that others may have the slice by now.
                lease.Dispose();
                ObjectDisposedException.ThrowIf(_isDisposed, this);
                waiter = new SliceWaiter(lease.Tokens, waiter.Since);
                _waiting.AddFirst(waiter.Node);
                Wake();
            }
        }
    }

    private void Leave(SliceWaiter waiter, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (waiter.Node.List is null)
                return;
            _waiting.Remove(waiter.Node);
            Release(Now());
        }

        waiter.TrySetCanceled(cancellationToken);
    }

    private void Release(TimeSpan now)
    {
        while (_waiting.First is { } head && _slices.TryTake(head.Value.Tokens, now) is { } slice)
        {
            _waiting.RemoveFirst();
            head.Value.SetResult(new SliceLease(this, slice, head.Value.Tokens));
        }
    }

    // One task works while there is something to wait for, and none when the process is idle.
    private void Wake()
    {
        if (_isWorking)
        {
            if (NextDemand(Now()) is null && _waiting.Count == 0 && !_isDisposed)
                return;
            TaskCompletionSource changed = _changed;
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            changed.TrySetResult();
        }
        else if (!_slices.IsEmpty || _waiting.Count > 0 || _slices.HasReturns)
        {
            _isWorking = true;
            _work = Task.Run(WorkAsync);
        }
    }

    private async Task WorkAsync()
    {
        Task asking = Task.CompletedTask;
        while (true)
        {
            LimitDemand? demand = null;
            Task changed;
            Task? answer;
            TimeSpan? wait;
            lock (_lock)
            {
                TimeSpan now = Now();
                _slices.Expire(now, _clock.GetUtcNow());
                Release(now);
                FailThoseThatWaitTooLong(now);
                if (!_isAsking && NextDemand(now) is { } next)
                {
                    demand = _slices.TakeReturns(next);
                    _isAsking = true;
                }
                else if (!_isAsking && _waiting.Count == 0 && _slices.IsEmpty && (!_slices.HasReturns || _isDisposed))
                {
                    _isWorking = false;
                    return;
                }

                wait = NextChange(now);
                changed = _changed.Task;
                // An answer that comes after this is not missed.
                answer = _isAsking ? asking : null;
            }

            if (demand is { } asked)
            {
                if (asked.ReturnedRequests > 0)
                    SliceInstruments.Returned.Add(asked.ReturnedRequests, _tags);
                asking = AskAsync(asked);
                continue;
            }

            await WaitForAsync(changed, answer, wait).ConfigureAwait(false);
        }
    }

    private async Task WaitForAsync(Task changed, Task? asking, TimeSpan? wait)
    {
        using var over = new CancellationTokenSource();
        var delay = Task.Delay(wait ?? Timeout.InfiniteTimeSpan, _clock, over.Token);
        await Task.WhenAny(asking is null ? [changed, delay] : [changed, delay, asking]).ConfigureAwait(false);
        await over.CancelAsync().ConfigureAwait(false);
    }

    // What it wants now, beyond what it holds; null when it wants nothing and has nothing to give back.
    private LimitDemand? NextDemand(TimeSpan now)
    {
        if (_isAsking || now < _retryAt)
            return null;
        if (!_isDisposed && now >= _pausedUntil && Wanted(now) is { } wanted)
            return wanted;
        return _slices.HasReturns && (_slices.IsEmpty || _isDisposed) ? new LimitDemand(_holder, 0, 0, 0) : null;
    }

    // One slice ahead at most: others want theirs as well.
    private LimitDemand? Wanted(TimeSpan now)
    {
        if (_slices.HasNext(now))
            return null;
        (long requests, long tokens) = _forecast.Wanted(now);
        long heldRequests = _slices.Requests;
        long heldTokens = _slices.Tokens;
        long least = _forecast.TokensOfOne;
        if (_waiting.First is { } head)
        {
            requests = Math.Max(requests, _waiting.Count);
            tokens = Math.Max(tokens, _waiting.Sum(static waiter => waiter.Tokens));
            least = head.Value.Tokens;
        }
        else if (requests == 0 || (heldRequests * 2 >= requests && heldTokens * 2 >= tokens))
        {
            return null;
        }

        return new LimitDemand(_holder, Math.Max(1, requests - heldRequests), Math.Max(least, tokens - heldTokens), least);
    }

    private TimeSpan? NextChange(TimeSpan now)
    {
        TimeSpan? next = _slices.NextChange(now);
        if (!_isAsking && (_waiting.Count > 0 || _slices.HasReturns))
        {
            if (_retryAt > now)
                next = Earlier(next, _retryAt);
            if (_pausedUntil > now)
                next = Earlier(next, _pausedUntil);
        }

        if (_trouble is not null && _waiting.First is { } head)
            next = Earlier(next, EndOfWait(head.Value));

        // Timers may be early by less than a millisecond.
        return next is not { } at ? null : at > now ? at - now + TimeSpan.FromMilliseconds(1) : TimeSpan.FromMilliseconds(1);
    }

    private async Task AskAsync(LimitDemand demand)
    {
        TimeSpan asked = Now();
        DateTimeOffset askedTime = _clock.GetUtcNow();
        TimeSpan patience = _isDisposed ? LastAnswer : _timings.Answer;
        using var over = new CancellationTokenSource(patience, _clock);
        try
        {
            LimitGrant grant = await _limit.TakeAsync(demand, over.Token).ConfigureAwait(false);
            SliceInstruments.Leases.Add(1, [.. _tags, new("gptimage2.limiter.outcome", "granted")]);
            lock (_lock)
                Accept(demand, grant, asked, askedTime);
        }
        catch (Exception e)
        {
            SliceInstruments.Leases.Add(1, [.. _tags, new("gptimage2.limiter.outcome", "failed"), new("error.type", e.GetType().FullName)]);
            Exception trouble = e is OperationCanceledException && over.IsCancellationRequested
                ? new TimeoutException(string.Create(CultureInfo.InvariantCulture, $"It did not answer within {patience.TotalSeconds:0.#} seconds."), e)
                : e;
            lock (_lock)
                Fail(trouble, demand, asked);
        }
    }

    private void Accept(LimitDemand demand, LimitGrant grant, TimeSpan asked, DateTimeOffset askedTime)
    {
        TimeSpan now = Now();
        _isAsking = false;
        _trouble = null;
        _retryWait = FirstRetry;
        if (grant.Requests == 0)
        {
            if (demand.Requests > 0)
                _retryAt = now + FirstRetry;
            return;
        }

        SliceInstruments.Granted.Add(grant.Requests, _tags);
        // It begins late and ends early, by the time that the answer took.
        _slices.Add(new HeldSlice(grant.Epoch, now + grant.Delay, asked + grant.Delay + grant.Lifetime, askedTime + grant.Delay + grant.Lifetime)
        {
            Requests = grant.Requests,
            Tokens = grant.Tokens,
        });
        if (_isDisposed || now < _pausedUntil)
            _slices.Clear();
        Release(now);
    }

    private void Fail(Exception failure, LimitDemand demand, TimeSpan asked)
    {
        TimeSpan now = Now();
        _isAsking = false;
        _slices.KeepDebt(demand);
        if (_trouble is null)
            _troubleSince = asked;
        _trouble = failure;
        _retryAt = now + _retryWait;
        _retryWait = _retryWait * 2 < LastRetry ? _retryWait * 2 : LastRetry;
    }

    private void FailThoseThatWaitTooLong(TimeSpan now)
    {
        if (_trouble is not { } trouble)
            return;
        while (_waiting.First is { } head && now >= EndOfWait(head.Value))
        {
            _waiting.RemoveFirst();
            TimeSpan waited = now - EndOfWait(head.Value) + _timings.MaxOutage;
            head.Value.TrySetException(new RequestLimitException(
                string.Create(CultureInfo.InvariantCulture, $"The shared limit '{_name}' could not be reached for {waited.TotalSeconds:0.#} seconds: {trouble.Message} Nothing was sent."),
                trouble));
        }
    }

    private static TimeSpan Earlier(TimeSpan? left, TimeSpan right) => left < right ? left.Value : right;

    private TimeSpan EndOfWait(SliceWaiter waiter) => (waiter.Since > _troubleSince ? waiter.Since : _troubleSince) + _timings.MaxOutage;

    private async Task PauseAllAsync(TimeSpan duration)
    {
        try
        {
            using var over = new CancellationTokenSource(_timings.Answer, _clock);
            await _limit.PauseAsync(duration, over.Token).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // The next demand fails as well, and says why.
            SliceInstruments.Leases.Add(1, [.. _tags, new("gptimage2.limiter.outcome", "failed"), new("error.type", e.GetType().FullName)]);
        }
    }

    private TimeSpan Now() => _clock.GetElapsedTime(_start);
}

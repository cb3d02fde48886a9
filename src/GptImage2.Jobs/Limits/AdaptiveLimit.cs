namespace GptImage2.Jobs.Limits;

/// <summary>
/// Limits the requests that run at the same time, and finds out how many the endpoint takes: one more for each that succeeds until the
/// first refusal, then slowly; a third fewer after a refusal; no more while replies take much longer than at the beginning.
/// </summary>
internal sealed class AdaptiveLimit(int most, int first, TimeProvider clock)
{
    private const double Decrease = 0.7;
    private const double SlowerDecrease = 0.9;
    private const double Smoothing = 0.1;

    // Replies of a model differ in length, so only a much longer time says that requests wait for each other.
    private const double MuchSlower = 2.5;
    private const double FarTooSlow = 5;
    private const int BaselineSamples = 20;

    private const double Reserve = 1.5;
    private const int LeastAhead = 2;

    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource<bool>> _waiting = new();
    private double _limit = Math.Min(first, most);
    private bool _isProbing = true;
    private int _running;
    private long _decreasedAt = long.MinValue;
    private double _baseline;
    private double _latency;
    private double _preparation;
    private int _samples;

    /// <summary>The requests that run.</summary>
    public int Running
    {
        get
        {
            lock (_lock)
                return _running;
        }
    }

    /// <summary>How many requests may run at the same time now.</summary>
    public int Limit
    {
        get
        {
            lock (_lock)
                return (int)_limit;
        }
    }

    /// <summary>How many requests may be prepared or run: as many more than <see cref="Limit"/> as keep it used up while the next ones are recorded.</summary>
    public int LimitWithPrepared
    {
        get
        {
            lock (_lock)
            {
                double ahead = _latency > 0 ? _limit * _preparation / _latency * Reserve : LeastAhead;
                return (int)_limit + (int)Math.Clamp(Math.Ceiling(ahead), LeastAhead, Math.Max(LeastAhead, _limit));
            }
        }
    }

    /// <summary>Reports how long it took to record a request before it was sent.</summary>
    public void Prepared(TimeSpan duration)
    {
        lock (_lock)
            _preparation += (duration.TotalSeconds - _preparation) * Smoothing;
    }

    /// <summary>Waits for a turn. Those that wait come in the order of their arrival.</summary>
    public async ValueTask<Turn> EnterAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource<bool> waiter;
        lock (_lock)
        {
            if (_running < (int)_limit && _waiting.Count == 0)
            {
                _running++;
                return new Turn(this, clock.GetTimestamp());
            }

            waiter = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(waiter);
        }

        using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(static (state, token) => ((TaskCompletionSource<bool>)state!).TrySetCanceled(token), waiter);
        await waiter.Task.ConfigureAwait(false);
        return new Turn(this, clock.GetTimestamp());
    }

    /// <summary>Reports that the endpoint refused a request because it takes fewer.</summary>
    public void Throttled()
    {
        lock (_lock)
            Lower(Decrease, clock.GetTimestamp());
    }

    private void Leave(long enteredAt, TimeSpan? duration)
    {
        lock (_lock)
        {
            if (duration is { } time)
                Learn(enteredAt, time.TotalSeconds);
            _running--;
            while (_running < (int)_limit && _waiting.TryDequeue(out TaskCompletionSource<bool>? next))
            {
                if (next.TrySetResult(true))
                    _running++;
            }
        }
    }

    private void Learn(long enteredAt, double seconds)
    {
        _samples++;
        _latency = _samples == 1 ? seconds : _latency + (seconds - _latency) * Smoothing;
        if (_samples <= BaselineSamples)
            _baseline += (seconds - _baseline) / _samples;
        // A limit that is not used up says nothing about what the endpoint takes.
        if (_running < (int)_limit)
            return;
        if (_samples > BaselineSamples && _latency > _baseline * FarTooSlow)
            Lower(SlowerDecrease, enteredAt);
        else if (_samples <= BaselineSamples || _latency <= _baseline * MuchSlower)
            _limit = Math.Min(most, _limit + (_isProbing ? 1 : 1 / _limit));
    }

    // Once for all requests that ran at that time: they were refused for the same reason.
    private void Lower(double factor, long enteredAt)
    {
        if (enteredAt <= _decreasedAt)
            return;
        _isProbing = false;
        _limit = Math.Max(1, _limit * factor);
        _decreasedAt = clock.GetTimestamp() + (long)(_latency * clock.TimestampFrequency);
    }

    /// <summary>The turn of a request, until it is disposed.</summary>
    internal sealed class Turn(AdaptiveLimit limit, long enteredAt) : IDisposable
    {
        private TimeSpan? _duration;
        private bool _hasLeft;

        /// <summary>Reports that a reply arrived.</summary>
        public void Succeeded(TimeSpan duration) => _duration = duration;

        /// <summary>Ends the turn, so that the next request may run.</summary>
        public void Dispose()
        {
            if (_hasLeft)
                return;
            _hasLeft = true;
            limit.Leave(enteredAt, _duration);
        }
    }
}

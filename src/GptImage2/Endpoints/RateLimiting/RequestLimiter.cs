using System.Threading.RateLimiting;
using GptImage2.Endpoints.RateLimiting;

namespace GptImage2;

/// <summary>Limits requests and tokens per minute in one process. Clients that share it share its limits.</summary>
/// <remarks>
/// Requests wait in the order of their arrival. A request is counted when it may be sent, so a request that is cancelled
/// while it waits costs the others nothing.
/// </remarks>
public sealed class RequestLimiter : IRequestLimiter
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _clock;
    private readonly long _start;
    private readonly MinuteBucket? _requests;
    private readonly MinuteBucket? _tokens;
    private readonly PausePacing _pacing = new();
    private readonly LinkedList<Waiter> _waiting = [];
    private Alarm? _alarm;
    private TimeSpan _reached;

    /// <summary>Creates a limiter.</summary>
    /// <param name="options">The limits; without any, the limiter only keeps the pauses that the endpoint asks for.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range; the message names the option.</exception>
    public RequestLimiter(RequestLimiterOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(options.TimeProvider);
        if (RequestLimiterOptions.Mistake(options.RequestsPerMinute, options.RequestBurst, options.TokensPerMinute, options.TokenBurst) is { } mistake)
            throw new ArgumentOutOfRangeException($"options.{mistake.Option}", mistake.Value, $"{nameof(RequestLimiterOptions)}.{mistake.Option} {mistake.Rule}.");
        _clock = options.TimeProvider;
        _start = _clock.GetTimestamp();
        _requests = options.RequestsPerMinute is { } requests ? new MinuteBucket(requests, options.RequestBurst) : null;
        _tokens = options.TokensPerMinute is { } tokens ? new MinuteBucket(tokens, options.TokenBurst) : null;
    }

    /// <summary>Creates a limiter that asks a <see cref="RateLimiter"/> for one permit for each request, retries included.</summary>
    /// <param name="limiter">
    /// The limiter; it is not disposed. Give it a queue (<c>QueueLimit</c>): a request for which it has neither a permit nor
    /// a place in the queue fails with a <see cref="RequestLimitException"/>. The permit is disposed when the attempt has
    /// ended.
    /// </param>
    /// <param name="timeProvider">The clock for pauses that the endpoint asks for; null for the system's.</param>
    /// <remarks>Only requests are limited, not tokens: the permits of such a limiter cannot be corrected by the bill.</remarks>
    public static IRequestLimiter From(RateLimiter limiter, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(limiter);
        return new PermitRequestLimiter(limiter, timeProvider ?? TimeProvider.System);
    }

    /// <inheritdoc/>
    public ValueTask<IRequestLease> ReserveAsync(RequestDemand demand, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<IRequestLease>(cancellationToken);
        long tokens = _tokens is null ? 0 : Math.Max(0, demand.InputTokens);
        Waiter waiter;
        lock (_lock)
        {
            TimeSpan now = Now();
            if (_waiting.Count == 0 && DueOf(tokens, now) <= now)
                return ValueTask.FromResult<IRequestLease>(Take(tokens, now));
            waiter = new Waiter(tokens);
            _waiting.AddLast(waiter.Node);
            Arm(now);
        }

        return new ValueTask<IRequestLease>(WaitAsync(waiter, cancellationToken));
    }

    /// <inheritdoc/>
    /// <remarks>A pause longer than a day counts as a day. After it, waiting requests pass one after the other, at irregular intervals.</remarks>
    public void Pause(TimeSpan duration)
    {
        lock (_lock)
        {
            TimeSpan now = Now();
            _pacing.Pause(duration, now);
            Arm(now);
        }
    }

    /// <summary>How long the pause lasts that the endpoint asked for; zero or less when there is none.</summary>
    internal TimeSpan PauseLeft
    {
        get
        {
            lock (_lock)
                return _pacing.Until - Now();
        }
    }

    /// <summary>The number of requests that wait.</summary>
    internal int Waiting
    {
        get
        {
            lock (_lock)
                return _waiting.Count;
        }
    }

    private async Task<IRequestLease> WaitAsync(Waiter waiter, CancellationToken cancellationToken)
    {
        using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister((state, token) => Leave((Waiter)state!, token), waiter);
        return await waiter.Task.ConfigureAwait(false);
    }

    private void Leave(Waiter waiter, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            // It was let through at the same moment.
            if (waiter.Node.List is null)
                return;
            _waiting.Remove(waiter.Node);
            Release(Now());
        }

        waiter.TrySetCanceled(cancellationToken);
    }

    private void GiveBack(int requests, double tokens)
    {
        lock (_lock)
        {
            TimeSpan now = Now();
            _requests?.Take(-requests, now);
            _tokens?.Take(-tokens, now);
            Release(now);
        }
    }

    private void Ring(Alarm alarm)
    {
        lock (_lock)
        {
            if (_alarm != alarm)
                return;
            _alarm = null;
            alarm.Dispose();
            // Timers count in milliseconds and may be early by less than one.
            if (alarm.Due > _reached)
                _reached = alarm.Due;
            Release(Now());
        }
    }

    private void Release(TimeSpan now)
    {
        while (_waiting.First is { } head && DueOf(head.Value.Tokens, now) <= now)
        {
            _waiting.RemoveFirst();
            head.Value.SetResult(Take(head.Value.Tokens, now));
        }

        Arm(now);
    }

    private Lease Take(long tokens, TimeSpan now)
    {
        _requests?.Take(1, now);
        _tokens?.Take(tokens, now);
        _pacing.Pass(now);
        return new Lease(this, tokens);
    }

    private TimeSpan DueOf(long tokens, TimeSpan now)
    {
        TimeSpan due = _pacing.Next(now, _waiting.Count);
        due = Later(due, now + (_requests?.WaitFor(1, now) ?? TimeSpan.Zero));
        return Later(due, now + (_tokens?.WaitFor(tokens, now) ?? TimeSpan.Zero));
    }

    // There is one timer, for the request that is first.
    private void Arm(TimeSpan now)
    {
        TimeSpan? due = _waiting.First is { } head ? DueOf(head.Value.Tokens, now) : null;
        if (due == _alarm?.Due)
            return;
        _alarm?.Dispose();
        _alarm = due is { } time ? new Alarm(this, time, now) : null;
    }

    private TimeSpan Now() => Later(_clock.GetElapsedTime(_start), _reached);

    private static TimeSpan Later(TimeSpan left, TimeSpan right) => left > right ? left : right;

    /// <summary>A request that waits.</summary>
    private sealed class Waiter : TaskCompletionSource<IRequestLease>
    {
        public Waiter(long tokens)
            : base(TaskCreationOptions.RunContinuationsAsynchronously)
        {
            Tokens = tokens;
            Node = new LinkedListNode<Waiter>(this);
        }

        public long Tokens { get; }

        public LinkedListNode<Waiter> Node { get; }
    }

    private sealed class Alarm : IDisposable
    {
        private readonly ITimer _timer;

        public Alarm(RequestLimiter limiter, TimeSpan due, TimeSpan now)
        {
            Due = due;
            _timer = limiter._clock.CreateTimer(_ => limiter.Ring(this), null, due - now, Timeout.InfiniteTimeSpan);
        }

        public TimeSpan Due { get; }

        public void Dispose() => _timer.Dispose();
    }

    private sealed class Lease(RequestLimiter limiter, long tokens) : IRequestLease
    {
        private int _isEnded;

        public void Settle(TokenUsage? usage)
        {
            if (Interlocked.Exchange(ref _isEnded, 1) == 0 && usage is { } counted && limiter._tokens is not null)
                limiter.GiveBack(0, tokens - (double)Math.Max(0, counted.TotalTokens));
        }

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isEnded, 1) == 0)
                limiter.GiveBack(1, tokens);
        }
    }
}

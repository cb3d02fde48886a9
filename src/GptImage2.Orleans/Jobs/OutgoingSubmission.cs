using System.Collections.Concurrent;
using System.Diagnostics;
using Orleans.Runtime;

namespace GptImage2.Orleans.Jobs;

/// <summary>A submission as its client sees it. Calls that the cluster did not answer are made again: the queue takes each range once.</summary>
internal sealed class OutgoingSubmission(IJobGrain grain, string id, ClusterJobOptions options) : IDisposable
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LastWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<long, string[]> _open = new();
    private readonly SemaphoreSlim _places = new(options.Window / options.RangeSize);
    private readonly TaskCompletionSource _hasBegun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _ranges;

    /// <summary>Waits until there is something to read.</summary>
    /// <returns>False when the submission has no ranges.</returns>
    public async Task<bool> HasBegunAsync(Task submitting, CancellationToken cancellationToken)
    {
        await Task.WhenAny(_hasBegun.Task, submitting).WaitAsync(cancellationToken).ConfigureAwait(false);
        return _hasBegun.Task.IsCompleted;
    }

    /// <summary>Adds a range, when the results of enough of the earlier ones are there.</summary>
    public async Task AddAsync(string[] keys, byte[][] items, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        var range = new JobRange { Submission = id, Number = _ranges, Keys = keys, Items = items };
        _open[_ranges] = keys;
        if (!await CallAsync(() => grain.AddAsync(range), cancellationToken).ConfigureAwait(false))
            throw Abandoned();
        _ranges++;
        _hasBegun.TrySetResult();
    }

    public Task CompleteAsync(CancellationToken cancellationToken) => _ranges == 0 ? Task.CompletedTask : CallAsync(
        async () =>
        {
            await grain.CompleteAsync(id, _ranges).ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    public Task<JobResults> TakeAsync(long[] confirmed, int mostItems, TimeSpan wait, CancellationToken cancellationToken) =>
        CallAsync(() => grain.TakeAsync(id, confirmed, mostItems, wait), cancellationToken);

    /// <summary>The keys of a range; null when it was delivered before.</summary>
    public string[]? KeysOf(long range) => _open.GetValueOrDefault(range);

    /// <summary>The items of ranges were handed out.</summary>
    public void Deliver(IEnumerable<JobRangeResults> ranges)
    {
        foreach (JobRangeResults range in ranges)
        {
            if (_open.TryRemove(range.Number, out _))
                _places.Release();
        }
    }

    /// <summary>Throws when the submission is over and something was not delivered.</summary>
    public void RequireAll()
    {
        if (!_open.IsEmpty)
            throw Abandoned();
    }

    /// <summary>Tells the cluster from time to time that the client is there, however long it takes over an item.</summary>
    public async Task AttendAsync(CancellationToken cancellationToken)
    {
        await _hasBegun.Task.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (!cancellationToken.IsCancellationRequested)
        {
            // When it does not arrive, the next one does, or the next call says why.
            await grain.AttendAsync(id).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Task.Delay(options.Timings.Unattended / 10, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Tells the cluster that the client leaves. When it is not told, it finds out later.</summary>
    public async Task AbandonAsync()
    {
        if (!_hasBegun.Task.IsCompleted)
            return;
        await grain.AbandonAsync(id).WaitAsync(LongestFarewell).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _places.Dispose();

    private async Task<TResult> CallAsync<TResult>(Func<Task<TResult>> call, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        for (TimeSpan wait = FirstWait; ; wait = wait * 2 < LastWait ? wait * 2 : LastWait)
        {
            try
            {
                return await call().WaitAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is TimeoutException or OrleansException or JournalException && !cancellationToken.IsCancellationRequested)
            {
                if (Stopwatch.GetElapsedTime(start) >= options.MaxOutage)
                    throw new JobStoppedException(JobStopReason.Outage, $"The cluster could not be reached for {options.MaxOutage:c}: {e.Message} What silos read meanwhile is in the journal. Run the job again to go on.", e);
                await Task.Delay(wait, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static JobStoppedException Abandoned() =>
        new(JobStopReason.Outage, "The cluster has given up the submission, because this client was not heard of for too long. What silos read is in the journal. Run the job again to go on.");
}

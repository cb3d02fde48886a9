using System.Runtime.CompilerServices;
using GptImage2.Jobs.Journals;
using GptImage2.Jobs.Runs;

namespace GptImage2.Orleans.Jobs;

/// <summary>One run of a job on a silo: it leases ranges as it gets through them, and records their results.</summary>
internal sealed class WorkerRun<TClient, TItem, T>(JobSource source, JobDefinition<TClient, TItem, T> definition, JobOptions options, JobPayloads payloads, string silo, WorkerTimings timings)
    where TClient : class, IJsonModeClient<TClient>
{
    private readonly IWorkQueue _queue = source.Store.Queue;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (LeasedRange Range, int Place)> _open = new(StringComparer.Ordinal);
    private readonly KeySet _keys = new();
    private readonly HashSet<string> _submissions = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _hasLeasedAll = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private JournalRun? _run;

    /// <summary>Ends when it leases no more ranges. Then another run may begin beside it.</summary>
    public Task HasLeasedAll => _hasLeasedAll.Task;

    /// <summary>Works until there is nothing more to do.</summary>
    /// <exception cref="JobStoppedException">The run ended before its items did.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (JobItem<T> item in JobRuns.RunAsync(source, definition, Begin, null, options, acknowledges: false, cancellationToken).ConfigureAwait(false))
                await AddAsync(item).ConfigureAwait(false);
        }
        catch (JobStoppedException e) when (e.Reason is not (JobStopReason.Drained or JobStopReason.Stopped or JobStopReason.Journal))
        {
            // It would end the runs of the other silos as well.
            foreach (string submission in Submissions())
                await _queue.StopAsync(submission, new SubmissionStop(e.Reason, e.Message), CancellationToken.None).ConfigureAwait(false);
            throw;
        }
        finally
        {
            _hasLeasedAll.TrySetResult();
        }
    }

    private IAsyncEnumerable<TItem> Begin(JournalRun run)
    {
        _run = run;
        return LeaseAllAsync(run);
    }

    private async IAsyncEnumerable<TItem> LeaseAllAsync(JournalRun run, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        TimeSpan idle = TimeSpan.Zero;
        while (true)
        {
            WorkRange? range = await _queue.LeaseRangeAsync(run, cancellationToken).ConfigureAwait(false);
            if (range is null)
            {
                // The last items may wait for others to come, so it does not wait for long.
                if (idle >= timings.Linger)
                    break;
                await Task.Delay(timings.Poll, source.Clock, cancellationToken).ConfigureAwait(false);
                idle += timings.Poll;
                continue;
            }

            idle = TimeSpan.Zero;
            if (HasWorked(range))
            {
                // It was submitted again meanwhile. The next run reads it from the journal.
                await _queue.ReturnRangeAsync(run, range).ConfigureAwait(false);
                break;
            }

            ClusterInstruments.Leased(run.Job, silo);
            foreach (TItem item in await OpenAsync(range).ConfigureAwait(false))
                yield return item;
        }

        _hasLeasedAll.TrySetResult();
    }

    private bool HasWorked(WorkRange range)
    {
        // All are looked at before one is added: a range is worked by one run.
        lock (_lock)
            return range.Items.Any(item => _open.ContainsKey(item.Key)) || !range.Items.All(item => item.IsForgotten || _keys.Add(item.Key));
    }

    private async Task<List<TItem>> OpenAsync(WorkRange range)
    {
        var leased = new LeasedRange(range);
        var items = new List<TItem>(range.Items.Count);
        bool isComplete;
        lock (_lock)
        {
            _submissions.Add(range.Submission);
            for (int place = 0; place < range.Items.Count; place++)
            {
                WorkItem item = range.Items[place];
                if (item.IsForgotten)
                    leased.Add(place, []);
                else if (Read(item, out TItem? value) is { } mistake)
                    leased.Add(place, payloads.WriteItem(new JobItem<T>(item.Key, mistake), silo));
                else
                {
                    _open[item.Key] = (leased, place);
                    items.Add(value!);
                }
            }

            isComplete = leased.IsComplete;
        }

        if (isComplete)
            await CompleteAsync(leased).ConfigureAwait(false);
        return items;
    }

    private InvalidOperationException? Read(WorkItem item, out TItem? value)
    {
        value = default;
        try
        {
            value = payloads.Read<TItem>(item.Payload);
        }
        catch (Exception e)
        {
            return new InvalidOperationException($"The silo '{silo}' cannot read the item '{item.Key}' that the client has serialized: {e.Message}", e);
        }

        string key = definition.KeyOf(value);
        return key == item.Key ? null : new InvalidOperationException($"The silo '{silo}' has another definition of the job '{definition.Name}' than the client: the key of the item '{item.Key}' is '{key}' there.");
    }

    private async Task AddAsync(JobItem<T> item)
    {
        // Another submission may want it, and have what the rest of this range waits for.
        source.Store.Release(_run!, item.Key);
        LeasedRange range;
        lock (_lock)
        {
            if (!_open.Remove(item.Key, out (LeasedRange Range, int Place) open))
                return;
            range = open.Range;
            range.Add(open.Place, Written(item));
            if (!range.IsComplete)
                return;
        }

        await CompleteAsync(range).ConfigureAwait(false);
    }

    private byte[] Written(JobItem<T> item)
    {
        try
        {
            return payloads.WriteItem(item, silo);
        }
        catch (Exception e) when (item.Error is null)
        {
            return payloads.WriteItem(new JobItem<T>(item.Key, new InvalidOperationException($"The value of the item '{item.Key}' cannot be serialized: {e.Message} It is in the journal.", e)), silo);
        }
    }

    private async Task CompleteAsync(LeasedRange range)
    {
        await _queue.CompleteRangeAsync(_run!, range.Range, range.Results).ConfigureAwait(false);
        ClusterInstruments.Completed(definition.Name, silo);
    }

    private string[] Submissions()
    {
        lock (_lock)
            return [.. _submissions];
    }
}

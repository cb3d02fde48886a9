using GptImage2.Jobs.Journals;

namespace GptImage2.Jobs.Journals.Queues;

/// <summary>A queue that lives as long as the journal of its process is open. What was paid for is in the journal, so that items that are submitted again cost nothing.</summary>
/// <param name="clock">The clock.</param>
/// <param name="handOut">Marks an item of a run as handed out, and frees it.</param>
internal sealed class MemoryWorkQueue(TimeProvider clock, Action<JournalRun, string> handOut) : IWorkQueue
{
    private static readonly TimeSpan MarkAge = TimeSpan.FromDays(1);

    private readonly Lock _lock = new();
    private readonly HashSet<long> _runs = [];
    private readonly Dictionary<string, MemorySubmission> _submissions = new(StringComparer.Ordinal);
    private readonly SortedDictionary<long, MemoryRange> _ranges = [];
    private long _lastRange;
    private long _lastPlace;

    /// <summary>A run has begun.</summary>
    public void Begin(JournalRun run)
    {
        lock (_lock)
            _runs.Add(run.Id);
    }

    /// <summary>A run has ended: its ranges are free.</summary>
    public void End(JournalRun run)
    {
        lock (_lock)
        {
            _runs.Remove(run.Id);
            foreach (MemoryRange range in _ranges.Values.Where(range => range.IsLeasedBy(run)).ToArray())
                Free(range);
        }
    }

    /// <summary>Forgets keys of a job, or of all jobs.</summary>
    /// <returns>Those that were known, with the names of their jobs.</returns>
    public IReadOnlySet<(string Job, string Key)> Forget(string? job, IReadOnlyCollection<string> keys)
    {
        var wanted = keys.ToHashSet(StringComparer.Ordinal);
        var known = new HashSet<(string, string)>();
        lock (_lock)
        {
            foreach (MemoryRange range in _ranges.Values.Where(range => job is null || range.Submission.Job == job))
                known.UnionWith(range.Forget(wanted.Contains).Select(key => (range.Submission.Job, key)));
        }

        return known;
    }

    /// <summary>Forgets results that are older than a time.</summary>
    public void ForgetWorkedBefore(DateTimeOffset before)
    {
        lock (_lock)
        {
            foreach (MemoryRange range in _ranges.Values.Where(range => range.WorkedAt < before))
                range.Forget(static _ => true);
        }
    }

    public ValueTask<bool> AddRangeAsync(string job, string submission, long number, IReadOnlyList<WorkItem> items, CancellationToken cancellationToken)
    {
        WorkItems.Check(number, items);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            MemorySubmission known = SubmissionOf(job, submission);
            if (known.Job != job)
                throw SubmissionErrors.OtherJob(submission, job);
            if (known.EndedAt is not null)
                return new(false);
            if (!known.Numbers.Contains(number))
            {
                if (number >= known.Expected)
                    throw SubmissionErrors.IsComplete(submission, number);
                known.Numbers.Add(number);
                known.Items += items.Count;
                var range = new MemoryRange(++_lastRange, known, number, items);
                if (known.Stop is null)
                    _ranges.Add(range.Id, range);
            }

            known.SeenAt = clock.GetUtcNow();
            return new(true);
        }
    }

    public ValueTask CompleteAsync(string submission, long rangeCount, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rangeCount);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (Find(submission) is not { } known)
                return default;
            if (known.Expected is { } expected ? expected != rangeCount : known.Numbers.Any(number => number >= rangeCount))
                throw SubmissionErrors.OtherCount(submission, rangeCount);
            known.Expected = rangeCount;
            known.SeenAt = clock.GetUtcNow();
            EndDelivered(known);
        }

        return default;
    }

    public ValueTask<Submission?> FindSubmissionAsync(string submission, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return new(Find(submission) is not { } known ? null : new Submission(submission, known.Job, known.CreatedAt)
            {
                IsComplete = known.Expected is not null,
                Ranges = known.Numbers.Count,
                Items = known.Items,
                Worked = known.Worked,
                Confirmed = known.Confirmed.Count,
            });
        }
    }

    public ValueTask<bool> HasWorkAsync(string job, CancellationToken cancellationToken)
    {
        lock (_lock)
            return new(FirstWaiting(job) is not null);
    }

    public ValueTask<WorkRange?> LeaseRangeAsync(JournalRun run, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            Check(run);
            if (FirstWaiting(run.Job) is not { } range)
                return new((WorkRange?)null);
            range.Run = run.Id;
            return new(new WorkRange(range.Id, range.Submission.Id, range.Number, [.. range.Items]));
        }
    }

    public ValueTask CompleteRangeAsync(JournalRun run, WorkRange range, IReadOnlyList<WorkResult> results)
    {
        WorkItems.Check(range, results);
        lock (_lock)
        {
            Check(run);
            MemoryRange? known = _ranges.GetValueOrDefault(range.Id);
            long? worker = known?.Run;
            if (known is null)
            {
                // It belongs to a submission that is over, or was confirmed.
                if (Find(range.Submission)?.Confirmed.TryGetValue(range.Id, out long confirmed) != true)
                    return default;
                worker = confirmed;
            }

            if (worker != run.Id)
                throw SubmissionErrors.NotLeased(run, range);
            if (known is null)
                return default;
            if (known.Submission.EndedAt is not null)
                _ranges.Remove(known.Id);
            else if (known.Results is null)
                Complete(known, results);
        }

        foreach (WorkItem item in range.Items)
            handOut(run, item.Key);
        return default;
    }

    public ValueTask ReturnRangeAsync(JournalRun run, WorkRange range)
    {
        lock (_lock)
        {
            Check(run);
            if (_ranges.TryGetValue(range.Id, out MemoryRange? known) && known.IsLeasedBy(run))
                Free(known);
        }

        return default;
    }

    public ValueTask<WorkResults> ReadResultsAsync(string submission, int mostItems, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(mostItems);
        lock (_lock)
        {
            if (Find(submission) is not { } known)
                return new(new WorkResults([], IsOver: true));
            known.SeenAt = clock.GetUtcNow();
            List<WorkedRange> ranges = [];
            int items = 0;
            foreach (MemoryRange range in known.Undelivered.Values)
            {
                items += range.Results!.Count;
                if (ranges.Count > 0 && items > mostItems)
                    break;
                ranges.Add(new WorkedRange(range.Number, [.. range.Results]));
            }

            return new(new WorkResults(ranges, IsOver: false) { Stop = known.Stop });
        }
    }

    public ValueTask ConfirmAsync(string submission, IReadOnlyCollection<long> ranges, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (Find(submission) is not { } known)
                return default;
            known.SeenAt = clock.GetUtcNow();
            var wanted = ranges.ToHashSet();
            foreach ((long place, MemoryRange range) in known.Undelivered.Where(pair => wanted.Contains(pair.Value.Number)).ToArray())
            {
                known.Undelivered.Remove(place);
                _ranges.Remove(range.Id);
                known.Confirmed.Add(range.Id, range.Run!.Value);
            }

            EndDelivered(known);
        }

        return default;
    }

    public ValueTask AbandonAsync(string submission, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (Find(submission) is { } known)
                End(known);
        }

        return default;
    }

    public ValueTask StopAsync(string submission, SubmissionStop stop, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (Find(submission) is not { Stop: null } known)
                return default;
            known.Stop = stop;
            foreach (MemoryRange range in _ranges.Values.Where(range => range.Submission == known && range.Run is null).ToArray())
                _ranges.Remove(range.Id);
        }

        return default;
    }

    public ValueTask<int> AbandonUnattendedAsync(TimeSpan age, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            DateTimeOffset before = clock.GetUtcNow() - age;
            MemorySubmission[] left = [.. _submissions.Values.Where(known => known.EndedAt is null && known.SeenAt < before)];
            foreach (MemorySubmission known in left)
                End(known);
            return new(left.Length);
        }
    }

    public ValueTask<WorkTotals> ReadTotalsAsync(string job, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            MemoryRange[] ranges = [.. _ranges.Values.Where(range => range.Submission.Job == job)];
            return new(new WorkTotals(
                ranges.Where(static range => range.Run is null).Sum(static range => (long)range.Count),
                ranges.Where(static range => range is { Run: not null, Results: null }).Sum(static range => (long)range.Count),
                ranges.Where(static range => range.Results is not null).Sum(static range => (long)range.Count)));
        }
    }

    private MemorySubmission SubmissionOf(string job, string submission)
    {
        if (_submissions.TryGetValue(submission, out MemorySubmission? known))
            return known;
        // A range that comes again after the end finds the mark of its submission for a day.
        DateTimeOffset now = clock.GetUtcNow();
        foreach (MemorySubmission old in _submissions.Values.Where(old => old.EndedAt < now - MarkAge).ToArray())
            _submissions.Remove(old.Id);
        return _submissions[submission] = new MemorySubmission(submission, job, now);
    }

    private MemorySubmission? Find(string submission) => _submissions.TryGetValue(submission, out MemorySubmission? known) && known.EndedAt is null ? known : null;

    private MemoryRange? FirstWaiting(string job) => _ranges.Values.FirstOrDefault(range => range.Run is null && range.Submission.Job == job);

    private void Check(JournalRun run)
    {
        if (!_runs.Contains(run.Id))
            throw SubmissionErrors.Ended(run.Job);
    }

    private void Complete(MemoryRange range, IReadOnlyList<WorkResult> results)
    {
        range.Complete(results, clock.GetUtcNow());
        range.Submission.Worked++;
        range.Submission.Undelivered.Add(++_lastPlace, range);
    }

    private void Free(MemoryRange range)
    {
        range.Run = null;
        if (range.Submission.EndedAt is not null || range.Submission.Stop is not null)
            _ranges.Remove(range.Id);
    }

    private void EndDelivered(MemorySubmission submission)
    {
        if (submission.Confirmed.Count == submission.Expected)
            End(submission);
    }

    private void End(MemorySubmission submission)
    {
        submission.EndedAt = clock.GetUtcNow();
        submission.Numbers.Clear();
        submission.Undelivered.Clear();
        submission.Confirmed.Clear();
        foreach (MemoryRange range in _ranges.Values.Where(range => range.Submission == submission && (range.Run is null || range.Results is not null)).ToArray())
            _ranges.Remove(range.Id);
    }
}

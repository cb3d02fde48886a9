using System.Diagnostics;
using GptImage2.Jobs.Batches;
using GptImage2.Jobs.Budgets;
using GptImage2.Jobs.Journals;
using GptImage2.Jobs.Limits;
using GptImage2.Jobs.Metering;
using GptImage2.Jobs.Requests;

namespace GptImage2.Jobs.Runs;

/// <summary>One run of a job over its items.</summary>
internal sealed class JobRunner<TClient, TItem, T> : IDisposable
    where TClient : class, IJsonModeClient<TClient>
{
    private static readonly TimeSpan FirstRetryWait = TimeSpan.FromSeconds(1);

    // Passes also wait for the journal before and after their requests.
    private const int PassesAtLeast = 16;
    private const int PassesPerRequest = 3;

    private readonly JobDefinition<TClient, TItem, T> _definition;
    private readonly JobOptions _options;
    private readonly IJournalStore _store;
    private readonly JournalRun _run;
    private readonly TimeProvider _clock;
    private readonly AdaptiveLimit _limit;
    private readonly MovingLimit _passes;
    private readonly JobBudget _budget;
    private readonly RunMeter _meter;
    private readonly RunEnd _end;
    private readonly HandOut<T> _handOut;
    private readonly EqualFailures _equal;
    private readonly Outage _outage;
    private readonly PassRunner<TClient, TItem, T> _runner;
    private readonly PromptProbe<TClient, TItem, T> _probe;
    private readonly RequestSender _sender;
    private readonly RunBatches? _batches;
    private readonly SuspendedItems<TItem> _suspended;
    private readonly ItemCounter _working = new();
    private readonly KeySet _keys = new();
    private readonly HashSet<string> _again;
    private readonly CancellationTokenSource _over = new();
    private readonly Lock _lock = new();
    private List<RunItem<TItem>> _later = [];
    private volatile bool _hasBegunAll;
    private volatile bool _waitsForPlace;

    public JobRunner(JobSource source, JobDefinition<TClient, TItem, T> definition, JournalRun run, JobOptions options, long? total, CancellationToken cancellationToken)
    {
        _definition = definition;
        _options = options;
        _run = run;
        _store = source.Store;
        _clock = source.Clock;
        _again = new HashSet<string>(options.Again, StringComparer.Ordinal);
        _limit = new AdaptiveLimit(options.MaxConcurrency, source.FirstConcurrency, _clock);
        _passes = new MovingLimit(() => PassesAtLeast + PassesPerRequest * _limit.Limit);
        _budget = new JobBudget(_store, run, options, source.ReservedOutput, _clock);
        _meter = new RunMeter(run.Job, options.Total ?? total, _clock);
        _end = new RunEnd(options.Control, cancellationToken);
        _handOut = new HandOut<T>(options.Order, options.Window);
        _equal = new EqualFailures(options.StopAfterEqualFailures);
        _outage = new Outage(options.MaxOutage, _clock);
        var numbers = new RequestNumbers();
        _sender = new RequestSender(_store, source.Engine.Endpoint, run, options, _budget, _limit, _meter, numbers, _clock);
        _batches = BatchesOf(source, numbers);
        _suspended = new SuspendedItems<TItem>(_batches, options, _clock, ResumeAsync, GiveUp, () => _working.IsIdle && (_hasBegunAll || _waitsForPlace), _end.Ending);
        var requests = new JobRequests(_store, source.Engine.Endpoint, source.Hasher, options, _clock)
        {
            Sender = _sender,
            Adopt = _batches is null ? null : _batches.AdoptLaterAsync,
        };
        _runner = new PassRunner<TClient, TItem, T>(definition, source.Engine, requests, source.Pictures, _clock);
        _probe = new PromptProbe<TClient, TItem, T>(_runner, _end, _clock, _over.Token);
    }

    /// <summary>The items in the order in which they are handed out.</summary>
    public IAsyncEnumerable<JobItem<T>> Items => _handOut.Items;

    /// <summary>What ended the run; null when its items did.</summary>
    public Exception? Cause => _end.Cause;

    /// <summary>Whether what is sent is given up.</summary>
    public bool IsStopped => _end.Stopping.IsCancellationRequested;

    /// <summary>Whether what has ended may be handed out. When others have taken over the run, they hand it out.</summary>
    public bool MayHandOut()
    {
        try
        {
            _store.Check(_run);
            return true;
        }
        catch (JournalException e)
        {
            _end.End(new JobStoppedException(JobStopReason.Journal, e.Message, e));
            return false;
        }
    }

    /// <summary>An item was handed out, and the next one is asked for.</summary>
    /// <param name="item">The item.</param>
    /// <param name="isRecorded">Whether the journal takes the item for handed out.</param>
    public void Acknowledge(JobItem<T> item, bool isRecorded)
    {
        if (isRecorded && item.Error is not (DuplicateKeyException or ForgottenKeyException))
            _store.Acknowledge(_run, item.Key);
        _handOut.Leave();
    }

    /// <summary>Begins nothing new: the reader has left.</summary>
    public void Leave() => _end.End(null);

    /// <summary>How far the run is.</summary>
    public JobProgress Read(bool isOver)
    {
        (long requests, decimal amount) = _budget.Kept;
        return _meter.Read() with
        {
            InBatches = _suspended.InBatches,
            Batches = _batches?.Read() ?? [],
            ConcurrencyLimit = _limit.Limit,
            Reserved = _budget.Reserved,
            ReservedBy = _budget.ReservedBy,
            PossiblyBilledRequests = _run.PossiblyBilled + requests,
            PossiblyBilled = _run.PossiblyBilledCost + amount,
            IsPaused = _options.Control?.IsPaused == true,
            IsEnding = _end.Ending.IsCancellationRequested,
            IsOver = isOver,
        };
    }

    /// <summary>Works on all items. It never fails: what ends it is the <see cref="Cause"/>.</summary>
    public async Task WorkAsync(IAsyncEnumerable<TItem> items)
    {
        using Activity? span = JobInstruments.BeginRun(_run.Job, _options.Mode);
        Task submitting = Task.CompletedTask;
        try
        {
            if (_batches is not null)
                await _batches.BeginAsync(_end.Stopping).ConfigureAwait(false);
            submitting = _suspended.SubmitAsync(_over.Token);
            await BeginAllAsync(items).ConfigureAwait(false);
            _hasBegunAll = true;
            await FinishAllAsync().ConfigureAwait(false);
            if (_batches is not null)
                await _batches.FinishAsync().WaitAsync(_end.Ending).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_end.Ending.IsCancellationRequested || _end.Stopping.IsCancellationRequested)
        {
            // The cause is known already.
        }
        catch (Exception e)
        {
            _end.End(e);
        }

        // Whoever waits leaves when the run ends.
        await _suspended.WhenEmptyAsync().ConfigureAwait(false);
        await _working.WhenIdleAsync().ConfigureAwait(false);
        await _over.CancelAsync().ConfigureAwait(false);
        await _probe.WhenEndedAsync().ConfigureAwait(false);
        await EndBatchesAsync(submitting).ConfigureAwait(false);
        _handOut.Complete();
    }

    public void Dispose()
    {
        _budget.Dispose();
        _handOut.Dispose();
        _end.Dispose();
        _over.Dispose();
    }

    private async Task BeginAllAsync(IAsyncEnumerable<TItem> items)
    {
        long index = 0;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_end.Ending, _end.Stopping);
        await foreach (TItem item in items.WithCancellation(either.Token).ConfigureAwait(false))
        {
            string key = _definition.KeyOf(item) ?? throw new InvalidOperationException($"The key of item {index} is null. Return a text for each item.");
            var next = new RunItem<TItem>(index++, key, item, 1, null);
            if (index == 1)
                await _probe.BeginAsync(next, either.Token).ConfigureAwait(false);
            await BeginAsync(next, either.Token).ConfigureAwait(false);
        }
    }

    private async Task BeginAsync(RunItem<TItem> item, CancellationToken cancellationToken)
    {
        if (_options.Control is { } control)
            await control.WaitAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        await _outage.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (!item.HasPlace)
        {
            // Only the source: those that are resumed wait beside it.
            _waitsForPlace |= !item.IsLater;
            await _handOut.EnterAsync(cancellationToken).ConfigureAwait(false);
            if (!item.IsLater)
                _waitsForPlace = false;
        }

        await _passes.EnterAsync(cancellationToken).ConfigureAwait(false);
        bool isNew = item.IsLater || _keys.Add(item.Key);
        _working.Begin();
        _ = Task.Run(() => RunAsync(item with { HasPlace = true }, isNew), CancellationToken.None);
    }

    private Task ResumeAsync(RunItem<TItem> item) => BeginAsync(item, _end.Ending);

    // An item that has left its place is not missed.
    private void GiveUp(RunItem<TItem> item)
    {
        if (item.HasPlace)
            _handOut.Add(item.Index, null);
    }

    // In the order of arrival, others go on while an item waits.
    private RunItem<TItem> Leave(RunItem<TItem> item)
    {
        if (_options.Order != JobOrder.Arrival)
            return item;
        _handOut.Leave();
        return item with { HasPlace = false };
    }

    private async Task FinishAllAsync()
    {
        while (true)
        {
            await _working.WhenIdleAsync().ConfigureAwait(false);
            await LaterRoundsAsync().ConfigureAwait(false);
            if (_suspended.IsEmpty && _working.IsIdle)
                return;
            using var either = CancellationTokenSource.CreateLinkedTokenSource(_end.Ending, _end.Stopping);
            await Task.WhenAny(_suspended.WhenEmptyAsync(), Task.Delay(FirstRetryWait, _clock, either.Token)).WaitAsync(either.Token).ConfigureAwait(false);
        }
    }

    private async Task EndBatchesAsync(Task submitting)
    {
        try
        {
            await submitting.ConfigureAwait(false);
        }
        catch (Exception e)
        {
            _end.End(e is JournalException ? new JobStoppedException(JobStopReason.Journal, e.Message, e) : e);
        }

        if (_batches is not null)
            await _batches.DisposeAsync().ConfigureAwait(false);
    }

    private RunBatches? BatchesOf(JobSource source, RequestNumbers numbers) => source.Batches is not { } endpoint ? null : new RunBatches(new BatchContext
    {
        Store = _store,
        Run = _run,
        Endpoint = endpoint,
        Options = _options,
        Numbers = numbers,
        Budget = _budget,
        Meter = _meter,
        Defaults = source.Engine.Defaults,
        Clock = _clock,
        Timings = source.BatchTimings,
        End = _end.End,
    });

    private PassKind NextKind()
    {
        if (_options.Mode != JobMode.Batch)
            return PassKind.Send;
        if (!_batches!.IsUnsupported)
            return PassKind.Batch;
        _sender.IsFlex = _options.Batches.Fallback == JobMode.Flex;
        return PassKind.Send;
    }

    // Those that failed for a reason that passes, after all others.
    private async Task LaterRoundsAsync()
    {
        TimeSpan wait = FirstRetryWait;
        while (true)
        {
            List<RunItem<TItem>> round;
            lock (_lock)
            {
                round = _later;
                _later = [];
            }

            if (round.Count == 0)
                return;
            using var either = CancellationTokenSource.CreateLinkedTokenSource(_end.Ending, _end.Stopping);
            await Task.Delay(wait, _clock, either.Token).ConfigureAwait(false);
            wait *= 4;
            foreach (RunItem<TItem> item in round)
            {
                _meter.Waits(-1);
                await BeginAsync(item, either.Token).ConfigureAwait(false);
            }

            await _working.WhenIdleAsync().ConfigureAwait(false);
        }
    }

    private async Task RunAsync(RunItem<TItem> item, bool isNew)
    {
        try
        {
            if (!isNew)
                Finish(item, new JobItem<T>(item.Key, new DuplicateKeyException(item.Key)), fromJournal: true);
            else
                await WorkAsync(item).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_end.Stopping.IsCancellationRequested || _end.Ending.IsCancellationRequested)
        {
            _handOut.Add(item.Index, null);
        }
        catch (JournalException e)
        {
            _end.End(new JobStoppedException(JobStopReason.Journal, e.Message, e));
            _handOut.Add(item.Index, null);
        }
        catch (Exception e)
        {
            _end.End(e);
            _handOut.Add(item.Index, null);
        }
        finally
        {
            _passes.Leave();
            _working.End();
        }
    }

    private async Task WorkAsync(RunItem<TItem> item)
    {
        ItemClaim claim = item.IsClaimed
            ? new ItemClaim(ItemClaimState.Claimed, await _store.FindItemAsync(_run.JobId, item.Key, _end.Stopping).ConfigureAwait(false))
            : await _store.ClaimItemAsync(_run, item.Key, _end.Stopping).ConfigureAwait(false);
        if (claim.State == ItemClaimState.Elsewhere)
        {
            _suspended.AddElsewhere(Leave(item));
            return;
        }

        if (claim.State == ItemClaimState.HandedOut)
        {
            _meter.Skipped();
            _handOut.Add(item.Index, null);
            return;
        }

        item = item with { IsClaimed = true };
        StoredItem? stored = claim.Item;
        bool isAgain = _again.Contains(item.Key) || _options.OnlyFailed;
        if (_options.OnlyFailed && stored?.State != ItemState.Failed && !_again.Contains(item.Key))
        {
            _meter.Skipped();
            _handOut.Add(item.Index, null);
            return;
        }

        if (stored?.State == ItemState.Forgotten && !isAgain)
        {
            Finish(item, new JobItem<T>(item.Key, new ForgottenKeyException(item.Key)), fromJournal: true);
            return;
        }

        using Activity? span = JobInstruments.BeginItem(_run.Job);
        while (true)
        {
            PassOutcome<T> outcome = await _runner.RunAsync(item.Key, item.Item, NextKind(), isAgain, item.Earlier, item.Refusals, _end.Stopping).ConfigureAwait(false);
            if (outcome.Pass.Fatal is { } fatal)
            {
                _end.End(fatal);
                _handOut.Add(item.Index, null);
                return;
            }

            if (outcome.Pass.IsSuspended)
            {
                await _suspended.AddAsync(Leave(item), outcome.Pass).ConfigureAwait(false);
                return;
            }

            if (outcome.Error is { } error && Failures.IsTransient(error))
            {
                if (_outage.Failed(error) is { } broken)
                    _end.End(broken);
                if (_equal.Failed(error) is { } alike)
                    _end.End(alike);
                if (item.Round < _options.MaxRounds && !_end.Ending.IsCancellationRequested)
                {
                    item = item with { Round = item.Round + 1, Earlier = outcome.Pass, IsLater = true };
                    if (_options.Order == JobOrder.Arrival)
                    {
                        Defer(item);
                        return;
                    }

                    // The items after it wait for it.
                    await Task.Delay(FirstRetryWait * Math.Pow(4, item.Round - 2), _clock, _end.Stopping).ConfigureAwait(false);
                    continue;
                }
            }
            else if (outcome.Pass.IsNews)
            {
                if (outcome.Pass.HasSent)
                    _outage.Succeeded();
                if (outcome.Error is null)
                    _equal.Succeeded();
                else if (_equal.Failed(outcome.Error) is { } alike)
                    _end.End(alike);
            }

            Finish(item, outcome, stored);
            return;
        }
    }

    private void Defer(RunItem<TItem> item)
    {
        _meter.Waits(1);
        lock (_lock)
            _later.Add(item with { HasPlace = false });
        _handOut.Leave();
    }

    private void Finish(RunItem<TItem> item, PassOutcome<T> outcome, StoredItem? stored)
    {
        JobPass pass = outcome.Pass;
        StoredItem now = ItemRecord.Of(_run, outcome, _clock.GetUtcNow());
        JobItemChange change = ItemRecord.ChangeOf(stored, pass);
        // A source that is gone must not replace what was paid for.
        bool isGone = stored is { State: ItemState.Done } && outcome.Error is not null && pass.Requests.Count == 0;
        bool isSame = !pass.HasSent && stored is not null && (isGone || ItemRecord.IsSame(stored, now));
        // Its replies are committed. Without this entry the next run reads them again.
        if (!isSame)
            _ = RecordAsync(now);
        // What was paid for earlier may have been read again from the final documents alone.
        bool hasAll = pass.HasSent || stored is null;
        var result = new
        {
            Usage = hasAll ? pass.Usage : stored!.Usage,
            Cost = hasAll ? pass.Cost : stored!.Cost,
            Repairs = hasAll ? pass.Repairs : stored!.Repairs,
            Corrections = hasAll ? pass.Corrections : stored!.Corrections,
        };
        bool isHandedOut = _options.Yield == JobYield.All || !isSame || stored?.IsAcknowledged != true;
        Finish(
            item,
            new JobItem<T>(item.Key, outcome.Value, outcome.Error)
            {
                Usage = result.Usage,
                Cost = result.Cost,
                Spent = pass.Spent,
                Repairs = result.Repairs,
                Corrections = result.Corrections,
                Duration = outcome.Duration,
                FromJournal = !pass.HasSent,
                SourceMissing = pass.Catalog.SourceMissing || isGone,
                Change = change,
            },
            !pass.HasSent,
            isHandedOut,
            change != JobItemChange.None);
    }

    private async Task RecordAsync(StoredItem item)
    {
        _working.Begin();
        try
        {
            await _store.AddItemAsync(item).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            _end.End(e is JournalException ? new JobStoppedException(JobStopReason.Journal, e.Message, e) : e);
        }
        finally
        {
            _working.End();
        }
    }

    private void Finish(RunItem<TItem> item, JobItem<T> result, bool fromJournal, bool isHandedOut = true, bool isChanged = false)
    {
        _meter.Finished(result.Error, fromJournal, isChanged);
        JobInstruments.Count(_run.Job, result.Error, fromJournal);
        _handOut.Add(item.Index, isHandedOut ? result : null);
    }
}

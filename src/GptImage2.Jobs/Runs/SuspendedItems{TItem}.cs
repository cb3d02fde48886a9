using GptImage2.Jobs.Batches;
using GptImage2.Jobs.Journals;
using GptImage2.Jobs.Requests;
using GptImage2.Results;

namespace GptImage2.Jobs.Runs;

/// <summary>The items of a run that wait: for the replies of batches, or for another run that works on them.</summary>
/// <param name="batches">The batches of the run; null when its endpoint has none.</param>
/// <param name="options">The settings of the run.</param>
/// <param name="clock">The clock.</param>
/// <param name="resume">Begins an item again.</param>
/// <param name="giveUp">Is called for an item that is not begun again, because the run ends.</param>
/// <param name="isIdle">Whether no item is being worked on and no new one can be begun.</param>
/// <param name="ending">Is cancelled when the run ends.</param>
internal sealed class SuspendedItems<TItem>(
    RunBatches? batches,
    JobOptions options,
    TimeProvider clock,
    Func<RunItem<TItem>, Task> resume,
    Action<RunItem<TItem>> giveUp,
    Func<bool> isIdle,
    CancellationToken ending)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan FirstElsewhere = TimeSpan.FromMilliseconds(250);
    private const int MostDoublings = 4;

    private readonly ItemCounter _counter = new();
    private long _inBatches;

    /// <summary>The items that wait for batches.</summary>
    public long InBatches => Interlocked.Read(ref _inBatches);

    public bool IsEmpty => _counter.IsIdle;

    /// <summary>Waits until no item waits.</summary>
    public Task WhenEmptyAsync() => _counter.WhenIdleAsync();

    /// <summary>Adds the requests of a pass to batches, and lets its item wait for them.</summary>
    /// <exception cref="JobStoppedException">The run cannot go on.</exception>
    public async Task AddAsync(RunItem<TItem> item, JobPass pass)
    {
        List<(ReplyKey Key, BatchPlace Place)> places = [];
        Dictionary<ReplyKey, Func<CallAccount, Exception>> refusals = item.Refusals is null ? [] : new(item.Refusals);
        foreach (CountedRequest counted in pass.Counted)
        {
            try
            {
                places.Add((counted.Key, await batches!.AddAsync(pass, counted, ending).ConfigureAwait(false)));
            }
            catch (Exception e) when (e is not (JobStoppedException or JournalException) && !ending.IsCancellationRequested)
            {
                // A picture that is gone, or a price that is not known: the call fails with it.
                refusals[counted.Key] = _ => e;
            }
        }

        pass.ForgetCounted();
        _counter.Begin();
        Interlocked.Increment(ref _inBatches);
        _ = WaitAsync(item with { Earlier = pass, Refusals = refusals, IsLater = true }, places, refusals);
    }

    /// <summary>Lets an item wait that another run works on. It may be left to this one, when the other ends.</summary>
    public void AddElsewhere(RunItem<TItem> item)
    {
        _counter.Begin();
        _ = WaitElsewhereAsync(item with { IsLater = true, TimesElsewhere = item.TimesElsewhere + 1 });
    }

    /// <summary>Submits what is collected when nothing more comes, until the run ends.</summary>
    public async Task SubmitAsync(CancellationToken over)
    {
        if (batches is null)
            return;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(over, ending);
        bool wasIdle = false;
        try
        {
            while (true)
            {
                await Task.Delay(Look, clock, either.Token).ConfigureAwait(false);
                if (!batches.HasCollected)
                    continue;
                bool isQuiet = isIdle();
                // Between the end of one item and the beginning of the next there may be a moment.
                await batches.FlushAsync(isQuiet && wasIdle ? TimeSpan.Zero : options.Batches.CollectFor, either.Token).ConfigureAwait(false);
                wasIdle = isQuiet;
            }
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            // What is collected is not sent.
        }
    }

    private async Task WaitAsync(RunItem<TItem> item, List<(ReplyKey Key, BatchPlace Place)> places, Dictionary<ReplyKey, Func<CallAccount, Exception>> refusals)
    {
        try
        {
            foreach ((ReplyKey _, BatchPlace place) in places)
                await place.Batch.Settled.WaitAsync(ending).ConfigureAwait(false);
            bool isRound = false;
            foreach ((ReplyKey key, BatchPlace place) in places)
            {
                if (place.Batch.FailureOf(key) is not { } failure)
                {
                    if (place.IsOwn)
                        item.Earlier!.Paid(key);
                }
                else if (failure.IsTransient && (failure.IsFree || item.Round < options.MaxRounds))
                {
                    isRound |= !failure.IsFree;
                }
                else
                {
                    refusals[key] = failure.Create;
                }
            }

            await resume(isRound ? item with { Round = item.Round + 1 } : item).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            giveUp(item);
        }
        finally
        {
            Interlocked.Decrement(ref _inBatches);
            _counter.End();
        }
    }

    private async Task WaitElsewhereAsync(RunItem<TItem> item)
    {
        try
        {
            await Task.Delay(FirstElsewhere * Math.Pow(2, Math.Min(item.TimesElsewhere - 1, MostDoublings)), clock, ending).ConfigureAwait(false);
            await resume(item).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            giveUp(item);
        }
        finally
        {
            _counter.End();
        }
    }
}

using GptImage2.Endpoints;
using GptImage2.Jobs.Journals;
using GptImage2.Messages;
using GptImage2.Models;
using GptImage2.Results;

namespace GptImage2.Jobs.Budgets;

/// <summary>The limits of cost of a run. It takes slices of the budget in the journal, reserves in them before a request is sent, and settles with the bill.</summary>
internal sealed class JobBudget(IJournalStore store, JournalRun run, JobOptions options, int reservedOutput, TimeProvider clock) : IDisposable
{
    // A slice serves that many requests, so that most of them need not ask the journal.
    private const int RequestsPerSlice = 16;

    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LastWait = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _entrance = new(1, 1);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, OutputExperience> _experience = new(StringComparer.Ordinal);
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private decimal _slice;
    private decimal _reserved;
    private decimal _kept;
    private int _running;
    private JobReserve? _reservedBy;
    private long _keptRequests;

    /// <summary>What is reserved for requests that run, in US dollars.</summary>
    public decimal Reserved
    {
        get
        {
            lock (_lock)
                return _reserved;
        }
    }

    /// <summary>What the last reservation was based on; null before the first.</summary>
    public JobReserve? ReservedBy
    {
        get
        {
            lock (_lock)
                return _reservedBy;
        }
    }

    /// <summary>The requests of this run that got no reply and may be billed, and what they stay reserved with.</summary>
    public (long Requests, decimal Amount) Kept
    {
        get
        {
            lock (_lock)
                return (_keptRequests, _kept);
        }
    }

    /// <summary>Reserves for a request. Where others have reserved what it needs, it waits for their bills.</summary>
    /// <exception cref="BudgetExceededException">Too little is left of a limit.</exception>
    /// <exception cref="InvalidOperationException">The price of the model is not known.</exception>
    public async ValueTask<BudgetAmount> ReserveAsync(JsonModeRequest request, CallAccount account, CancellationToken cancellationToken)
    {
        if (!options.IsLimited)
            return default;
        if (account.Price is not { } listed)
            throw new InvalidOperationException($"{account.Method}: A limit of cost needs the price of the model '{request.Settings.Model}'. Set it in the prices of the client.");
        ModelPrice price = BudgetedChatEndpoint.PriceToReserve(listed, request.Settings);
        int bound = request.MaxOutputTokens ?? reservedOutput;
        long? experience = options.Reserve == JobReserve.Experience ? (await ExperienceAsync(account.Method, request.Settings.Model, cancellationToken).ConfigureAwait(false)).Most : null;
        bool isExpected = experience < bound;
        decimal amount = isExpected
            ? price.UpperBound(RequestTokens.Estimate(request), experience!.Value)
            : price.UpperBound(RequestTokens.UpperBound(request), bound);
        lock (_lock)
            _reservedBy = isExpected ? JobReserve.Experience : JobReserve.Bound;
        await TakeAsync(amount, account, cancellationToken).ConfigureAwait(false);
        return new BudgetAmount(amount, bound);
    }

    /// <summary>Reserves the same amount for another attempt.</summary>
    /// <exception cref="BudgetExceededException">Too little is left of a limit.</exception>
    public ValueTask ReserveAgainAsync(decimal amount, CallAccount account, CancellationToken cancellationToken) =>
        options.IsLimited ? new(TakeAsync(amount, account, cancellationToken)) : default;

    /// <summary>Gives back what was reserved for a request that was not recorded.</summary>
    public void Release(decimal amount)
    {
        lock (_lock)
        {
            _slice += amount;
            End(amount);
        }
    }

    /// <summary>Replaces what was reserved by the bill, which is in the journal.</summary>
    public void Settle(OpenRequest request, StoredReply reply)
    {
        lock (_lock)
        {
            End(request.Reserved);
            if (reply.Usage is { } usage && _experience.TryGetValue(request.Method, out OutputExperience? experience))
                experience.Add(usage.OutputTokens);
        }
    }

    /// <summary>Counts requests as running whose reservations an earlier run has recorded.</summary>
    public void Adopt(int requests, decimal amount)
    {
        lock (_lock)
        {
            if (!options.IsLimited)
                return;
            _running += requests;
            _reserved += amount;
        }
    }

    /// <summary>Ends the reservation of the line of a batch that has no reply. The journal has deleted it.</summary>
    public void Close(decimal amount)
    {
        lock (_lock)
            End(amount);
    }

    /// <summary>Records that a request got no reply and may be billed.</summary>
    public async ValueTask KeepAsync(OpenRequest request, string? requestId)
    {
        lock (_lock)
        {
            _keptRequests++;
            _kept += request.Reserved;
            End(request.Reserved);
        }

        await store.KeepRequestAsync(request, requestId).ConfigureAwait(false);
    }

    /// <summary>Records that a request is not billed.</summary>
    public async ValueTask DropAsync(OpenRequest request)
    {
        Release(request.Reserved);
        await store.DropRequestAsync(request).ConfigureAwait(false);
    }

    public void Dispose() => _entrance.Dispose();

    private async Task TakeAsync(decimal amount, CallAccount account, CancellationToken cancellationToken)
    {
        // In the order of arrival.
        await _entrance.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            TimeSpan wait = FirstWait;
            while (true)
            {
                Task changed;
                decimal missing;
                decimal unused;
                lock (_lock)
                {
                    missing = amount - _slice;
                    if (missing <= 0)
                    {
                        _slice -= amount;
                        _reserved += amount;
                        _running++;
                        return;
                    }

                    changed = _changed.Task;
                    unused = _slice;
                }

                var demand = new SliceDemand(missing, missing + amount * (RequestsPerSlice - 1), options.MaxCost, options.MaxCostPerDay, options.MaxCostPerMonth, clock.GetUtcNow());
                SliceGrant grant = await store.ReserveSliceAsync(run, demand, cancellationToken).ConfigureAwait(false);
                if (grant.Shortage is null)
                {
                    lock (_lock)
                        _slice += grant.Amount;
                    continue;
                }

                bool isAlone;
                lock (_lock)
                    isAlone = _running == 0 && changed == _changed.Task;
                if (!isAlone)
                {
                    await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
                    continue;
                }

                if (!grant.MayComeBack)
                    throw new BudgetExceededException(account, grant.Shortage);
                // Others wait for each other no longer than one of them: what this run cannot use, they can.
                await ReturnAsync(unused).ConfigureAwait(false);
                await Task.Delay(wait * (0.5 + Random.Shared.NextDouble()), clock, cancellationToken).ConfigureAwait(false);
                wait = wait * 2 < LastWait ? wait * 2 : LastWait;
            }
        }
        finally
        {
            _entrance.Release();
        }
    }

    private async ValueTask ReturnAsync(decimal unused)
    {
        lock (_lock)
        {
            unused = Math.Min(unused, _slice);
            _slice -= unused;
        }

        if (unused > 0)
            await store.ReturnSliceAsync(run, unused).ConfigureAwait(false);
    }

    private void End(decimal amount)
    {
        if (!options.IsLimited)
            return;
        _reserved -= amount;
        _running--;
        TaskCompletionSource changed = _changed;
        _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        changed.TrySetResult();
    }

    private async ValueTask<OutputExperience> ExperienceAsync(string method, string? model, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_experience.TryGetValue(method, out OutputExperience? known))
                return known;
        }

        Experience? stored = await store.FindExperienceAsync(method, model, cancellationToken).ConfigureAwait(false);
        lock (_lock)
        {
            if (!_experience.TryGetValue(method, out OutputExperience? known))
                _experience[method] = known = new OutputExperience(stored);
            return known;
        }
    }
}

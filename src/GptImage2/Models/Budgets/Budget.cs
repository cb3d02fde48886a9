using GptImage2.Models.Budgets;

namespace GptImage2;

/// <summary>
/// A limit of cost that calls share. It reserves the most that a request can cost before the request is sent, and replaces the
/// reservation by the bill. So calls that run at the same time cannot pass the limit together.
/// </summary>
/// <remarks>
/// A request that ends without a bill stays reserved, because it may be billed: see <see cref="Unsettled"/>. One budget can be
/// shared by several clients. All members can be used by several threads at the same time. Days and months are those of UTC.
/// </remarks>
public sealed class Budget
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _clock;
    private readonly LinkedList<Waiter> _waiting = [];
    private readonly HashSet<BudgetReservation> _running = [];
    private readonly OrderedDictionary<Guid, (UnsettledCharge Charge, IReadOnlyList<BudgetPeriod> Periods)> _unsettled = [];
    private readonly BudgetPeriod _total = new(default);
    private decimal _runningAmount;
    private BudgetPeriod _day;
    private BudgetPeriod _month;

    /// <summary>Creates a budget.</summary>
    /// <param name="limits">Its limits.</param>
    /// <param name="state">What was spent before a restart; null for a budget that begins.</param>
    /// <param name="clock">The clock for days and months; null for that of the system.</param>
    /// <exception cref="ArgumentOutOfRangeException">A limit is not more than 0, or the state has a negative amount.</exception>
    public Budget(BudgetLimits limits, BudgetState? state = null, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(limits);
        if (limits is { Total: <= 0 } or { PerDay: <= 0 } or { PerMonth: <= 0 })
            throw new ArgumentOutOfRangeException(nameof(limits), limits, "A limit of a budget must be more than 0.");
        Limits = limits;
        _clock = clock ?? TimeProvider.System;
        DateOnly today = Today;
        _day = new BudgetPeriod(today);
        _month = new BudgetPeriod(FirstOfMonth(today));
        if (state is not null)
            Restore(state);
    }

    /// <summary>The limits.</summary>
    public BudgetLimits Limits { get; }

    /// <summary>The cost of all bills, in US dollars.</summary>
    public decimal Spent => Read(static budget => budget._total.Spent);

    /// <summary>The cost of the bills of this day (UTC), in US dollars.</summary>
    public decimal SpentToday => Read(static budget => budget._day.Spent);

    /// <summary>The cost of the bills of this month (UTC), in US dollars.</summary>
    public decimal SpentThisMonth => Read(static budget => budget._month.Spent);

    /// <summary>The most that requests without a bill can cost, in US dollars: those that run, and those in <see cref="Unsettled"/>.</summary>
    /// <remarks>Only a budget with a limit reserves.</remarks>
    public decimal Reserved => Read(static budget => budget._total.Reserved);

    /// <summary>The requests that ended without a bill and may be billed, in the order in which they were sent.</summary>
    public IReadOnlyList<UnsettledCharge> Unsettled => Read(static budget => budget.Charges(withRunning: false));

    /// <summary>What was spent so far, to be stored and given to a new budget after a restart.</summary>
    public BudgetState State => Read(static budget => new BudgetState(budget._total.Spent, budget._day.Start, budget._day.Spent, budget._month.Spent, budget.Charges(withRunning: true)));

    // The names of the limits in messages, where they come from options.
    internal (string Total, string PerDay, string PerMonth) Names { get; init; } =
        ($"{nameof(BudgetLimits)}.{nameof(BudgetLimits.Total)}", $"{nameof(BudgetLimits)}.{nameof(BudgetLimits.PerDay)}", $"{nameof(BudgetLimits)}.{nameof(BudgetLimits.PerMonth)}");

    private DateOnly Today => DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime);

    /// <summary>Replaces the reservation of a request by its bill, which is known now.</summary>
    /// <param name="id">The id of the <see cref="UnsettledCharge"/>.</param>
    /// <param name="cost">The cost in US dollars; 0 when the request was not billed.</param>
    /// <returns>False when there is no such charge.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The cost is negative.</exception>
    public bool Settle(Guid id, decimal cost)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cost);
        lock (_lock)
        {
            if (!_unsettled.Remove(id, out (UnsettledCharge Charge, IReadOnlyList<BudgetPeriod> Periods) found))
                return false;
            Replace(found.Periods, found.Charge.Amount, cost);
            Admit();
            return true;
        }
    }

    /// <summary>Gives back the reservations of all requests that ended without a bill: the provider has not billed them.</summary>
    public void ReleaseUnsettled()
    {
        lock (_lock)
        {
            foreach ((UnsettledCharge charge, IReadOnlyList<BudgetPeriod> periods) in _unsettled.Values)
                Replace(periods, charge.Amount, 0);
            _unsettled.Clear();
            Admit();
        }
    }

    /// <summary>What is spent and reserved, in US dollars.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"${Spent:0.######} spent, ${Reserved:0.######} reserved");

    /// <summary>
    /// Reserves an amount. Where other requests have reserved what this one wants, it waits for their bills. Where none runs, it
    /// takes what is left.
    /// </summary>
    /// <returns>The reservation, or why there is none.</returns>
    internal ValueTask<(BudgetReservation? Reservation, BudgetShortage? Shortage)> ReserveAsync(BudgetDemand demand, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            // Those that wait already come first.
            if (_waiting.Count == 0 && TryReserve(demand, out BudgetReservation? reservation, out BudgetShortage? shortage))
                return new((reservation, shortage));
            var waiter = new Waiter(demand);
            LinkedListNode<Waiter> node = _waiting.AddLast(waiter);
            return new(WaitAsync(node, cancellationToken));
        }
    }

    /// <summary>Adds the cost of a request for which nothing was reserved.</summary>
    internal void Add(decimal cost)
    {
        lock (_lock)
        {
            foreach (BudgetPeriod period in Periods())
                period.Spent += cost;
        }
    }

    internal void Settle(BudgetReservation reservation, decimal cost) => End(reservation, cost, null);

    internal void Release(BudgetReservation reservation) => End(reservation, 0, null);

    internal void Hold(BudgetReservation reservation, string? requestId) =>
        End(reservation, 0, ChargeOf(reservation, requestId));

    private async Task<(BudgetReservation? Reservation, BudgetShortage? Shortage)> WaitAsync(LinkedListNode<Waiter> node, CancellationToken cancellationToken)
    {
        CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(
            static (state, token) =>
            {
                (Budget budget, LinkedListNode<Waiter> place) = ((Budget, LinkedListNode<Waiter>))state!;
                budget.Leave(place, token);
            },
            (this, node));
        await using (registration.ConfigureAwait(false))
            return await node.Value.Task.ConfigureAwait(false);
    }

    private void Leave(LinkedListNode<Waiter> node, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (node.List is null)
                return;
            _waiting.Remove(node);
            Admit();
        }

        node.Value.TrySetCanceled(cancellationToken);
    }

    private void End(BudgetReservation reservation, decimal cost, UnsettledCharge? charge)
    {
        lock (_lock)
        {
            if (!_running.Remove(reservation))
                return;
            _runningAmount -= WaitedFor(reservation);
            if (charge is null)
                Replace(reservation.Periods, reservation.Amount, cost);
            else
                _unsettled.Add(charge.Id, (charge, reservation.Periods));
            Admit();
        }
    }

    private static UnsettledCharge ChargeOf(BudgetReservation reservation, string? requestId) =>
        new(Guid.CreateVersion7(), reservation.Demand.Method, reservation.Amount, reservation.At, requestId);

    private static void Replace(IReadOnlyList<BudgetPeriod> periods, decimal reserved, decimal cost)
    {
        foreach (BudgetPeriod period in periods)
        {
            period.Reserved -= reserved;
            period.Spent += cost;
        }
    }

    // In the order of arrival.
    private void Admit()
    {
        while (_waiting.First is { } first && TryReserve(first.Value.Demand, out BudgetReservation? reservation, out BudgetShortage? shortage))
        {
            _waiting.RemoveFirst();
            first.Value.TrySetResult((reservation, shortage));
        }
    }

    // False when the request has to wait.
    private bool TryReserve(BudgetDemand demand, out BudgetReservation? reservation, out BudgetShortage? shortage)
    {
        reservation = null;
        shortage = null;
        BudgetPeriod[] periods = Periods();
        int output = demand.WantedOutput;
        decimal least = demand.CostOf(demand.LeastOutput);
        foreach ((BudgetPeriod period, decimal? limit, string name) in (ReadOnlySpan<(BudgetPeriod, decimal?, string)>)[(_total, Limits.Total, Names.Total), (_day, Limits.PerDay, Names.PerDay), (_month, Limits.PerMonth, Names.PerMonth)])
        {
            if (limit is not { } most)
                continue;
            decimal left = most - period.Spent - period.Reserved;
            if (left >= demand.CostOf(output))
                continue;
            if (_runningAmount > 0 && left + _runningAmount >= least)
                return false;
            if (left < least)
            {
                shortage = new BudgetShortage(name, most, period.Spent, period.Reserved, least, ResetOf(period));
                return true;
            }

            output = demand.OutputFor(left);
        }

        reservation = new BudgetReservation(this, demand, output, periods, _clock.GetUtcNow());
        _running.Add(reservation);
        _runningAmount += WaitedFor(reservation);
        foreach (BudgetPeriod period in periods)
            period.Reserved += reservation.Amount;
        return true;
    }

    // No one waits for the end of a stream: whoever reads it may be the one that waits.
    private static decimal WaitedFor(BudgetReservation reservation) => reservation.Demand.IsStream ? 0 : reservation.Amount;

    private BudgetPeriod[] Periods()
    {
        DateOnly today = Today;
        // A clock that is set back does not begin a period again.
        if (today > _day.Start)
            _day = new BudgetPeriod(today);
        if (FirstOfMonth(today) > _month.Start)
            _month = new BudgetPeriod(FirstOfMonth(today));
        return [_total, _day, _month];
    }

    private DateTimeOffset? ResetOf(BudgetPeriod period) =>
        period == _day ? Midnight(period.Start.AddDays(1))
        : period == _month ? Midnight(period.Start.AddMonths(1))
        : null;

    private IReadOnlyList<UnsettledCharge> Charges(bool withRunning)
    {
        IEnumerable<UnsettledCharge> charges = _unsettled.Values.Select(static entry => entry.Charge);
        if (withRunning)
            charges = charges.Concat(_running.Select(static reservation => ChargeOf(reservation, null)));
        return [.. charges.OrderBy(static charge => charge.SentAt)];
    }

    private void Restore(BudgetState state)
    {
        if (state is { Spent: < 0 } or { SpentOnDay: < 0 } or { SpentInMonth: < 0 } || state.Unsettled is null || state.Unsettled.Any(static charge => charge.Amount < 0))
            throw new ArgumentOutOfRangeException(nameof(state), state, "The state of a budget must not have negative amounts.");
        var stored = new BudgetPeriod(state.Day);
        BudgetPeriod day = state.Day >= _day.Start ? _day = stored : stored;
        BudgetPeriod month = FirstOfMonth(state.Day) >= _month.Start ? _month = new BudgetPeriod(FirstOfMonth(state.Day)) : new BudgetPeriod(FirstOfMonth(state.Day));
        (_total.Spent, day.Spent, month.Spent) = (state.Spent, state.SpentOnDay, state.SpentInMonth);
        foreach (UnsettledCharge charge in state.Unsettled)
        {
            var sentOn = DateOnly.FromDateTime(charge.SentAt.UtcDateTime);
            List<BudgetPeriod> periods = [_total];
            if (sentOn >= _day.Start)
                periods.Add(_day);
            if (sentOn >= _month.Start)
                periods.Add(_month);
            foreach (BudgetPeriod period in periods)
                period.Reserved += charge.Amount;
            if (!_unsettled.TryAdd(charge.Id, (charge, periods)))
                throw new ArgumentException($"The state of the budget has the charge {charge.Id} twice.", nameof(state));
        }
    }

    private T Read<T>(Func<Budget, T> read)
    {
        lock (_lock)
        {
            Periods();
            return read(this);
        }
    }

    private static DateOnly FirstOfMonth(DateOnly day) => new(day.Year, day.Month, 1);

    private static DateTimeOffset Midnight(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>A request that waits until it can reserve.</summary>
    private sealed class Waiter(BudgetDemand demand) : TaskCompletionSource<(BudgetReservation? Reservation, BudgetShortage? Shortage)>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public BudgetDemand Demand => demand;
    }
}

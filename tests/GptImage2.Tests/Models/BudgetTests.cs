using GptImage2.Models.Budgets;

namespace GptImage2.Tests.Models;

/// <summary>A budget reserves before a request is sent, and settles with its bill.</summary>
public sealed class BudgetTests
{
    private const int Hang = 30_000;

    private readonly UtcClock _clock = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact(Timeout = Hang)]
    public async Task What_is_reserved_is_replaced_by_the_bill()
    {
        Budget budget = BudgetOf(1);

        BudgetReservation reservation = await ReservedAsync(budget, 0.1m, 1000);

        Assert.Equal((900, 1m, 0m), (reservation.OutputTokens, budget.Reserved, budget.Spent));
        reservation.Settle(0.3m);
        Assert.Equal((0.3m, 0m, 0.3m, 0.3m), (budget.Spent, budget.Reserved, budget.SpentToday, budget.SpentThisMonth));
    }

    [Fact(Timeout = Hang)]
    public async Task Nothing_runs_and_less_is_left_than_is_wanted_so_the_rest_is_reserved()
    {
        Budget budget = BudgetOf(1);
        (await ReservedAsync(budget, 0, 800)).Settle(0.8m);

        BudgetReservation rest = await ReservedAsync(budget, 0.05m, 1000, least: 100);

        Assert.Equal(150, rest.OutputTokens);
        Assert.Equal(0.2m, rest.Amount);
    }

    [Fact(Timeout = Hang)]
    public async Task A_request_waits_for_the_bills_of_others_in_the_order_of_arrival()
    {
        Budget budget = BudgetOf(1);
        BudgetReservation first = await ReservedAsync(budget, 0, 900);
        Task<BudgetReservation> second = ReservedAsync(budget, 0, 500);
        Task<BudgetReservation> third = ReservedAsync(budget, 0, 50);

        Assert.False(second.IsCompleted);
        Assert.False(third.IsCompleted);
        first.Settle(0.1m);

        Assert.Equal(500, (await second).OutputTokens);
        Assert.Equal(50, (await third).OutputTokens);
    }

    [Fact(Timeout = Hang)]
    public async Task What_can_never_be_paid_is_refused_at_once()
    {
        Budget budget = BudgetOf(1);
        BudgetReservation running = await ReservedAsync(budget, 0, 500);

        (BudgetReservation? none, BudgetShortage? shortage) = await budget.ReserveAsync(Demand(1.2m, 10), Stop);

        Assert.Null(none);
        Assert.Equal(("BudgetLimits.Total", 1m, 0m, 0.5m, 1.201m), (shortage!.LimitName, shortage.Limit, shortage.Spent, shortage.Reserved, shortage.Needed));
        running.Release();
        Assert.Equal(0, budget.Reserved);
    }

    [Fact(Timeout = Hang)]
    public async Task One_that_waits_is_refused_when_the_bills_leave_too_little()
    {
        Budget budget = BudgetOf(1);
        BudgetReservation running = await ReservedAsync(budget, 0, 900);
        Task<(BudgetReservation? Reservation, BudgetShortage? Shortage)> waiting = budget.ReserveAsync(Demand(0, 300, least: 300), Stop).AsTask();

        running.Settle(0.9m);

        Assert.Equal(0.9m, (await waiting).Shortage!.Spent);
    }

    [Fact(Timeout = Hang)]
    public async Task A_cancelled_wait_leaves_its_place_to_the_next()
    {
        Budget budget = BudgetOf(1);
        BudgetReservation running = await ReservedAsync(budget, 0, 900);
        using var cancellation = new CancellationTokenSource();
        Task cancelled = budget.ReserveAsync(Demand(0, 900), cancellation.Token).AsTask();
        Task<BudgetReservation> next = ReservedAsync(budget, 0, 50);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        Assert.Equal(50, (await next).OutputTokens);
        running.Release();
        Assert.Equal(0.05m, budget.Reserved);
    }

    [Fact(Timeout = Hang)]
    public async Task No_request_waits_for_the_end_of_a_stream()
    {
        Budget budget = BudgetOf(1);
        BudgetReservation stream = (await budget.ReserveAsync(Demand(0, 900) with { IsStream = true }, Stop)).Reservation!;

        BudgetReservation rest = await ReservedAsync(budget, 0, 500);
        Assert.Equal(100, rest.OutputTokens);
        rest.Settle(0.1m);
        Assert.NotNull((await budget.ReserveAsync(Demand(0, 500), Stop)).Shortage);
        stream.Settle(0);
    }

    [Fact(Timeout = Hang)]
    public async Task What_may_be_billed_stays_reserved_until_its_bill_is_known()
    {
        Budget budget = BudgetOf(1);
        (await ReservedAsync(budget, 0, 300)).Hold("req_1");
        (await ReservedAsync(budget, 0, 400)).Hold(null);

        Assert.Equal((0m, 0.7m), (budget.Spent, budget.Reserved));
        Assert.Equal([("req_1", 0.3m), (null, 0.4m)], budget.Unsettled.Select(static charge => (charge.RequestId, charge.Amount)));
        Assert.True(budget.Settle(budget.Unsettled[0].Id, 0.25m));
        Assert.False(budget.Settle(Guid.NewGuid(), 0.25m));
        Assert.Equal((0.25m, 0.4m), (budget.Spent, budget.Reserved));
        budget.ReleaseUnsettled();
        Assert.Equal((0.25m, 0m), (budget.Spent, budget.Reserved));
    }

    [Fact(Timeout = Hang)]
    public async Task A_day_and_a_month_begin_again_at_midnight_UTC()
    {
        var budget = new Budget(new BudgetLimits { PerDay = 0.5m, PerMonth = 2 }, null, _clock);
        BudgetReservation late = await ReservedAsync(budget, 0, 400);
        BudgetShortage today = (await budget.ReserveAsync(Demand(0.6m, 1), Stop)).Shortage!;

        _clock.Advance(TimeSpan.FromHours(2));

        Assert.Equal(("BudgetLimits.PerDay", new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero)), (today.LimitName, today.ResetsAt));
        Assert.Equal(500, (await ReservedAsync(budget, 0, 500)).OutputTokens);
        late.Settle(0.4m);
        // The bill belongs to the day and the month in which the request was sent.
        Assert.Equal((0.4m, 0m, 0m), (budget.Spent, budget.SpentToday, budget.SpentThisMonth));
    }

    [Fact(Timeout = Hang)]
    public async Task A_restart_continues_what_was_spent_and_what_may_still_be_billed()
    {
        var limits = new BudgetLimits { Total = 1, PerDay = 0.9m };
        var before = new Budget(limits, null, _clock);
        (await ReservedAsync(before, 0, 300)).Settle(0.2m);
        (await ReservedAsync(before, 0, 100)).Hold("req_1");
        await ReservedAsync(before, 0, 50);

        var after = new Budget(limits, before.State, _clock);

        Assert.Equal((0.2m, 0.15m, 0.2m), (after.Spent, after.Reserved, after.SpentToday));
        Assert.Equal(2, after.Unsettled.Count);
        // What ran when the state was stored can be billed, too.
        Assert.Equal(550, (await ReservedAsync(after, 0, 1000)).OutputTokens);

        _clock.Advance(TimeSpan.FromDays(1));
        var later = new Budget(limits, before.State, _clock);
        Assert.Equal((0.2m, 0.15m, 0m), (later.Spent, later.Reserved, later.SpentToday));
        Assert.Equal(650, (await ReservedAsync(later, 0, 1000)).OutputTokens);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_limit_must_be_more_than_0(int limit)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Budget(new BudgetLimits { Total = limit }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Budget(new BudgetLimits { PerDay = limit }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Budget(new BudgetLimits { PerMonth = limit }));
    }

    [Fact]
    public void A_state_without_sense_is_refused()
    {
        var charge = new UnsettledCharge(Guid.NewGuid(), "m", 0.1m, _clock.GetUtcNow(), null);

        Assert.Throws<ArgumentOutOfRangeException>(() => new Budget(new BudgetLimits(), new BudgetState(-1, default, 0, 0, [])));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Budget(new BudgetLimits(), new BudgetState(1, default, 0, 0, [charge with { Amount = -1 }])));
        Assert.Throws<ArgumentException>(() => new Budget(new BudgetLimits(), new BudgetState(1, default, 0, 0, [charge, charge])));
    }

    [Fact(Timeout = Hang)]
    public async Task Random_requests_at_the_same_time_never_pass_the_limit()
    {
        var budget = new Budget(new BudgetLimits { Total = 5, PerDay = 3 }, null, _clock);
        int refused = 0;
        await Parallel.ForAsync(0, 2000, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Stop }, async (i, stop) =>
        {
            var random = new Random(i);
            (BudgetReservation? reservation, _) = await budget.ReserveAsync(Demand(random.Next(100) / 10_000m, random.Next(1, 200), least: 1), stop);
            Assert.True(budget.Spent + budget.Reserved <= 5);
            await Task.Yield();
            if (reservation is null)
                Interlocked.Increment(ref refused);
            else if (i % 7 == 0)
                reservation.Release();
            else if (i % 11 == 0)
                reservation.Hold(null);
            else
                reservation.Settle(reservation.Amount * (decimal)random.NextDouble());
        });

        Assert.True(budget.Spent + budget.Reserved is > 2.9m and <= 3);
        Assert.Equal(budget.Reserved, budget.Unsettled.Sum(static charge => charge.Amount));
        Assert.True(refused > 100);
    }

    private const decimal Token = 0.001m;

    private Budget BudgetOf(decimal total) => new(new BudgetLimits { Total = total }, null, _clock);

    private static BudgetDemand Demand(decimal input, int wanted, int least = 1) => new("IItems.ReadAsync", input, Token, wanted, least, IsStream: false);

    private static async Task<BudgetReservation> ReservedAsync(Budget budget, decimal input, int wanted, int least = 1)
    {
        (BudgetReservation? reservation, BudgetShortage? shortage) = await budget.ReserveAsync(Demand(input, wanted, least), Stop);
        Assert.Null(shortage);
        return reservation!;
    }

    /// <summary>A clock of which only the date is read.</summary>
    private sealed class UtcClock : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 11, 30, 23, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => _now;

        public void Advance(TimeSpan time) => _now += time;
    }
}

using GptImage2.Jobs.Journals;
using GptImage2.Models.Budgets;
using static GptImage2.Jobs.Tests.Journals.StoreSamples;

namespace GptImage2.Jobs.Tests.Journals;

public abstract partial class JournalStoreTests
{
    [Fact]
    public async Task A_slice_is_as_large_as_the_smallest_limit_leaves()
    {
        IJournalStore store = await StartAsync();
        JournalRun run = await store.BeginAsync();

        SliceGrant first = await store.ReserveSliceAsync(run, Demand(1, 5, job: 8), Stop);
        SliceGrant second = await store.ReserveSliceAsync(run, Demand(1, 5, job: 8, day: 100, month: 100), Stop);
        SliceGrant third = await store.ReserveSliceAsync(run, Demand(0.5m, 5, job: 8), Stop);
        SliceGrant unlimited = await store.ReserveSliceAsync(run, Demand(1, 5), Stop);

        Assert.Equal(new SliceGrant(5, null), first);
        Assert.Equal(new SliceGrant(3, null), second);
        Assert.Equal(new SliceGrant(0, new BudgetShortage("JobOptions.MaxCost", 8, 0, 8, 0.5m, null)), third);
        Assert.Equal(new SliceGrant(5, null), unlimited);
    }

    [Fact]
    public async Task A_shortage_says_what_other_runs_hold_and_what_is_returned_is_theirs()
    {
        IJournalStore store = await StartAsync();
        JournalRun one = await store.BeginAsync();
        JournalRun two = await store.BeginAsync();
        JournalRun other = await store.BeginAsync("other");
        await store.ReserveSliceAsync(one, Demand(6, 6, job: 8, day: 20), Stop);
        await store.OpenRequestAsync(Open(one, 1, "a", 1, 2), Stop);
        await store.OpenRequestAsync(Open(one, 2, "b", 2, 1) with { IsInBatch = true }, Stop);
        await store.OpenRequestAsync(Open(one, 3, "c", 3, 1), Stop);
        await store.KeepRequestAsync(Open(one, 3, "c", 3, 1), null);
        await store.ReserveSliceAsync(other, Demand(3, 3), Stop);

        // A slice of 2 and a request of 2 may come back. What may be billed, and what is in a batch, may not.
        SliceGrant none = await store.ReserveSliceAsync(two, Demand(5, 5, job: 8), Stop);
        Assert.Equal((4, 6, true), (none.Elsewhere, none.Shortage!.Reserved, none.MayComeBack));
        Assert.False((await store.ReserveSliceAsync(two, Demand(7, 7, job: 8), Stop)).MayComeBack);
        // The limit of a day is that of all jobs.
        Assert.Equal(7, (await store.ReserveSliceAsync(two, Demand(15, 15, day: 20), Stop)).Elsewhere);

        await store.ReturnSliceAsync(one, 2);
        Assert.Equal(4, (await store.ReserveSliceAsync(two, Demand(3, 4, job: 8), Stop)).Amount);
    }

    [Fact]
    public async Task A_job_counts_its_earlier_runs_and_no_other_job()
    {
        IJournalStore store = await StartAsync();
        JournalRun earlier = await store.BeginAsync();
        await store.PayAsync(earlier, 1, "a", 1);
        await store.EndRunAsync(earlier, "completed");
        JournalRun other = await store.BeginAsync("other");
        await store.ReserveSliceAsync(other, Demand(50, 50), Stop);

        JournalRun run = await store.BeginAsync();

        Assert.Equal(0.99m, (await store.ReserveSliceAsync(run, Demand(0.1m, 5, job: 1), Stop)).Amount);
    }

    [Theory]
    // The start is the evening of the last day of March.
    [InlineData("MaxCostPerDay", 3, "2026-04-01", 2)]
    [InlineData("MaxCostPerMonth", 3, "2026-04-01", 2)]
    [InlineData("MaxCostPerMonth", -2, null, 3)]
    public async Task A_day_and_a_month_count_all_jobs(string limit, int later, string? resets, int left)
    {
        IJournalStore store = await StartAsync();
        JournalRun run = await store.BeginAsync();
        JournalRun other = await store.BeginAsync("other");
        decimal? day = limit == "MaxCostPerDay" ? 3 : null;
        decimal? month = limit == "MaxCostPerMonth" ? 3 : null;
        if (later < 0)
        {
            // A bill of the same month, sent on an earlier day.
            await store.ReserveSliceAsync(run, Demand(3, 3), Stop);
            await store.OpenRequestAsync(Open(run, 1, "a", 1, 3, Start.AddDays(later)), Stop);
            await store.AddReplyAsync(Open(run, 1, "a", 1, 3, Start.AddDays(later)), Reply(cost: 3));
            Assert.Equal(new BudgetShortage("JobOptions." + limit, 3, 3, 0, 1, new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero)), (await store.ReserveSliceAsync(other, Demand(1, 1, month: month), Stop)).Shortage);
            Assert.Equal(left, (await store.ReserveSliceAsync(other, Demand(1, 3, month: month, now: Start.AddDays(1)), Stop)).Amount);
            return;
        }

        await store.ReserveSliceAsync(run, Demand(3, 3), Stop);
        await store.OpenRequestAsync(Open(run, 1, "a", 1, 2, Start), Stop);

        SliceGrant none = await store.ReserveSliceAsync(other, Demand(1, 1, day: day, month: month), Stop);
        // The slice counts in each day, since its requests come; the request counts on its own day.
        SliceGrant next = await store.ReserveSliceAsync(other, Demand(1, 5, day: day, month: month, now: Start.AddHours(later)), Stop);

        Assert.Equal(new BudgetShortage("JobOptions." + limit, 3, 0, 3, 1, DateTimeOffset.Parse(resets! + "T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture)), none.Shortage);
        Assert.Equal(new SliceGrant(left, null), next);
    }

    [Fact]
    public async Task A_bill_counts_on_the_day_on_which_the_request_was_sent()
    {
        IJournalStore store = await StartAsync();
        JournalRun run = await store.BeginAsync();
        OpenRequest request = Open(run, 1, "a", 1, 0, Start.AddHours(1));
        await store.OpenRequestAsync(request, Stop);
        Clock.Now = Start.AddHours(5);
        await store.AddReplyAsync(request, Reply(cost: 0.5m));
        OpenRequest next = Open(run, 2, "b", 2, 0, Start.AddHours(5));
        await store.OpenRequestAsync(next, Stop);
        await store.AddReplyAsync(next, Reply(cost: null));

        Assert.Equal(
            [new DailySpending("receipts", new DateOnly(2026, 3, 31), 1, 0, 0.5m), new DailySpending("receipts", new DateOnly(2026, 4, 1), 1, 1, 0)],
            await store.Records.ReadSpendingAsync(Stop));
    }

    [Fact]
    public async Task What_may_be_billed_stays_reserved_until_it_is_settled_or_released()
    {
        IJournalStore store = await StartAsync();
        JournalRun run = await store.BeginAsync();
        await store.ReserveSliceAsync(run, Demand(10, 10, job: 10), Stop);
        OpenRequest[] requests = [.. Enumerable.Range(1, 5).Select(number => Open(run, number, $"item {number}", number, number, Start.AddMinutes(-number)))];
        foreach (OpenRequest request in requests[..4])
            await store.OpenRequestAsync(request, Stop);
        await store.KeepRequestAsync(requests[0], "req_1");
        await store.KeepRequestAsync(requests[1], null);
        await store.DropRequestAsync(requests[2]);
        // The price of this reply is not known.
        await store.AddReplyAsync(requests[3], Reply(cost: null) with { RequestId = "req_4" });
        // It was never opened.
        await store.DropRequestAsync(requests[4]);

        IReadOnlyList<UnsettledRequest> unsettled = await store.Records.FindUnsettledAsync(Stop);
        Assert.Equal([("item 4", 4m, "req_4"), ("item 2", 2m, null), ("item 1", 1m, "req_1")], unsettled.Select(static request => (request.Key!, request.Amount, request.RequestId)));
        Assert.Equal(unsettled[2] with { Id = 0 }, new UnsettledRequest(0, "receipts", "item 1", Method, 1, Start.AddMinutes(-1), "req_1"));
        Assert.Equal(7, (await store.ReadTotalsAsync(run.JobId, Stop)).Reserved);

        Assert.True(await store.Records.SettleAsync(unsettled[0].Id, 0.25m, Stop));
        Assert.False(await store.Records.SettleAsync(unsettled[0].Id, 0.25m, Stop));
        Assert.Equal((0.25m, 3m), await MoneyOfAsync(store, run));
        Assert.Equal(2, await store.Records.ReleaseUnsettledAsync(Stop));
        Assert.Equal((0.25m, 0m), await MoneyOfAsync(store, run));

        // The dropped request is in the slice again: of 10, 1 + 2 + 4 have left it.
        await store.EndRunAsync(run, "completed");
        Assert.Equal(9.75m, (await store.ReserveSliceAsync(await store.BeginAsync(), Demand(1, 20, job: 10), Stop)).Amount);
    }

    [Fact]
    public async Task A_request_that_runs_cannot_be_settled()
    {
        IJournalStore store = await StartAsync();
        JournalRun run = await store.BeginAsync();
        await store.OpenRequestAsync(Open(run, 1, "a", 1, 1), Stop);

        Assert.Equal(0, await store.Records.ReleaseUnsettledAsync(Stop));
        Assert.False(await store.Records.SettleAsync(1, 0, Stop));
        Assert.Equal(1, (await store.ReadTotalsAsync(run.JobId, Stop)).Reserved);
    }

    [Fact]
    public async Task Random_operations_leave_what_a_simple_ledger_has()
    {
        int seeds = Environment.GetEnvironmentVariable("GPTIMAGE2_LONG_TESTS") == "1" ? 60 : 6;
        for (int seed = 0; seed < seeds; seed++)
        {
            var random = new Random(seed);
            var judge = new LedgerJudge($"seed {seed}", $"job {seed}", $"other {seed}");
            IJournalStore store = await StartAsync();
            // What other seeds left is not in the way of this one.
            await store.Records.ReleaseUnsettledAsync(Stop);
            Clock.Now = Start.AddYears(seed);
            await judge.BeginAsync(store);
            for (int step = 0; step < 120; step++)
            {
                if (random.Next(25) == 0)
                {
                    store = await ReopenAsync(store);
                    judge.Interrupt();
                    await judge.BeginAsync(store);
                }

                if (random.Next(10) == 0)
                    Clock.Now = Clock.Now.AddHours(random.Next(30));
                await judge.StepAsync(store, random, Clock.Now);
            }

            await store.DisposeAsync();
        }
    }

    private static async Task<(decimal Spent, decimal Reserved)> MoneyOfAsync(IJournalStore store, JournalRun run)
    {
        JobTotals totals = await store.ReadTotalsAsync(run.JobId, Stop);
        return (totals.Spent, totals.Reserved);
    }
}

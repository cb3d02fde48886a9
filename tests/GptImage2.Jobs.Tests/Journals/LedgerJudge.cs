using GptImage2.Jobs.Journals;
using static GptImage2.Jobs.Tests.Journals.StoreSamples;

namespace GptImage2.Jobs.Tests.Journals;

/// <summary>A ledger of two jobs as simple as can be: lists that are summed. A store is compared with it after each operation.</summary>
internal sealed class LedgerJudge(string name, params string[] jobs)
{
    // Each request is another one: an equal one that is open or answered would be refused.
    private static long _identities = 1_000_000;

    private readonly List<(string Job, DateOnly Day, decimal Cost)> _bills = [];
    private readonly List<Sent> _open = [];
    private readonly Dictionary<string, decimal> _slices = [];
    private readonly Dictionary<string, JournalRun> _runs = [];
    private long _number;

    public async Task BeginAsync(IJournalStore store)
    {
        foreach (string job in jobs)
        {
            JournalRun run = await store.BeginAsync(job);
            _runs[job] = run;
            Sent[] ended = [.. _open.Where(sent => sent.Job == job)];
            Assert.True((ended.Length, ended.Sum(static sent => sent.Request.Reserved)) == (run.PossiblyBilled, run.PossiblyBilledCost), name);
        }
    }

    /// <summary>The process is gone: its slices are free, its requests may be billed.</summary>
    public void Interrupt()
    {
        _slices.Clear();
        foreach (Sent sent in _open)
            sent.HasEnded = true;
    }

    /// <summary>Does one random operation with both, and compares them.</summary>
    public async Task StepAsync(IJournalStore store, Random random, DateTimeOffset now)
    {
        string job = jobs[random.Next(jobs.Length)];
        Sent[] running = [.. _open.Where(sent => !sent.HasEnded && sent.Job == job)];
        Sent? sent = running.Length == 0 ? null : running[random.Next(running.Length)];
        switch (random.Next(8))
        {
            case 0 or 1:
                await ReserveAsync(store, random, job, now);
                break;
            case 2 or 3 when _slices.GetValueOrDefault(job) > 0:
                decimal amount = decimal.Round(_slices[job] * random.Next(1, 5) / 4, 9, MidpointRounding.ToZero);
                OpenRequest request = Open(_runs[job], ++_number, "item", Interlocked.Increment(ref _identities), amount, now);
                _slices[job] -= amount;
                _open.Add(new Sent(job, request));
                await store.OpenRequestAsync(request, CancellationToken.None);
                break;
            case 4 when sent is not null:
                decimal? cost = random.Next(4) == 0 ? null : Amount(random);
                if (cost is null && sent.Request.Reserved > 0)
                    sent.HasEnded = true;
                else
                    _open.Remove(sent);
                if (cost is { } paid)
                    _bills.Add((job, DateOnly.FromDateTime(sent.Request.SentAt.UtcDateTime), paid));
                await store.AddReplyAsync(sent.Request, Reply(cost: cost));
                break;
            case 5 when sent is not null:
                _open.Remove(sent);
                _slices[job] = _slices.GetValueOrDefault(job) + sent.Request.Reserved;
                await store.DropRequestAsync(sent.Request);
                break;
            case 6 when sent is not null:
                sent.HasEnded = true;
                await store.KeepRequestAsync(sent.Request, "req");
                break;
            case 7:
                await SettleAsync(store, random);
                break;
        }

        await CompareAsync(store);
    }

    private async Task ReserveAsync(IJournalStore store, Random random, string job, DateTimeOffset now)
    {
        decimal least = Amount(random);
        var demand = new SliceDemand(least, least + Amount(random), Limit(random), Limit(random), Limit(random), now);
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        decimal amount = demand.Wanted;
        string? shortage = null;
        foreach ((string limit, decimal? most, Func<string, DateOnly, bool> counts) in ((string, decimal?, Func<string, DateOnly, bool>)[])
        [
            ("JobOptions.MaxCost", demand.Job, (other, _) => other == job),
            ("JobOptions.MaxCostPerDay", demand.PerDay, (_, day) => day == today),
            ("JobOptions.MaxCostPerMonth", demand.PerMonth, (_, day) => (day.Year, day.Month) == (today.Year, today.Month)),
        ])
        {
            decimal used = _bills.Where(bill => counts(bill.Job, bill.Day)).Sum(static bill => bill.Cost)
                + _open.Where(open => counts(open.Job, DateOnly.FromDateTime(open.Request.SentAt.UtcDateTime))).Sum(static open => open.Request.Reserved)
                + _slices.Where(slice => counts(slice.Key, today)).Sum(static slice => slice.Value);
            if (most - used < least && shortage is null)
                shortage = limit;
            amount = Math.Min(amount, most - used ?? amount);
        }

        if (shortage is null)
            _slices[job] = _slices.GetValueOrDefault(job) + amount;
        SliceGrant grant = await store.ReserveSliceAsync(_runs[job], demand, CancellationToken.None);
        Assert.True((shortage is null ? amount : 0, shortage) == (grant.Amount, grant.Shortage?.LimitName), $"{name}: {demand} gave {grant}, not {amount} {shortage}");
    }

    private async Task SettleAsync(IJournalStore store, Random random)
    {
        IReadOnlyList<UnsettledRequest> unsettled = await store.Records.FindUnsettledAsync(CancellationToken.None);
        if (unsettled.Count == 0)
            return;
        if (random.Next(4) == 0)
        {
            _open.RemoveAll(static sent => sent.HasEnded);
            Assert.Equal(unsettled.Count, await store.Records.ReleaseUnsettledAsync(CancellationToken.None));
            return;
        }

        UnsettledRequest some = unsettled[random.Next(unsettled.Count)];
        Sent sent = _open.First(open => open.HasEnded && open.Job == some.Job && open.Request.Reserved == some.Amount && open.Request.SentAt == some.SentAt);
        decimal cost = Amount(random);
        _open.Remove(sent);
        _bills.Add((sent.Job, DateOnly.FromDateTime(sent.Request.SentAt.UtcDateTime), cost));
        Assert.True(await store.Records.SettleAsync(some.Id, cost, CancellationToken.None));
    }

    private async Task CompareAsync(IJournalStore store)
    {
        foreach (string job in jobs)
        {
            JobTotals totals = await store.ReadTotalsAsync(_runs[job].JobId, CancellationToken.None);
            decimal spent = _bills.Where(bill => bill.Job == job).Sum(static bill => bill.Cost);
            decimal reserved = _open.Where(sent => sent.Job == job).Sum(static sent => sent.Request.Reserved);
            Assert.True((spent, reserved) == (totals.Spent, totals.Reserved), $"{name}: {job} has {totals}, not {spent} and {reserved}");
        }

        IEnumerable<(string, DateOnly, decimal)> days = _bills.GroupBy(static bill => (bill.Job, bill.Day)).Select(static day => (day.Key.Job, day.Key.Day, day.Sum(static bill => bill.Cost)));
        IEnumerable<(string, DateOnly, decimal)> stored = (await store.Records.ReadSpendingAsync(CancellationToken.None))
            .Where(day => jobs.Contains(day.Job) && day.Requests > day.UnpricedRequests).Select(static day => (day.Job, day.Day, day.Cost));
        Assert.Equal(days.Order(), stored.Order());
    }

    private static decimal Amount(Random random) => random.Next(1, 2_000_000_000) / 1_000_000_000m;

    private static decimal? Limit(Random random) => random.Next(2) == 0 ? null : random.Next(1, 20);

    /// <summary>A request that was sent.</summary>
    private sealed class Sent(string job, OpenRequest request)
    {
        public string Job => job;

        public OpenRequest Request => request;

        public bool HasEnded { get; set; }
    }
}

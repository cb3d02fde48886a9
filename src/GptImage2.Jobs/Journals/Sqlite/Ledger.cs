using System.Globalization;
using GptImage2.Models.Budgets;

namespace GptImage2.Jobs.Journals.Sqlite;

/// <summary>The money: what is spent by job and day, and what runs have reserved in slices for requests to come.</summary>
internal sealed class Ledger
{
    private readonly SqliteStatement _spend;
    private readonly SqliteStatement _spentByJob;
    private readonly SqliteStatement _reservedByJob;
    private readonly SqliteStatement _spentSince;
    private readonly SqliteStatement _reservedSince;
    private readonly SqliteStatement _heldElsewhere;
    private readonly SqliteStatement _add;
    private readonly SqliteStatement _take;

    public Ledger(SqliteDatabase database)
    {
        _spend = database.Prepare(
            """
            INSERT INTO spending (job_id, day, requests, unpriced, cost) VALUES (?1, ?2, 1, ?3, ?4)
            ON CONFLICT (job_id, day) DO UPDATE SET requests = requests + 1, unpriced = unpriced + ?3, cost = cost + ?4
            """);
        _spentByJob = database.Prepare("SELECT COALESCE(SUM(cost), 0) FROM spending WHERE job_id = ?");
        _reservedByJob = database.Prepare(
            """
            SELECT COALESCE((SELECT SUM(amount) FROM slices JOIN runs ON runs.id = slices.run_id WHERE runs.job_id = ?1), 0)
                + COALESCE((SELECT SUM(reserved) FROM open_requests JOIN runs ON runs.id = open_requests.run_id WHERE runs.job_id = ?1), 0)
            """);
        // Days of later bills are in it too, so that a clock that is set back does not begin a day again.
        _spentSince = database.Prepare("SELECT COALESCE(SUM(cost), 0) FROM spending WHERE day >= ?");
        _reservedSince = database.Prepare(
            """
            SELECT COALESCE((SELECT SUM(amount) FROM slices), 0)
                + COALESCE((SELECT SUM(reserved) FROM open_requests WHERE sent_at >= ?1), 0)
            """);
        _heldElsewhere = database.Prepare(
            """
            SELECT COALESCE((SELECT SUM(amount) FROM slices JOIN runs ON runs.id = slices.run_id WHERE run_id <> ?1 AND (?2 IS NULL OR runs.job_id = ?2)), 0)
                + COALESCE((SELECT SUM(reserved) FROM open_requests JOIN runs ON runs.id = open_requests.run_id
                    WHERE run_id <> ?1 AND (?2 IS NULL OR runs.job_id = ?2) AND open_requests.ended_at IS NULL AND in_batch = 0), 0)
            """);
        _add = database.Prepare("INSERT INTO slices (run_id, amount) VALUES (?1, ?2) ON CONFLICT (run_id) DO UPDATE SET amount = amount + ?2");
        _take = database.Prepare("UPDATE slices SET amount = MAX(0, amount - ?2) WHERE run_id = ?1");
    }

    /// <summary>Reserves a slice, of the most that all limits leave.</summary>
    public SliceGrant Reserve(JournalRun run, SliceDemand demand)
    {
        long least = Money.ToBillionths(demand.Least);
        long amount = Math.Max(least, Money.ToBillionths(demand.Wanted));
        var today = DateOnly.FromDateTime(demand.Now.UtcDateTime);
        var month = new DateOnly(today.Year, today.Month, 1);
        foreach (Limit limit in (ReadOnlySpan<Limit>)[new("MaxCost", demand.Job, null, null), new("MaxCostPerDay", demand.PerDay, today, today.AddDays(1)), new("MaxCostPerMonth", demand.PerMonth, month, month.AddMonths(1))])
        {
            if (limit.Dollars is not { } dollars)
                continue;
            string? since = limit.Since?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            long spent = (since is null ? _spentByJob.Number(run.JobId) : _spentSince.Number(since)) ?? 0;
            long reserved = (since is null ? _reservedByJob.Number(run.JobId) : _reservedSince.Number(since)) ?? 0;
            long left = Money.ToBillionths(dollars) - spent - reserved;
            if (left < least)
            {
                return new SliceGrant(0, new BudgetShortage("JobOptions." + limit.Name, dollars, Money.ToDollars(spent), Money.ToDollars(reserved), demand.Least, limit.ResetsAt))
                {
                    Elsewhere = Money.ToDollars(_heldElsewhere.Number(run.Id, since is null ? run.JobId : (long?)null) ?? 0),
                };
            }

            amount = Math.Min(amount, left);
        }

        _add.Run(run.Id, amount);
        return new SliceGrant(Money.ToDollars(amount), null);
    }

    /// <summary>Takes the reservation of a request out of the slice of its run.</summary>
    public void Take(long run, long amount)
    {
        if (amount > 0)
            _take.Run(run, amount);
    }

    /// <summary>Puts the reservation of a request that is not billed back into the slice of its run.</summary>
    public void Return(long run, long amount)
    {
        if (amount > 0)
            _add.Run(run, amount);
    }

    /// <summary>Counts a bill on the day on which its request was sent.</summary>
    /// <param name="job">The job.</param>
    /// <param name="sentAt">When the request was sent.</param>
    /// <param name="cost">The cost in billionths of a US dollar; null when it is not known.</param>
    public void Spend(long job, DateTimeOffset sentAt, long? cost) => _spend.Run(job, Times.ToDayText(sentAt), cost is null, cost ?? 0);

    /// <summary>A limit of cost, and the day from which it counts; null for one that counts a job from its beginning.</summary>
    private readonly record struct Limit(string Name, decimal? Dollars, DateOnly? Since, DateOnly? Until)
    {
        public DateTimeOffset? ResetsAt => Until is { } day ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) : null;
    }
}

using GptImage2.Jobs.Journals;
using GptImage2.Jobs.Journals.Queues;
using Npgsql;

namespace GptImage2.Jobs.PostgreSql.Store;

/// <summary>The queue of a journal in PostgreSQL. It writes by a connection of its own, so that large payloads do not hold up the requests of the jobs.</summary>
internal sealed class WorkQueue(PostgreSqlJournalStore store, GroupWriter writer, TimeProvider clock) : IWorkQueue
{
    public async ValueTask<bool> AddRangeAsync(string job, string submission, long number, IReadOnlyList<WorkItem> items, CancellationToken cancellationToken)
    {
        WorkItems.Check(number, items);
        foreach (WorkItem item in items)
            PostgreSqlJournalStore.RequireStorable(item.Key);
        int added = await WriteAsync(
            WriteKind.Opening,
            FunctionCalls.Of(
                "add_range",
                job, submission, number, Parameters.Texts(items.Select(static item => item.Key)),
                Parameters.Documents([.. items.Select(static item => (ReadOnlyMemory<byte>?)item.Payload)]), clock.GetUtcNow()),
            cancellationToken).ConfigureAwait(false);
        return added switch
        {
            2 => throw SubmissionErrors.OtherJob(submission, job),
            3 => throw SubmissionErrors.IsComplete(submission, number),
            _ => added == 1,
        };
    }

    public async ValueTask CompleteAsync(string submission, long rangeCount, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rangeCount);
        if (await WriteAsync(WriteKind.Opening, FunctionCalls.Of("complete_submission", submission, rangeCount), cancellationToken).ConfigureAwait(false) == 2)
            throw SubmissionErrors.OtherCount(submission, rangeCount);
    }

    public ValueTask<Submission?> FindSubmissionAsync(string submission, CancellationToken cancellationToken) => store.Database.ReadAsync(
        """
        SELECT jobs.name, submissions.created_at, expected IS NOT NULL, ranges, items, worked, confirmed FROM submissions
        JOIN jobs ON jobs.id = job_id WHERE submissions.id = $1 AND ended_at IS NULL
        """,
        [submission],
        rows => !rows.Read() ? null : new Submission(submission, rows.GetString(0), rows.Time(1))
        {
            IsComplete = rows.GetBoolean(2),
            Ranges = rows.GetInt64(3),
            Items = rows.GetInt64(4),
            Worked = rows.GetInt64(5),
            Confirmed = rows.GetInt64(6),
        },
        cancellationToken);

    // A run whose lease is over still has its ranges until someone leases one.
    public ValueTask<bool> HasWorkAsync(string job, CancellationToken cancellationToken) => store.Database.ReadAsync(
        """
        SELECT EXISTS (SELECT 1 FROM work_ranges WHERE job_id = jobs.id AND state = 'waiting')
            OR EXISTS (SELECT 1 FROM work_ranges JOIN leases USING (run_id) WHERE job_id = jobs.id AND state = 'leased' AND until < clock_timestamp())
        FROM jobs WHERE name = $1
        """,
        [job],
        static rows => rows.Read() && rows.GetBoolean(0),
        cancellationToken);

    public async ValueTask<WorkRange?> LeaseRangeAsync(JournalRun run, CancellationToken cancellationToken)
    {
        store.Check(run);
        WorkRange? range = await WriteAsync(
            WriteKind.Opening,
            [
                FunctionCalls.Of("expire_runs", clock.GetUtcNow()),
                ("SELECT * FROM lease_range($1, $2)", [run.Id, Guid.NewGuid().ToString("N")]),
            ],
            rows => rows.FieldCount == 1 ? null : rows.GetInt32(0) switch
            {
                PostgreSqlFunctions.Fenced => throw store.Lost(run),
                0 => null,
                _ => new WorkRange(rows.GetInt64(1), rows.GetString(2), rows.GetInt64(3), []),
            },
            cancellationToken).ConfigureAwait(false);
        if (range is null)
            return null;
        try
        {
            return range with
            {
                Items = await store.Database.ReadAsync(
                    "SELECT key, payload FROM work_items WHERE range_id = $1 ORDER BY ordinal",
                    [range.Id],
                    static rows => rows.All(static row => row.IsDBNull(0) ? WorkItems.Forgotten : new WorkItem(row.GetString(0), row.GetFieldValue<byte[]>(1))),
                    cancellationToken).ConfigureAwait(false),
            };
        }
        catch
        {
            // No one else knows that it is leased.
            (string sql, object?[] values) = FunctionCalls.Of("return_range", run.Id, range.Id);
            writer.Write(WriteKind.Closing, sql, values);
            throw;
        }
    }

    public async ValueTask CompleteRangeAsync(JournalRun run, WorkRange range, IReadOnlyList<WorkResult> results)
    {
        WorkItems.Check(range, results);
        // What the run has recorded of the items comes first.
        await store.FlushAsync().ConfigureAwait(false);
        int completed = await WriteAsync(
            WriteKind.Closing,
            FunctionCalls.Of("complete_range", run.Id, range.Id, Parameters.Documents([.. results.Select(static result => (ReadOnlyMemory<byte>?)result.Payload)]), clock.GetUtcNow()),
            CancellationToken.None).ConfigureAwait(false);
        if (completed == PostgreSqlFunctions.Fenced)
            throw store.Lost(run);
        if (completed == 0)
            throw SubmissionErrors.NotLeased(run, range);
    }

    public async ValueTask ReturnRangeAsync(JournalRun run, WorkRange range)
    {
        if (await WriteAsync(WriteKind.Closing, FunctionCalls.Of("return_range", run.Id, range.Id), CancellationToken.None).ConfigureAwait(false) == PostgreSqlFunctions.Fenced)
            throw store.Lost(run);
    }

    public async ValueTask<WorkResults> ReadResultsAsync(string submission, int mostItems, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(mostItems);
        store.RequireWritable();
        List<WorkedRange> ranges = await store.Database.ReadAsync(
            """
            WITH first AS (SELECT id, number, place, items FROM work_ranges WHERE submission = $1 AND state = 'worked' ORDER BY place LIMIT $2),
                counted AS (SELECT id, number, place, SUM(items) OVER (ORDER BY place) - items AS before, SUM(items) OVER (ORDER BY place) AS after FROM first)
            SELECT number, key, result FROM counted JOIN work_items ON range_id = id WHERE before = 0 OR after <= $2 ORDER BY place, ordinal
            """,
            [submission, (long)mostItems],
            RangesOf,
            cancellationToken).ConfigureAwait(false);
        (bool goesOn, SubmissionStop? stop) = await store.Database.ReadAsync(
            "SELECT see_submission($1), (SELECT stop_reason FROM submissions WHERE id = $1), (SELECT stop_message FROM submissions WHERE id = $1)",
            [submission],
            static rows => (rows.Read() && rows.GetBoolean(0), rows.TextOrNull(1) is { } reason ? new SubmissionStop(Enum.Parse<JobStopReason>(reason), rows.TextOrNull(2) ?? "") : null),
            cancellationToken).ConfigureAwait(false);
        return goesOn ? new WorkResults(ranges, IsOver: false) { Stop = stop } : new WorkResults([], IsOver: true);
    }

    public async ValueTask ConfirmAsync(string submission, IReadOnlyCollection<long> ranges, CancellationToken cancellationToken) =>
        await WriteAsync(WriteKind.Opening, FunctionCalls.Of("confirm_ranges", submission, ranges.ToArray()), cancellationToken).ConfigureAwait(false);

    public async ValueTask AbandonAsync(string submission, CancellationToken cancellationToken) =>
        await WriteAsync(WriteKind.Opening, FunctionCalls.Of("abandon_submission", submission), cancellationToken).ConfigureAwait(false);

    public async ValueTask StopAsync(string submission, SubmissionStop stop, CancellationToken cancellationToken) =>
        await WriteAsync(WriteKind.Opening, FunctionCalls.Of("stop_submission", submission, stop.Reason.ToString(), stop.Message.Replace('\0', '\uFFFD')), cancellationToken).ConfigureAwait(false);

    public ValueTask<int> AbandonUnattendedAsync(TimeSpan age, CancellationToken cancellationToken) =>
        WriteAsync(WriteKind.Opening, FunctionCalls.Of("abandon_unattended", age), cancellationToken);

    public ValueTask<WorkTotals> ReadTotalsAsync(string job, CancellationToken cancellationToken) => store.Database.ReadAsync(
        """
        SELECT COALESCE(SUM(items) FILTER (WHERE state = 'waiting'), 0), COALESCE(SUM(items) FILTER (WHERE state = 'leased'), 0), COALESCE(SUM(items) FILTER (WHERE state = 'worked'), 0)
        FROM work_ranges WHERE job_id = (SELECT id FROM jobs WHERE name = $1) AND state <> 'confirmed'
        """,
        [job],
        static rows => rows.Read() ? new WorkTotals(rows.GetInt64(0), rows.GetInt64(1), rows.GetInt64(2)) : new WorkTotals(0, 0, 0),
        cancellationToken);

    private static List<WorkedRange> RangesOf(NpgsqlDataReader rows)
    {
        List<WorkedRange> ranges = [];
        List<WorkResult> results = [];
        while (rows.Read())
        {
            if (ranges.Count == 0 || ranges[^1].Number != rows.GetInt64(0))
                ranges.Add(new WorkedRange(rows.GetInt64(0), results = []));
            results.Add(rows.IsDBNull(1) ? WorkItems.ForgottenResult : new WorkResult(rows.GetString(1), rows.GetFieldValue<byte[]>(2)));
        }

        return ranges;
    }

    private ValueTask<int> WriteAsync(WriteKind kind, (string, object?[]) command, CancellationToken cancellationToken) =>
        WriteAsync(kind, [command], static rows => rows.GetInt32(0), cancellationToken);

    private async ValueTask<T> WriteAsync<T>(WriteKind kind, IReadOnlyList<(string, object?[])> commands, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        store.RequireWritable();
        return await writer.WriteAsync(
            kind,
            commands,
            async rows =>
            {
                await rows.ReadAsync(CancellationToken.None).ConfigureAwait(false);
                return read(rows);
            },
            cancellationToken).ConfigureAwait(false);
    }
}

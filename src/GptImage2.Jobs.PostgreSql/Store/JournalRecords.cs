using System.Runtime.CompilerServices;
using GptImage2.Jobs.Journals;

namespace GptImage2.Jobs.PostgreSql.Store;

/// <summary>What people ask a journal in PostgreSQL for.</summary>
internal sealed class JournalRecords(PostgreSqlJournalStore store, PostgreSqlDatabase database, Tombstones tombstones, TimeProvider clock) : IJournalRecords
{
    private const int ItemsInPage = 500;

    private readonly Forgetting _forgetting = new(database, tombstones, clock);

    public async ValueTask<IReadOnlyList<JobSummary>> ReadJobsAsync(CancellationToken cancellationToken) => await database.ReadAsync(
        """
        SELECT name, created_at, COALESCE(done, 0), COALESCE(failed, 0), COALESCE(unacknowledged, 0), COALESCE(requests, 0), COALESCE(corrections, 0),
            COALESCE(spent, 0)::bigint, COALESCE(reserved, 0)::bigint, COALESCE(unsettled, 0), COALESCE(possibly_billed, 0)::bigint,
            (SELECT COUNT(*) FROM runs JOIN leases ON leases.run_id = runs.id WHERE runs.job_id = jobs.id AND ended_at IS NULL AND leases.until > clock_timestamp())
        FROM jobs
        LEFT JOIN (
            SELECT job_id, COUNT(*) FILTER (WHERE state = 'done') AS done, COUNT(*) FILTER (WHERE state = 'failed') AS failed,
                COUNT(*) FILTER (WHERE NOT acknowledged) AS unacknowledged, SUM(requests) AS requests, SUM(corrections) AS corrections
            FROM items GROUP BY job_id) AS item_totals ON item_totals.job_id = jobs.id
        LEFT JOIN (
            SELECT job_id, SUM(reserved) AS reserved, COUNT(*) FILTER (WHERE ended_at IS NOT NULL) AS unsettled,
                SUM(reserved) FILTER (WHERE ended_at IS NOT NULL) AS possibly_billed
            FROM open_requests GROUP BY job_id) AS open_totals ON open_totals.job_id = jobs.id
        LEFT JOIN (SELECT job_id, SUM(cost) AS spent FROM spending GROUP BY job_id) AS spent_totals ON spent_totals.job_id = jobs.id
        ORDER BY jobs.id
        """,
        [],
        static rows => rows.All(static row => new JobSummary(
            row.GetString(0), row.Time(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6),
            Money.ToDollars(row.GetInt64(7)), Money.ToDollars(row.GetInt64(8)), row.GetInt64(9), Money.ToDollars(row.GetInt64(10)))
        {
            ActiveRuns = (int)row.GetInt64(11),
        }),
        cancellationToken).ConfigureAwait(false);

    public async IAsyncEnumerable<StoredItem> ReadItemsAsync(long job, ItemState? state, bool withDocuments, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? last = null;
        while (true)
        {
            List<StoredItem> page = await database.ReadAsync(
                $"""
                SELECT {(withDocuments ? ItemReader.ColumnsWithDocuments : ItemReader.ColumnsWithoutDocuments)} FROM (
                    SELECT * FROM items WHERE job_id = $1 AND ($2 IS NULL OR state = $2) AND ($3 IS NULL OR key > $3) ORDER BY key LIMIT $4) AS items
                LEFT JOIN item_requests ON item_requests.item_id = items.id AND item_requests.ordinal >= 0
                LEFT JOIN replies ON replies.request = item_requests.request AND replies.turn = 'first'
                ORDER BY items.key, item_requests.ordinal
                """,
                [job, Parameters.Text(state switch { null => null, ItemState.Done => "done", ItemState.Failed => "failed", _ => "forgotten" }), Parameters.Text(last), ItemsInPage],
                ItemReader.Read,
                cancellationToken).ConfigureAwait(false);
            foreach (StoredItem item in page)
                yield return item;
            if (page.Count < ItemsInPage)
                yield break;
            last = page[^1].Key;
        }
    }

    public async ValueTask<IReadOnlyList<MethodSpending>> ReadMethodSpendingAsync(long job, CancellationToken cancellationToken) => await database.ReadAsync(
        """
        SELECT method, (at AT TIME ZONE 'UTC')::date AS day, COUNT(*), COUNT(*) FILTER (WHERE turn <> 'first'), COALESCE(SUM(input_tokens), 0)::bigint,
            COALESCE(SUM(output_tokens), 0)::bigint, COALESCE(SUM(cost), 0)::bigint
        FROM replies WHERE job_id = $1 GROUP BY method, day ORDER BY method, day
        """,
        [job],
        static rows => rows.All(static row => new MethodSpending(
            row.GetString(0), row.GetFieldValue<DateOnly>(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), Money.ToDollars(row.GetInt64(6)))),
        cancellationToken).ConfigureAwait(false);

    public async ValueTask<IReadOnlyDictionary<string, string>> FindPicturePathsAsync(IReadOnlyCollection<string> hashes, CancellationToken cancellationToken) => await database.ReadAsync(
        "SELECT hash, MIN(path) FROM pictures WHERE hash = ANY ($1) GROUP BY hash",
        [Parameters.Texts(hashes)],
        static rows => rows.All(static row => (Hash: row.GetString(0), Path: row.GetString(1))).ToDictionary(static pair => pair.Hash, static pair => pair.Path, StringComparer.Ordinal),
        cancellationToken).ConfigureAwait(false);

    public async ValueTask<IReadOnlyList<BatchSummary>> ReadBatchesAsync(string? job, CancellationToken cancellationToken) => await database.ReadAsync(
        """
        SELECT jobs.name, lines, answered, failed, batches.created_at, batch_id, status, bytes, submitted_at, ended_at
        FROM batches JOIN jobs ON jobs.id = batches.job_id WHERE $1 IS NULL OR jobs.name = $1 ORDER BY batches.id
        """,
        [Parameters.Text(job)],
        static rows => rows.All(static row => new BatchSummary(row.GetString(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.Time(4))
        {
            BatchId = row.TextOrNull(5),
            Status = row.TextOrNull(6),
            Bytes = row.GetInt64(7),
            SubmittedAt = row.TimeOrNull(8),
            EndedAt = row.TimeOrNull(9),
        }),
        cancellationToken).ConfigureAwait(false);

    public async ValueTask<IReadOnlyList<DailySpending>> ReadSpendingAsync(CancellationToken cancellationToken) => await database.ReadAsync(
        """
        SELECT jobs.name, day, SUM(requests)::bigint, SUM(unpriced)::bigint, SUM(cost)::bigint
        FROM spending JOIN jobs ON jobs.id = spending.job_id GROUP BY jobs.name, day ORDER BY day, jobs.name
        """,
        [],
        static rows => rows.All(static row => new DailySpending(row.GetString(0), row.GetFieldValue<DateOnly>(1), row.GetInt64(2), row.GetInt64(3), Money.ToDollars(row.GetInt64(4)))),
        cancellationToken).ConfigureAwait(false);

    public async ValueTask<IReadOnlyList<UnsettledRequest>> FindUnsettledAsync(CancellationToken cancellationToken) => await database.ReadAsync(
        """
        SELECT open_requests.id, jobs.name, item, method, reserved, sent_at, request_id FROM open_requests
        JOIN jobs ON jobs.id = open_requests.job_id WHERE ended_at IS NOT NULL ORDER BY sent_at, open_requests.id
        """,
        [],
        static rows => rows.All(static row => new UnsettledRequest(row.GetInt64(0), row.GetString(1), row.TextOrNull(2), row.GetString(3), Money.ToDollars(row.GetInt64(4)), row.Time(5), row.TextOrNull(6))),
        cancellationToken).ConfigureAwait(false);

    public ValueTask<bool> SettleAsync(long id, decimal cost, CancellationToken cancellationToken) =>
        store.WriteAsync(WriteKind.Opening, [FunctionCalls.Of("settle", id, Money.ToBillionths(cost))], static rows => rows.GetBoolean(0), cancellationToken);

    public async ValueTask<int> ReleaseUnsettledAsync(CancellationToken cancellationToken) => (int)await store.WriteAsync(
        WriteKind.Opening,
        [("WITH released AS (DELETE FROM open_requests WHERE ended_at IS NOT NULL RETURNING 1) SELECT COUNT(*) FROM released", [])],
        static rows => rows.GetInt64(0),
        cancellationToken).ConfigureAwait(false);

    public async ValueTask<ForgetResult> ForgetAsync(string? job, IReadOnlyList<string> keys, ForgetOptions options, CancellationToken cancellationToken)
    {
        store.ThrowIfDisposed();
        // What was recorded before is forgotten too.
        await store.FlushAsync().ConfigureAwait(false);
        return await _forgetting.ForgetAsync(job, keys, options, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<ForgetResult> ForgetOlderThanAsync(TimeSpan age, CancellationToken cancellationToken)
    {
        store.ThrowIfDisposed();
        await store.FlushAsync().ConfigureAwait(false);
        return await _forgetting.ForgetOlderThanAsync(age, cancellationToken).ConfigureAwait(false);
    }
}

namespace GptImage2.Jobs.Journals.Sqlite;

/// <summary>Reads items.</summary>
internal sealed class ItemQueries
{
    private readonly Tombstones _tombstones;
    private readonly SqliteStatement _find;
    private readonly SqliteStatement _requests;
    private readonly SqliteStatement _totals;
    private readonly SqliteStatement _job;

    public ItemQueries(SqliteDatabase database)
    {
        _tombstones = new Tombstones(database);
        _find = database.Prepare(
            $"""
            SELECT id, state, run_id, acknowledged, corrections, repairs, error_type, error_message, violations, cost, seconds, at, {TokenColumns.Names}
            FROM items WHERE job_id = ? AND key = ?
            """);
        _requests = database.Prepare(
            """
            SELECT item_requests.request, prompt, pictures, item_requests.method, item_requests.finished, final_document FROM item_requests
            LEFT JOIN replies ON replies.request = item_requests.request AND replies.turn = 'first'
            WHERE item_id = ? AND ordinal >= 0 ORDER BY ordinal
            """);
        _totals = database.Prepare(
            """
            SELECT
                COUNT(*) FILTER (WHERE state = 'done'), COUNT(*) FILTER (WHERE state = 'failed'), COUNT(*) FILTER (WHERE acknowledged = 0),
                COALESCE(SUM(requests), 0), COALESCE(SUM(corrections), 0),
                COALESCE((SELECT SUM(cost) FROM spending WHERE job_id = ?1), 0),
                COALESCE((SELECT SUM(reserved) FROM open_requests JOIN runs ON runs.id = open_requests.run_id WHERE runs.job_id = ?1), 0)
            FROM items WHERE job_id = ?1
            """);
        _job = database.Prepare("SELECT id FROM jobs WHERE name = ?");
    }

    /// <summary>Finds a job by its name; null when it never ran.</summary>
    public long? FindJob(string name)
    {
        using SqliteRows rows = _job.Query(name);
        return rows.Read() ? rows.Number(0) : null;
    }

    public StoredItem? Find(long job, string key)
    {
        long id;
        StoredItem item;
        using (SqliteRows rows = _find.Query(job, key))
        {
            if (!rows.Read())
                return _tombstones.Find(job, key) is null ? null : new StoredItem(job, key, ItemState.Forgotten);
            id = rows.Number(0);
            item = new StoredItem(job, key, rows.Text(1) == "done" ? ItemState.Done : ItemState.Failed)
            {
                RunId = rows.Number(2),
                IsAcknowledged = rows.Flag(3),
                Corrections = (int)rows.Number(4),
                Repairs = (int)rows.Number(5),
                ErrorType = rows.TextOrNull(6),
                ErrorMessage = rows.TextOrNull(7),
                Violations = rows.IsNull(8) ? [] : TextList.Parse(rows.Utf8(8)),
                Cost = Money.ToDollars(rows.NumberOrNull(9)),
                Duration = Times.ToDuration(rows.Real(10)),
                At = Times.ToOffset(rows.Text(11)),
                Usage = TokenColumns.Read(rows, 12),
            };
        }

        return item with { Requests = RequestsOf(id) };
    }

    public JobTotals ReadTotals(long job)
    {
        using SqliteRows rows = _totals.Query(job);
        rows.Read();
        return new JobTotals(rows.Number(0), rows.Number(1), rows.Number(2), rows.Number(3), rows.Number(4), Money.ToDollars(rows.Number(5)), Money.ToDollars(rows.Number(6)));
    }

    private List<StoredRequest> RequestsOf(long item)
    {
        var requests = new List<StoredRequest>();
        using SqliteRows rows = _requests.Query(item);
        while (rows.Read())
        {
            requests.Add(new StoredRequest(rows.Text(0), rows.Text(1), TextList.Parse(rows.Utf8(2)), rows.Text(3))
            {
                IsFinished = rows.Flag(4),
                Document = rows.Utf8OrNull(5),
            });
        }

        return requests;
    }
}

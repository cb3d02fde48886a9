namespace GptImage2.Jobs.Journals.Sqlite;

/// <summary>Reads items.</summary>
internal sealed class ItemQueries
{
    private const int HandedOutIn = 25;

    private readonly Tombstones _tombstones;
    private readonly SqliteStatement _find;
    private readonly SqliteStatement _totals;
    private readonly SqliteStatement _job;

    public ItemQueries(SqliteDatabase database)
    {
        _tombstones = new Tombstones(database);
        _find = database.Prepare(
            $"""
            SELECT {Columns("replies.final_document")}, handed_out_in
            FROM items
            LEFT JOIN item_requests ON item_requests.item_id = items.id AND item_requests.ordinal >= 0
            LEFT JOIN replies ON replies.request = item_requests.request AND replies.turn = 'first'
            WHERE items.job_id = ? AND items.key = ?
            ORDER BY item_requests.ordinal
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

    /// <summary>The columns of an item with a request.</summary>
    /// <param name="document">The expression of the document.</param>
    public static string Columns(string document) =>
        $"""
        item_requests.request, item_requests.prompt, item_requests.pictures, item_requests.method, item_requests.finished, {document},
        state, items.run_id, acknowledged, corrections, repairs, error_type, error_message, violations, items.cost, items.seconds, items.at,
        {string.Join(", ", TokenColumns.Names.Split(", ").Select(static name => "items." + name))},
        corrected_violations, repair_kinds
        """;

    /// <summary>Finds a job by its name; null when it never ran.</summary>
    public long? FindJob(string name)
    {
        using SqliteRows rows = _job.Query(name);
        return rows.Read() ? rows.Number(0) : null;
    }

    public StoredItem? Find(long job, string key) => Find(job, key, out _);

    /// <summary>Finds an item, and the group of runs that has handed it out last.</summary>
    public StoredItem? Find(long job, string key, out long? handedOutIn)
    {
        handedOutIn = null;
        // One statement for an item and its requests: each one takes and releases a lock on the file.
        using SqliteRows rows = _find.Query(job, key);
        if (!rows.Read())
            return _tombstones.Find(job, key) is null ? null : new StoredItem(job, key, ItemState.Forgotten);
        var requests = new List<StoredRequest>();
        handedOutIn = rows.NumberOrNull(HandedOutIn);
        StoredItem item = ItemOf(rows, job, key, requests);
        if (rows.IsNull(0))
            return item;
        do
        {
            requests.Add(RequestOf(rows));
        }
        while (rows.Read());
        return item;
    }

    /// <summary>The item of a row of <see cref="Columns"/>.</summary>
    public static StoredItem ItemOf(SqliteRows rows, long job, string key, IReadOnlyList<StoredRequest> requests) =>
        new(job, key, rows.Text(6) == "done" ? ItemState.Done : ItemState.Failed)
        {
            Requests = requests,
            RunId = rows.Number(7),
            IsAcknowledged = rows.Flag(8),
            Corrections = (int)rows.Number(9),
            Repairs = (int)rows.Number(10),
            ErrorType = rows.TextOrNull(11),
            ErrorMessage = rows.TextOrNull(12),
            Violations = rows.IsNull(13) ? [] : TextList.Parse(rows.Utf8(13)),
            Cost = Money.ToDollars(rows.NumberOrNull(14)),
            Duration = Times.ToDuration(rows.Real(15)),
            At = Times.ToOffset(rows.Text(16)),
            Usage = TokenColumns.Read(rows, 17),
            CorrectedViolations = rows.IsNull(23) ? [] : TextList.Parse(rows.Utf8(23)),
            RepairKinds = rows.IsNull(24) ? [] : TextList.Parse(rows.Utf8(24)),
        };

    /// <summary>The request of a row of <see cref="Columns"/>.</summary>
    public static StoredRequest RequestOf(SqliteRows rows) => new(rows.Text(0), rows.Text(1), TextList.Parse(rows.Utf8(2)), rows.Text(3))
    {
        IsFinished = rows.Flag(4),
        Document = rows.Utf8OrNull(5),
    };

    public JobTotals ReadTotals(long job)
    {
        using SqliteRows rows = _totals.Query(job);
        rows.Read();
        return new JobTotals(rows.Number(0), rows.Number(1), rows.Number(2), rows.Number(3), rows.Number(4), Money.ToDollars(rows.Number(5)), Money.ToDollars(rows.Number(6)));
    }
}

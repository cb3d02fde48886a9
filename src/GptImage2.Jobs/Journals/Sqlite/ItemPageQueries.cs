namespace GptImage2.Jobs.Journals.Sqlite;

/// <summary>Reads all items of a job, a page at a time, so that no statement stays open between pages.</summary>
internal sealed class ItemPageQueries(SqliteDatabase database)
{
    private const int KeyColumn = 25;

    private readonly SqliteStatement _first = database.Prepare(Sql(">="));
    private readonly SqliteStatement _next = database.Prepare(Sql(">"));

    /// <summary>The next items in the order of their keys.</summary>
    /// <param name="job">The job.</param>
    /// <param name="after">The key of the last item of the page before; null for the first page.</param>
    /// <param name="state">The state of the items; null for all.</param>
    /// <param name="withDocuments">Whether the requests have the final documents of their calls.</param>
    /// <param name="most">How many at most.</param>
    public IReadOnlyList<StoredItem> Read(long job, string? after, ItemState? state, bool withDocuments, int most)
    {
        string? wanted = state switch
        {
            null => null,
            ItemState.Done => "done",
            ItemState.Failed => "failed",
            _ => "forgotten",
        };
        var items = new List<StoredItem>();
        List<StoredRequest> requests = [];
        using SqliteRows rows = (after is null ? _first : _next).Query(job, after ?? "", wanted, most, withDocuments);
        while (rows.Read())
        {
            string key = rows.Text(KeyColumn);
            if (items.Count == 0 || items[^1].Key != key)
            {
                requests = [];
                items.Add(ItemQueries.ItemOf(rows, job, key, requests));
            }

            if (!rows.IsNull(0))
                requests.Add(ItemQueries.RequestOf(rows));
        }

        return items;
    }

    private static string Sql(string comparison) =>
        $"""
        SELECT {ItemQueries.Columns("CASE WHEN ?5 THEN COALESCE(replies.final_document, replies.document) END")}, items.key
        FROM (SELECT * FROM items WHERE job_id = ?1 AND key {comparison} ?2 AND (?3 IS NULL OR state = ?3) ORDER BY key LIMIT ?4) AS items
        LEFT JOIN item_requests ON item_requests.item_id = items.id AND item_requests.ordinal >= 0
        LEFT JOIN replies ON replies.request = item_requests.request AND replies.turn = 'first'
        ORDER BY items.key, item_requests.ordinal
        """;
}

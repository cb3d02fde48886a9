namespace GptImage2.Jobs.Journals.Sqlite;

/// <summary>A connection that reads, with its prepared queries.</summary>
internal sealed class ReadSession(SqliteDatabase database) : IDisposable
{
    // Prepared when they are needed first: not before the schema was checked.
    private readonly Lazy<ReplyQueries> _replies = new(() => new ReplyQueries(database));
    private readonly Lazy<ItemQueries> _items = new(() => new ItemQueries(database));
    private readonly Lazy<ItemPageQueries> _itemPages = new(() => new ItemPageQueries(database));
    private readonly Lazy<PictureQueries> _pictures = new(() => new PictureQueries(database));
    private readonly Lazy<ReportQueries> _reports = new(() => new ReportQueries(database));
    private readonly Lazy<BatchQueries> _batches = new(() => new BatchQueries(database));

    public SqliteDatabase Database => database;

    public ReplyQueries Replies => _replies.Value;

    public ItemQueries Items => _items.Value;

    public ItemPageQueries ItemPages => _itemPages.Value;

    public PictureQueries Pictures => _pictures.Value;

    public ReportQueries Reports => _reports.Value;

    public BatchQueries Batches => _batches.Value;

    public static ReadSession Open(string path, TimeSpan wait)
    {
        var database = SqliteDatabase.Open(path, isReadOnly: true, wait);
        try
        {
            database.Execute("PRAGMA query_only = ON; PRAGMA temp_store = MEMORY");
            return new ReadSession(database);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    public void Dispose() => database.Dispose();
}

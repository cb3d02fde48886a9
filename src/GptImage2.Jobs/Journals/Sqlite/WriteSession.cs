namespace GptImage2.Jobs.Journals.Sqlite;

/// <summary>The connection that writes, with the tables as it writes them. The thread of the writer uses it.</summary>
internal sealed class WriteSession : IDisposable
{
    private const int BusyMilliseconds = 100;

    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _commit;
    private readonly SqliteStatement _rollback;
    private readonly SqliteStatement _checkpoint;

    private WriteSession(SqliteDatabase database, string description)
    {
        Database = database;
        _begin = database.Prepare("BEGIN IMMEDIATE");
        _commit = database.Prepare("COMMIT");
        _rollback = database.Prepare("ROLLBACK");
        _checkpoint = database.Prepare("PRAGMA wal_checkpoint(TRUNCATE)");
        var tombstones = new Tombstones(database);
        Ledger = new Ledger(database);
        Runs = new RunTable(database);
        Requests = new RequestTable(database, Ledger);
        Batches = new BatchTable(database, Requests);
        Items = new ItemTable(database, tombstones);
        Pictures = new PictureTable(database);
        Forgetting = new Forgetting(database, tombstones);
    }

    public SqliteDatabase Database { get; }

    public Ledger Ledger { get; }

    public RunTable Runs { get; }

    public RequestTable Requests { get; }

    public BatchTable Batches { get; }

    public ItemTable Items { get; }

    public PictureTable Pictures { get; }

    public Forgetting Forgetting { get; }

    /// <summary>Opens a file for writing, and brings its schema up to date.</summary>
    /// <param name="path">The full path of a file that exists.</param>
    /// <param name="description">What messages call the journal.</param>
    /// <param name="wait">How long the opening waits for a lock of another program.</param>
    /// <param name="now">The time.</param>
    public static WriteSession Open(string path, string description, TimeSpan wait, DateTimeOffset now)
    {
        var database = SqliteDatabase.Open(path, isReadOnly: false, wait);
        try
        {
            // Hashes touch pages at random: a larger log writes each of them into the file less often.
            database.Execute("PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -32768; PRAGMA wal_autocheckpoint = 8000");
            var migration = new SqliteMigration(SqliteSchema.Steps, description);
            migration.Check(database, mayBeOlder: true);
            if (SQLitePCL.raw.sqlite3_db_readonly(database.Handle, "main") != 0)
                throw new JournalException($"The file of {description} is read-only. Change its rights, or open it with Journal.OpenReadOnlyAsync.");
            string? mode = database.Text("PRAGMA journal_mode = WAL");
            if (mode != "wal")
                throw new JournalException($"The file system of {description} does not support the write-ahead log of SQLite (it offers '{mode}'). Name a path on a local disk.");
            migration.Migrate(database, now);
            // A wait is done in short pieces, so that the writer can give up.
            _ = SQLitePCL.raw.sqlite3_busy_timeout(database.Handle, BusyMilliseconds);
            return new WriteSession(database, description);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Begins a transaction.</summary>
    public void Begin() => _begin.Run();

    public void Commit() => _commit.Run();

    /// <summary>Takes a transaction back; SQLite may have done that already.</summary>
    public void Rollback()
    {
        if (!Database.IsIdle)
            _rollback.Run();
    }

    /// <summary>Writes the log into the file and empties it.</summary>
    /// <returns>False when a reader needs the log at this moment.</returns>
    public bool Checkpoint() => _checkpoint.Number() == 0;

    public void Dispose() => Database.Dispose();
}

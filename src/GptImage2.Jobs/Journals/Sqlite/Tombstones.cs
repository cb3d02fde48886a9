namespace GptImage2.Jobs.Journals.Sqlite;

/// <summary>The marks of forgotten keys. They have a keyed hash instead of the key, which may be the name of a person.</summary>
internal sealed class Tombstones
{
    private readonly byte[] _key;
    private readonly SqliteStatement _find;
    private readonly SqliteStatement _add;
    private readonly SqliteStatement _remove;

    public Tombstones(SqliteDatabase database)
    {
        _key = Convert.FromHexString(database.Text("SELECT value FROM meta WHERE name = ?", SqliteSchema.TombstoneKey)
            ?? throw new JournalException($"The table 'meta' of the journal '{database.Path}' has no '{SqliteSchema.TombstoneKey}', so that forgotten keys cannot be recognized. Restore a backup."));
        _find = database.Prepare("SELECT last_run FROM tombstones WHERE job_id = ? AND hash = ?");
        _add = database.Prepare("INSERT OR REPLACE INTO tombstones (job_id, hash, last_run, at) VALUES (?, ?, (SELECT COALESCE(MAX(id), 0) FROM runs), ?)");
        _remove = database.Prepare("DELETE FROM tombstones WHERE job_id = ? AND hash = ?");
    }

    /// <summary>The last run before a key was forgotten; null when it was not.</summary>
    public long? Find(long job, string key) => _find.Number(job, HashOf(job, key));

    public void Add(long job, string key, DateTimeOffset now) => _add.Run(job, HashOf(job, key), Times.ToText(now));

    public void Remove(long job, string key) => _remove.Run(job, HashOf(job, key));

    private string HashOf(long job, string key) => ForgottenKey.HashOf(_key, job, key);
}

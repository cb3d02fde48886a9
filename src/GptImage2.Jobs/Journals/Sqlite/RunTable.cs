namespace GptImage2.Jobs.Journals.Sqlite;

/// <summary>Jobs and their runs.</summary>
internal sealed class RunTable
{
    private readonly SqliteDatabase _database;
    private readonly SqliteStatement _findJob;
    private readonly SqliteStatement _addJob;
    private readonly SqliteStatement _add;
    private readonly SqliteStatement _possiblyBilled;
    private readonly SqliteStatement _end;
    private readonly SqliteStatement _endRequests;
    private readonly SqliteStatement _dropLines;
    private readonly SqliteStatement _endSlice;

    public RunTable(SqliteDatabase database)
    {
        _database = database;
        _findJob = database.Prepare("SELECT id FROM jobs WHERE name = ?");
        _addJob = database.Prepare("INSERT INTO jobs (name, created_at) VALUES (?, ?) RETURNING id");
        _add = database.Prepare("INSERT INTO runs (job_id, mode, started_at, process_id, machine) VALUES (?, ?, ?, ?, ?) RETURNING id");
        _possiblyBilled = database.Prepare(
            """
            SELECT COUNT(*), COALESCE(SUM(reserved), 0) FROM open_requests
            JOIN runs ON runs.id = open_requests.run_id
            WHERE runs.job_id = ? AND open_requests.ended_at IS NOT NULL
            """);
        _end = database.Prepare("UPDATE runs SET ended_at = ?2, outcome = ?3 WHERE id = ?1 AND ended_at IS NULL");
        _endRequests = database.Prepare("UPDATE open_requests SET ended_at = ?2 WHERE run_id = ?1 AND ended_at IS NULL AND in_batch = 0");
        // They were not sent. Those of recorded batches belong to their batch.
        _dropLines = database.Prepare("DELETE FROM open_requests WHERE run_id = ? AND in_batch = 1 AND batch_id IS NULL");
        _endSlice = database.Prepare("DELETE FROM slices WHERE run_id = ?");
    }

    /// <summary>Begins a run, and creates its job when it is new.</summary>
    public JournalRun Begin(string job, string mode, DateTimeOffset now)
    {
        string at = Times.ToText(now);
        long id = _findJob.Number(job) ?? _addJob.Number(job, at)!.Value;
        long run = _add.Number(id, mode, at, Environment.ProcessId, Environment.MachineName)!.Value;
        using SqliteRows rows = _possiblyBilled.Query(id);
        rows.Read();
        return new JournalRun(run, id, job, (int)rows.Number(0), Money.ToDollars(rows.Number(1)));
    }

    /// <summary>Ends a run: its slice is given back, and its requests without an answer may be billed.</summary>
    public void End(long run, string outcome, DateTimeOffset now)
    {
        string at = Times.ToText(now);
        _end.Run(run, at, outcome);
        _endRequests.Run(run, at);
        _dropLines.Run(run);
        _endSlice.Run(run);
    }

    /// <summary>Ends the runs that no one ended. At the opening of a journal they are those of processes that are gone.</summary>
    public void EndAll(DateTimeOffset now)
    {
        var left = new List<long>();
        using (var statement = new SqliteStatement(_database.Handle, "SELECT id FROM runs WHERE ended_at IS NULL"))
        {
            using SqliteRows rows = statement.Query();
            while (rows.Read())
                left.Add(rows.Number(0));
        }

        foreach (long run in left)
            End(run, "interrupted", now);
    }
}

namespace GptImage2.Jobs.Journals.Sqlite;

/// <summary>Batches, and what becomes of their lines.</summary>
internal sealed class BatchTable
{
    private readonly RequestTable _requests;
    private readonly SqliteStatement _add;
    private readonly SqliteStatement _addLine;
    private readonly SqliteStatement _owner;
    private readonly SqliteStatement _update;
    private readonly SqliteStatement _adopt;
    private readonly SqliteStatement _hasLine;
    private readonly SqliteStatement _dropLine;
    private readonly SqliteStatement _count;
    private readonly SqliteStatement _keepLines;
    private readonly SqliteStatement _dropLines;

    public BatchTable(SqliteDatabase database, RequestTable requests)
    {
        _requests = requests;
        _add = database.Prepare(
            """
            INSERT INTO batches (uid, job_id, run_id, endpoint, model, state, lines, bytes, file_hash, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
            """);
        _addLine = database.Prepare("UPDATE open_requests SET batch_id = ?3 WHERE run_id = ?1 AND number = ?2 AND in_batch = 1 AND batch_id IS NULL");
        _owner = database.Prepare("SELECT run_id FROM batches WHERE id = ? AND ended_at IS NULL");
        _update = database.Prepare(
            """
            UPDATE batches SET state = ?2, input_file_id = ?3, batch_id = ?4, output_file_id = ?5, error_file_id = ?6, status = ?7, submitted_at = ?8, ended_at = ?9
            WHERE id = ?1
            """);
        _adopt = database.Prepare(
            """
            UPDATE batches SET run_id = ?
            WHERE ended_at IS NULL AND run_id IN (SELECT id FROM runs WHERE ended_at IS NOT NULL) RETURNING id
            """);
        _hasLine = database.Prepare("SELECT id FROM open_requests WHERE run_id = ? AND number = ? AND batch_id = ? AND ended_at IS NULL");
        _dropLine = database.Prepare("DELETE FROM open_requests WHERE id = ?");
        _count = database.Prepare("UPDATE batches SET answered = answered + ?2, failed = failed + ?3 WHERE id = ?1");
        _keepLines = database.Prepare("UPDATE open_requests SET ended_at = ?2 WHERE batch_id = ?1 AND ended_at IS NULL");
        _dropLines = database.Prepare("DELETE FROM open_requests WHERE batch_id = ? AND ended_at IS NULL");
    }

    /// <summary>Records a batch with its lines.</summary>
    /// <returns>Its id.</returns>
    public long Add(JournalRun run, StoredBatch batch, IReadOnlyList<long> lines)
    {
        long id = _add.Number(batch.Uid, run.JobId, run.Id, batch.Endpoint, batch.Model, BatchStates.NameOf(batch.State), batch.Lines, batch.Bytes, batch.FileHash, Times.ToText(batch.CreatedAt))!.Value;
        foreach (long line in lines)
        {
            if (_addLine.Run(run.Id, line, id) != 1)
                throw new InvalidOperationException($"Request {line} of run {run.Id} is not an open one for a batch.");
        }

        return id;
    }

    public void Update(JournalRun run, StoredBatch batch)
    {
        CheckOwner(run, batch.Id);
        _update.Run(
            batch.Id, BatchStates.NameOf(batch.State), batch.InputFileId, batch.BatchId, batch.OutputFileId, batch.ErrorFileId, batch.Status,
            batch.SubmittedAt is { } submitted ? Times.ToText(submitted) : null, batch.EndedAt is { } ended ? Times.ToText(ended) : null);
    }

    /// <summary>Takes over the batches of runs that have ended.</summary>
    /// <returns>Their ids.</returns>
    public IReadOnlyList<long> Adopt(JournalRun run)
    {
        var ids = new List<long>();
        using SqliteRows rows = _adopt.Query(run.Id);
        while (rows.Read())
            ids.Add(rows.Number(0));
        ids.Sort();
        return ids;
    }

    /// <summary>Closes lines with their replies, or as failed.</summary>
    public void Settle(JournalRun run, long batch, IReadOnlyList<SettledLine> lines, DateTimeOffset now)
    {
        CheckOwner(run, batch);
        int answered = 0;
        int failed = 0;
        foreach (SettledLine line in lines)
        {
            if (_hasLine.Number(line.Line.Run.Id, line.Line.Number, batch) is not { } id)
                continue;
            if (line.Reply is { } reply)
            {
                _requests.AddReply(line.Line, reply, now);
                answered++;
            }
            else
            {
                _dropLine.Run(id);
                failed++;
            }
        }

        _count.Run(batch, answered, failed);
    }

    /// <summary>Records the end of a batch, and closes the lines that are left.</summary>
    public void End(JournalRun run, StoredBatch batch, bool mayBeBilled, DateTimeOffset now)
    {
        Update(run, batch with { State = BatchState.Ended, EndedAt = now });
        int left = mayBeBilled ? _keepLines.Run(batch.Id, Times.ToText(now)) : _dropLines.Run(batch.Id);
        _count.Run(batch.Id, 0, left);
    }

    private void CheckOwner(JournalRun run, long batch)
    {
        if (_owner.Number(batch) != run.Id)
            throw new JournalException("The batch has ended or belongs to another run of the journal now.");
    }
}

namespace GptImage2.Jobs.Journals.Sqlite;

/// <summary>Reads batches and their lines.</summary>
internal sealed class BatchQueries
{
    private const string LineColumns = "open_requests.run_id, runs.job_id, jobs.name, number, request, turn, item, method, model, reserved, sent_at";

    private const string Lines =
        $"""
        SELECT {LineColumns} FROM open_requests
        JOIN runs ON runs.id = open_requests.run_id
        JOIN jobs ON jobs.id = runs.job_id
        """;

    private readonly SqliteStatement _find;
    private readonly SqliteStatement _batchOf;
    private readonly SqliteStatement _lines;
    private readonly SqliteStatement _line;
    private readonly SqliteStatement _summaries;

    public BatchQueries(SqliteDatabase database)
    {
        _find = database.Prepare(
            """
            SELECT batches.id, uid, state, jobs.name, endpoint, model, lines, bytes, file_hash, input_file_id, batch_id, output_file_id, error_file_id, status,
                answered, failed, batches.created_at, submitted_at, ended_at
            FROM batches JOIN jobs ON jobs.id = batches.job_id WHERE batches.id = ?
            """);
        _batchOf = database.Prepare("SELECT batch_id FROM open_requests WHERE request = ? AND turn = ? AND ended_at IS NULL AND batch_id IS NOT NULL");
        _lines = database.Prepare($"{Lines} WHERE batch_id = ?1 AND open_requests.ended_at IS NULL AND (open_requests.run_id, number) > (?2, ?3) ORDER BY open_requests.run_id, number LIMIT ?4");
        _line = database.Prepare($"{Lines} WHERE open_requests.run_id = ? AND number = ? AND batch_id = ? AND open_requests.ended_at IS NULL");
        _summaries = database.Prepare(
            """
            SELECT jobs.name, lines, answered, failed, batches.created_at, batch_id, status, bytes, submitted_at, ended_at
            FROM batches JOIN jobs ON jobs.id = batches.job_id WHERE ?1 IS NULL OR jobs.name = ?1 ORDER BY batches.id
            """);
    }

    public StoredBatch Find(long id)
    {
        using SqliteRows rows = _find.Query(id);
        rows.Read();
        return new StoredBatch(rows.Number(0), rows.Text(1), BatchStates.StateOf(rows.Text(2)))
        {
            Job = rows.Text(3),
            Endpoint = rows.Text(4),
            Model = rows.TextOrNull(5),
            Lines = (int)rows.Number(6),
            Bytes = rows.Number(7),
            FileHash = rows.Text(8),
            InputFileId = rows.TextOrNull(9),
            BatchId = rows.TextOrNull(10),
            OutputFileId = rows.TextOrNull(11),
            ErrorFileId = rows.TextOrNull(12),
            Status = rows.TextOrNull(13),
            Answered = (int)rows.Number(14),
            Failed = (int)rows.Number(15),
            CreatedAt = Times.ToOffset(rows.Text(16)),
            SubmittedAt = TimeOf(rows.TextOrNull(17)),
            EndedAt = TimeOf(rows.TextOrNull(18)),
        };
    }

    public long? FindBatch(ReplyKey key)
    {
        using SqliteRows rows = _batchOf.Query(key.Request, key.Turn);
        return rows.Read() ? rows.Number(0) : null;
    }

    public IReadOnlyList<OpenRequest> ReadLines(long batch, OpenRequest? after, int most)
    {
        var lines = new List<OpenRequest>();
        using SqliteRows rows = _lines.Query(batch, after?.Run.Id ?? 0, after?.Number ?? 0, most);
        while (rows.Read())
            lines.Add(LineOf(rows));
        return lines;
    }

    public IReadOnlyList<OpenRequest> FindLines(long batch, IReadOnlyList<string> ids)
    {
        var lines = new List<OpenRequest>(ids.Count);
        foreach (string id in ids)
        {
            if (!OpenRequest.TryParseLineId(id, out long run, out long number))
                continue;
            using SqliteRows rows = _line.Query(run, number, batch);
            if (rows.Read())
                lines.Add(LineOf(rows));
        }

        return lines;
    }

    public IReadOnlyList<BatchSummary> ReadSummaries(string? job)
    {
        var batches = new List<BatchSummary>();
        using SqliteRows rows = _summaries.Query(job);
        while (rows.Read())
        {
            batches.Add(new BatchSummary(rows.Text(0), (int)rows.Number(1), (int)rows.Number(2), (int)rows.Number(3), Times.ToOffset(rows.Text(4)))
            {
                BatchId = rows.TextOrNull(5),
                Status = rows.TextOrNull(6),
                Bytes = rows.Number(7),
                SubmittedAt = TimeOf(rows.TextOrNull(8)),
                EndedAt = TimeOf(rows.TextOrNull(9)),
            });
        }

        return batches;
    }

    // The item of a line that was forgotten has no name any more.
    private static OpenRequest LineOf(SqliteRows rows) => new(
        new JournalRun(rows.Number(0), rows.Number(1), rows.Text(2), 0, 0),
        rows.Number(3),
        new ReplyKey(rows.Text(4), rows.Text(5)),
        rows.TextOrNull(6) ?? "",
        rows.Text(7),
        rows.TextOrNull(8),
        Money.ToDollars(rows.Number(9)),
        Times.ToOffset(rows.Text(10)))
    {
        IsInBatch = true,
    };

    private static DateTimeOffset? TimeOf(string? text) => text is null ? null : Times.ToOffset(text);
}

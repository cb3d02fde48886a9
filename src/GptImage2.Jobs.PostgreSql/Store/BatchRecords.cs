using GptImage2.Jobs.Journals;
using Npgsql;

namespace GptImage2.Jobs.PostgreSql.Store;

/// <summary>The batches of a journal in PostgreSQL.</summary>
internal sealed class BatchRecords(PostgreSqlJournalStore store) : IBatchRecords
{
    private const string Lines =
        """
        SELECT open_requests.run_id, open_requests.job_id, jobs.name, number, request, turn, item, method, model, reserved, sent_at FROM open_requests
        JOIN jobs ON jobs.id = open_requests.job_id
        """;

    public async ValueTask<long> AddBatchAsync(JournalRun run, StoredBatch batch, IReadOnlyList<long> lines)
    {
        long id = await store.WriteAsync(
            WriteKind.Opening,
            [FunctionCalls.Of("add_batch", run.Id, run.JobId, batch.Uid, batch.Endpoint, Parameters.Text(batch.Model), BatchStates.NameOf(batch.State), batch.Bytes, batch.FileHash, batch.CreatedAt, lines.ToArray())],
            static rows => rows.GetInt64(0),
            CancellationToken.None).ConfigureAwait(false);
        return id == PostgreSqlFunctions.Fenced ? throw Lost() : id;
    }

    public ValueTask UpdateBatchAsync(JournalRun run, StoredBatch batch) => WriteAsync(WriteKind.Closing, [Update(run, batch)]);

    public async ValueTask<IReadOnlyList<StoredBatch>> AdoptBatchesAsync(JournalRun run, CancellationToken cancellationToken)
    {
        // A write: the runs whose leases are over are ended first.
        long[] ids = await store.WriteAsync(
            WriteKind.Opening,
            [FunctionCalls.Of("expire_runs", DateTimeOffset.UtcNow), ("SELECT COALESCE(ARRAY_AGG(id ORDER BY id), '{}') FROM adopt_batches($1) AS adopted (id)", [run.Id])],
            static rows => rows.GetFieldType(0) == typeof(int) ? [] : rows.GetFieldValue<long[]>(0),
            cancellationToken).ConfigureAwait(false);
        return await store.Database.ReadAsync(
            """
            SELECT batches.id, uid, state, jobs.name, endpoint, model, lines, bytes, file_hash, input_file_id, batch_id, output_file_id, error_file_id, status,
                answered, failed, batches.created_at, submitted_at, ended_at
            FROM batches JOIN jobs ON jobs.id = batches.job_id WHERE batches.id = ANY ($1) ORDER BY batches.id
            """,
            [ids],
            static rows => rows.All(BatchOf),
            cancellationToken).ConfigureAwait(false);
    }

    public ValueTask<long?> FindBatchAsync(ReplyKey key, CancellationToken cancellationToken) => store.Database.ReadAsync(
        "SELECT batch_id FROM open_requests WHERE request = $1 AND turn = $2 AND ended_at IS NULL AND batch_id IS NOT NULL",
        [key.Request, key.Turn],
        static rows => rows.Read() ? rows.GetInt64(0) : (long?)null,
        cancellationToken);

    public async ValueTask<IReadOnlyList<OpenRequest>> ReadLinesAsync(long batch, OpenRequest? after, int most, CancellationToken cancellationToken) => await store.Database.ReadAsync(
        $"{Lines} WHERE batch_id = $1 AND ended_at IS NULL AND (run_id, number) > ($2, $3) ORDER BY run_id, number LIMIT $4",
        [batch, after?.Run.Id ?? 0, after?.Number ?? 0, most],
        static rows => rows.All(LineOf),
        cancellationToken).ConfigureAwait(false);

    public async ValueTask<IReadOnlyList<OpenRequest>> FindLinesAsync(long batch, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        List<long> runs = [];
        List<long> numbers = [];
        foreach (string id in ids)
        {
            if (!OpenRequest.TryParseLineId(id, out long run, out long number))
                continue;
            runs.Add(run);
            numbers.Add(number);
        }

        return await store.Database.ReadAsync(
            $"{Lines} JOIN unnest($2, $3) AS wanted (run, line) ON wanted.run = open_requests.run_id AND wanted.line = number WHERE batch_id = $1 AND ended_at IS NULL",
            [batch, runs.ToArray(), numbers.ToArray()],
            static rows => rows.All(LineOf),
            cancellationToken).ConfigureAwait(false);
    }

    public ValueTask SettleLinesAsync(JournalRun run, long batch, IReadOnlyList<SettledLine> lines) =>
        lines.Count == 0 ? default : WriteAsync(WriteKind.Closing, [.. lines.Select(line => store.Calls.Settle(run, batch, line))]);

    public ValueTask EndBatchAsync(JournalRun run, StoredBatch batch, bool mayBeBilled) =>
        WriteAsync(WriteKind.Closing, [Update(run, batch), FunctionCalls.Of("end_batch", run.Id, batch.Id, mayBeBilled, DateTimeOffset.UtcNow)]);

    private static (string, object?[]) Update(JournalRun run, StoredBatch batch) => FunctionCalls.Of(
        "update_batch",
        run.Id, batch.Id, BatchStates.NameOf(batch.State), Parameters.Text(batch.InputFileId), Parameters.Text(batch.BatchId), Parameters.Text(batch.OutputFileId),
        Parameters.Text(batch.ErrorFileId), Parameters.Text(batch.Status), Parameters.Time(batch.SubmittedAt));

    private async ValueTask WriteAsync(WriteKind kind, IReadOnlyList<(string, object?[])> commands) => await store.WriteAsync(
        kind,
        commands,
        static rows => rows.GetInt32(0) == PostgreSqlFunctions.Fenced ? throw Lost() : true,
        CancellationToken.None).ConfigureAwait(false);

    private static JournalException Lost() => new("The batch has ended or belongs to another run of the journal now.");

    private static StoredBatch BatchOf(NpgsqlDataReader rows) => new(rows.GetInt64(0), rows.GetString(1), BatchStates.StateOf(rows.GetString(2)))
    {
        Job = rows.GetString(3),
        Endpoint = rows.GetString(4),
        Model = rows.TextOrNull(5),
        Lines = rows.GetInt32(6),
        Bytes = rows.GetInt64(7),
        FileHash = rows.GetString(8),
        InputFileId = rows.TextOrNull(9),
        BatchId = rows.TextOrNull(10),
        OutputFileId = rows.TextOrNull(11),
        ErrorFileId = rows.TextOrNull(12),
        Status = rows.TextOrNull(13),
        Answered = rows.GetInt32(14),
        Failed = rows.GetInt32(15),
        CreatedAt = rows.Time(16),
        SubmittedAt = rows.TimeOrNull(17),
        EndedAt = rows.TimeOrNull(18),
    };

    // The item of a line that was forgotten has no name any more.
    private static OpenRequest LineOf(NpgsqlDataReader rows) => new(
        new JournalRun(rows.GetInt64(0), rows.GetInt64(1), rows.GetString(2), 0, 0),
        rows.GetInt64(3),
        new ReplyKey(rows.GetString(4), rows.GetString(5)),
        rows.TextOrNull(6) ?? "",
        rows.GetString(7),
        rows.TextOrNull(8),
        Money.ToDollars(rows.GetInt64(9)),
        rows.Time(10))
    {
        IsInBatch = true,
    };
}

namespace GptImage2.Jobs.Journals.Sqlite;

/// <summary>Requests that are sent and have no reply yet, and how each of them ends.</summary>
internal sealed class RequestTable
{
    private readonly Ledger _ledger;
    private readonly SqliteStatement _open;
    private readonly SqliteStatement _isOpen;
    private readonly SqliteStatement _hasReply;
    private readonly SqliteStatement _find;
    private readonly SqliteStatement _findById;
    private readonly SqliteStatement _remove;
    private readonly SqliteStatement _keep;
    private readonly SqliteStatement _release;
    private readonly SqliteStatement _addReply;

    public RequestTable(SqliteDatabase database, Ledger ledger)
    {
        _ledger = ledger;
        _open = database.Prepare("INSERT INTO open_requests (run_id, number, request, turn, item, method, model, reserved, sent_at, in_batch) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        _isOpen = database.Prepare("SELECT 1 FROM open_requests WHERE request = ? AND turn = ? AND ended_at IS NULL");
        _hasReply = database.Prepare("SELECT 1 FROM replies WHERE request = ? AND turn = ?");
        _find = database.Prepare("SELECT id, item, reserved FROM open_requests WHERE run_id = ? AND number = ?");
        _findById = database.Prepare(
            """
            SELECT runs.job_id, open_requests.sent_at FROM open_requests JOIN runs ON runs.id = open_requests.run_id
            WHERE open_requests.id = ? AND open_requests.ended_at IS NOT NULL
            """);
        _remove = database.Prepare("DELETE FROM open_requests WHERE id = ?");
        _keep = database.Prepare("UPDATE open_requests SET ended_at = ?2, request_id = ?3 WHERE id = ?1");
        _release = database.Prepare("DELETE FROM open_requests WHERE ended_at IS NOT NULL");
        _addReply = database.Prepare(
            $"""
            INSERT OR REPLACE INTO replies (
                id, request, turn, document, finished, refusal, finish_reason, requested_model, model, service_tier, method, {TokenColumns.Names},
                cost, seconds, request_id, run_id, at, pending_job, pending_item)
            VALUES ((SELECT id FROM replies WHERE request = ?1 AND turn = ?2), ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23)
            """);
    }

    /// <summary>Records a request that is sent.</summary>
    /// <returns>False when an equal one is open, or has a reply that is not to be replaced.</returns>
    public bool Open(OpenRequest request)
    {
        if (_isOpen.Number(request.Key.Request, request.Key.Turn) is not null)
            return false;
        if (!request.Replaces && _hasReply.Number(request.Key.Request, request.Key.Turn) is not null)
            return false;
        long reserved = Money.ToBillionths(request.Reserved);
        _open.Run(request.Run.Id, request.Number, request.Key.Request, request.Key.Turn, request.Item, request.Method, request.Model, reserved, Times.ToText(request.SentAt), request.IsInBatch);
        _ledger.Take(request.Run.Id, reserved);
        return true;
    }

    /// <summary>Records a reply and its bill. Of an item that was forgotten in the meantime only the bill is recorded.</summary>
    public void AddReply(OpenRequest request, StoredReply reply, DateTimeOffset now)
    {
        OpenRow? row = Find(request);
        if (reply.Cost is null && row is { Reserved: > 0 })
        {
            // What it cost is not known, so what was reserved for it stays counted until someone settles it.
            _keep.Run(row.Value.Id, Times.ToText(now), reply.RequestId);
        }
        else
        {
            if (row is not null)
                _remove.Run(row.Value.Id);
            _ledger.Spend(request.Run.JobId, request.SentAt, Money.ToBillionths(reply.Cost));
        }

        if (row is { Item: null })
            return;
        TokenUsage? usage = reply.Usage;
        _addReply.Run(
            request.Key.Request, request.Key.Turn, (ReadOnlyMemory<byte>?)reply.Document, reply.IsFinished, reply.Refusal, reply.FinishReason,
            request.Model, reply.Model, reply.ServiceTier, request.Method,
            usage?.InputTokens, usage?.OutputTokens, usage?.CachedInputTokens, usage?.CacheWriteTokens, usage?.ImageInputTokens, usage?.ReasoningTokens,
            Money.ToBillionths(reply.Cost), Times.ToSeconds(reply.Duration), reply.RequestId, request.Run.Id, Times.ToText(now), request.Run.JobId, request.Item);
    }

    /// <summary>Closes a request that is not billed.</summary>
    public void Drop(OpenRequest request)
    {
        if (Find(request) is not { } row)
            return;
        _remove.Run(row.Id);
        _ledger.Return(request.Run.Id, row.Reserved);
    }

    /// <summary>Closes a request that may be billed.</summary>
    public void Keep(OpenRequest request, string? requestId, DateTimeOffset now)
    {
        if (Find(request) is { } row)
            _keep.Run(row.Id, Times.ToText(now), requestId);
    }

    /// <summary>Replaces the reservation of a request that may be billed by its bill.</summary>
    /// <returns>False when there is no such request.</returns>
    public bool Settle(long id, decimal cost)
    {
        long job;
        DateTimeOffset sentAt;
        using (SqliteRows rows = _findById.Query(id))
        {
            if (!rows.Read())
                return false;
            (job, sentAt) = (rows.Number(0), Times.ToOffset(rows.Text(1)));
        }

        _remove.Run(id);
        // A request that was not billed is not counted as one.
        if (cost > 0)
            _ledger.Spend(job, sentAt, Money.ToBillionths(cost));
        return true;
    }

    /// <summary>Gives back the reservations of all requests that may be billed.</summary>
    /// <returns>How many they were.</returns>
    public int Release() => _release.Run();

    private OpenRow? Find(OpenRequest request)
    {
        using SqliteRows rows = _find.Query(request.Run.Id, request.Number);
        return rows.Read() ? new OpenRow(rows.Number(0), rows.TextOrNull(1), rows.Number(2)) : null;
    }

    private readonly record struct OpenRow(long Id, string? Item, long Reserved);
}

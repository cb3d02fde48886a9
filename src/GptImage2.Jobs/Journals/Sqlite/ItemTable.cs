namespace GptImage2.Jobs.Journals.Sqlite;

/// <summary>Items that ended, with their requests and the final documents of their calls.</summary>
internal sealed class ItemTable
{
    private readonly Tombstones _tombstones;
    private readonly SqliteStatement _find;
    private readonly SqliteStatement _insert;
    private readonly SqliteStatement _update;
    private readonly SqliteStatement _retire;
    private readonly SqliteStatement _removeRetired;
    private readonly SqliteStatement _addRequest;
    private readonly SqliteStatement _finish;
    private readonly SqliteStatement _acknowledge;
    private readonly SqliteStatement _removeUnclaimed;

    public ItemTable(SqliteDatabase database, Tombstones tombstones)
    {
        _tombstones = tombstones;
        _find = database.Prepare("SELECT id FROM items WHERE job_id = ? AND key = ?");
        _insert = database.Prepare(
            $"""
            INSERT INTO items (
                job_id, key, state, acknowledged, run_id, requests, corrections, repairs, error_type, error_message, violations, {TokenColumns.Names},
                cost, seconds, at, corrected_violations, repair_kinds)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            RETURNING id
            """);
        _update = database.Prepare(
            $"""
            UPDATE items SET (
                state, acknowledged, run_id, requests, corrections, repairs, error_type, error_message, violations, {TokenColumns.Names},
                cost, seconds, at, corrected_violations, repair_kinds) =
                (?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22)
            WHERE job_id = ?1 AND key = ?2
            RETURNING id
            """);
        // Requests of earlier passes stay linked, so that their replies are found when the key is forgotten.
        _retire = database.Prepare("UPDATE OR REPLACE item_requests SET ordinal = -1 WHERE item_id = ? AND ordinal >= 0");
        _removeRetired = database.Prepare("DELETE FROM item_requests WHERE item_id = ? AND ordinal = -1 AND request = ?");
        _addRequest = database.Prepare(
            """
            INSERT INTO item_requests (item_id, ordinal, request, prompt, pictures, method, finished, reply_id)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, (SELECT id FROM replies WHERE request = ?3 AND turn = 'first'))
            """);
        _finish = database.Prepare(
            """
            UPDATE replies SET
                finished = CASE WHEN turn = 'first' THEN MAX(finished, ?2) ELSE finished END,
                final_document = CASE WHEN turn = 'first' THEN COALESCE(?3, final_document) ELSE final_document END,
                pending_item = CASE WHEN pending_job = ?4 AND pending_item = ?5 THEN NULL ELSE pending_item END
            WHERE request = ?1
            """);
        _acknowledge = database.Prepare("UPDATE items SET acknowledged = 1, handed_out_in = ?3 WHERE job_id = ?1 AND key = ?2");
        _removeUnclaimed = database.Prepare(
            """
            DELETE FROM replies
            WHERE request = ?1 AND (pending_item IS NULL OR pending_job = ?2 AND pending_item = ?3)
                AND NOT EXISTS (SELECT 1 FROM item_requests WHERE reply_id = (SELECT id FROM replies WHERE request = ?1 AND turn = 'first'))
            """);
    }

    /// <summary>Records an item. An item that was forgotten while it was read is forgotten again.</summary>
    public void Add(StoredItem item)
    {
        bool isKnown = _find.Number(item.JobId, item.Key) is not null;
        if (!isKnown && _tombstones.Find(item.JobId, item.Key) is { } lastRun)
        {
            if (item.RunId <= lastRun)
            {
                foreach (StoredRequest request in item.Requests)
                    _removeUnclaimed.Run(request.Request, item.JobId, item.Key);
                return;
            }

            // A later run was asked to read it again.
            _tombstones.Remove(item.JobId, item.Key);
        }

        TokenUsage? usage = item.Usage;
        long id = (isKnown ? _update : _insert).Number(
            item.JobId, item.Key, item.State == ItemState.Done ? "done" : "failed", item.IsAcknowledged, item.RunId,
            item.Requests.Count, item.Corrections, item.Repairs, item.ErrorType, item.ErrorMessage, TextList.ToJsonOrNull(item.Violations),
            usage?.InputTokens, usage?.OutputTokens, usage?.CachedInputTokens, usage?.CacheWriteTokens, usage?.ImageInputTokens, usage?.ReasoningTokens,
            Money.ToBillionths(item.Cost), Times.ToSeconds(item.Duration), Times.ToText(item.At),
            TextList.ToJsonOrNull(item.CorrectedViolations), TextList.ToJsonOrNull(item.RepairKinds))!.Value;
        if (isKnown)
            _retire.Run(id);
        for (int ordinal = 0; ordinal < item.Requests.Count; ordinal++)
        {
            StoredRequest request = item.Requests[ordinal];
            if (isKnown)
                _removeRetired.Run(id, request.Request);
            _addRequest.Run(id, ordinal, request.Request, request.Prompt, TextList.ToJson(request.Pictures), request.Method, request.IsFinished);
            _finish.Run(request.Request, request.IsFinished, request.Document, item.JobId, item.Key);
        }
    }

    /// <summary>Records that an item was handed out in a group of runs.</summary>
    public void Acknowledge(long job, string key, long? group) => _acknowledge.Run(job, key, group);
}

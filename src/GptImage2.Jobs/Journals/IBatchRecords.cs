namespace GptImage2.Jobs.Journals;

/// <summary>The batches of a journal. Their lines are open requests, each with <see cref="OpenRequest.IsInBatch"/>.</summary>
/// <remarks>
/// Whatever a method has written is committed when its task ends. A batch belongs to the run that added or adopted it while that run lives;
/// the writes of another run are refused.
/// </remarks>
internal interface IBatchRecords
{
    /// <summary>Records a batch with its lines, before anything of it is uploaded.</summary>
    /// <param name="run">The run that owns it.</param>
    /// <param name="batch">The batch; its id is ignored.</param>
    /// <param name="lines">The numbers of the open requests of the run that are its lines.</param>
    /// <returns>The id of the batch in the journal.</returns>
    ValueTask<long> AddBatchAsync(JournalRun run, StoredBatch batch, IReadOnlyList<long> lines);

    /// <summary>Records how far a batch is.</summary>
    ValueTask UpdateBatchAsync(JournalRun run, StoredBatch batch);

    /// <summary>Takes over all batches that have not ended and whose run does not live any more.</summary>
    ValueTask<IReadOnlyList<StoredBatch>> AdoptBatchesAsync(JournalRun run, CancellationToken cancellationToken);

    /// <summary>Finds the batch whose line a request is; null when it is not the line of a batch that has not ended.</summary>
    ValueTask<long?> FindBatchAsync(ReplyKey key, CancellationToken cancellationToken);

    /// <summary>The lines of a batch without a reply, in the order of their numbers.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="after">The run and the number of the line before the first; null from the beginning.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    ValueTask<IReadOnlyList<OpenRequest>> ReadLinesAsync(long batch, OpenRequest? after, int most, CancellationToken cancellationToken);

    /// <summary>Finds lines of a batch without a reply by their <see cref="OpenRequest.LineId"/>; those that are not there are left out.</summary>
    ValueTask<IReadOnlyList<OpenRequest>> FindLinesAsync(long batch, IReadOnlyList<string> ids, CancellationToken cancellationToken);

    /// <summary>Records replies and their bills, and closes their lines, all or none. A line that is closed already is left out.</summary>
    ValueTask SettleLinesAsync(JournalRun run, long batch, IReadOnlyList<SettledLine> lines);

    /// <summary>Records that a batch has ended, and closes the lines that are left.</summary>
    /// <param name="run">The run that owns it.</param>
    /// <param name="batch">The batch, as it is now.</param>
    /// <param name="mayBeBilled">Whether the lines that are left may be billed. If not, their reservations end.</param>
    ValueTask EndBatchAsync(JournalRun run, StoredBatch batch, bool mayBeBilled);
}

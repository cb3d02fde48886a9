namespace GptImage2.Jobs.Journals;

/// <summary>What people ask a journal for, and what they make it forget. No run needs it.</summary>
/// <remarks>All members may be used by several threads at the same time, also while jobs run.</remarks>
internal interface IJournalRecords
{
    /// <summary>The jobs, in the order in which they ran first.</summary>
    ValueTask<IReadOnlyList<JobSummary>> ReadJobsAsync(CancellationToken cancellationToken);

    /// <summary>The items of a job in the order of their keys, compared byte by byte in UTF-8. Memory does not grow with their number.</summary>
    /// <param name="job">The job.</param>
    /// <param name="state">The state of the items; null for all.</param>
    /// <param name="withDocuments">Whether <see cref="StoredRequest.Document"/> has the final document of each call with a reply.</param>
    /// <param name="cancellationToken">Ends the sequence.</param>
    IAsyncEnumerable<StoredItem> ReadItemsAsync(long job, ItemState? state, bool withDocuments, CancellationToken cancellationToken);

    /// <summary>What the replies that a job paid for cost, by method and day, in the order of both.</summary>
    ValueTask<IReadOnlyList<MethodSpending>> ReadMethodSpendingAsync(long job, CancellationToken cancellationToken);

    /// <summary>The paths of the files whose pictures have these hashes, as far as they are known.</summary>
    ValueTask<IReadOnlyDictionary<string, string>> FindPicturePathsAsync(IReadOnlyCollection<string> hashes, CancellationToken cancellationToken);

    /// <summary>The batches of a job, or of all jobs when it is null, in the order in which they were made.</summary>
    ValueTask<IReadOnlyList<BatchSummary>> ReadBatchesAsync(string? job, CancellationToken cancellationToken);

    /// <summary>What was spent, by day and job.</summary>
    ValueTask<IReadOnlyList<DailySpending>> ReadSpendingAsync(CancellationToken cancellationToken);

    /// <summary>The requests that ended without a bill and may be billed, in the order in which they were sent.</summary>
    ValueTask<IReadOnlyList<UnsettledRequest>> FindUnsettledAsync(CancellationToken cancellationToken);

    /// <summary>Replaces the reservation of such a request by its bill.</summary>
    /// <returns>False when there is no such request.</returns>
    ValueTask<bool> SettleAsync(long id, decimal cost, CancellationToken cancellationToken);

    /// <summary>Gives back the reservations of all such requests.</summary>
    /// <returns>How many they were.</returns>
    ValueTask<int> ReleaseUnsettledAsync(CancellationToken cancellationToken);

    /// <summary>Deletes what is stored of keys, and marks them as forgotten.</summary>
    /// <param name="job">The name of the job; null for all jobs.</param>
    /// <param name="keys">The keys.</param>
    /// <param name="options">What becomes of shared replies.</param>
    /// <param name="cancellationToken">Ends the call between groups of keys.</param>
    ValueTask<ForgetResult> ForgetAsync(string? job, IReadOnlyList<string> keys, ForgetOptions options, CancellationToken cancellationToken);

    /// <summary>Deletes what is stored of items that ended before a time, and marks their keys as forgotten.</summary>
    ValueTask<ForgetResult> ForgetOlderThanAsync(TimeSpan age, CancellationToken cancellationToken);
}

using GptImage2.Jobs.Journals;
using GptImage2.Jobs.Journals.Sqlite;

namespace GptImage2;

/// <summary>What jobs have done and paid for. It survives the process: whoever opens it again goes on where it stood.</summary>
/// <remarks>
/// It is a file of SQLite with tables for people: see docs/journal.md. One process writes it at a time, others can read it meanwhile. It
/// has documents and hashes, no requests and no keys of the API. All members can be used by several threads at the same time.
/// </remarks>
public sealed class Journal : IAsyncDisposable
{
    internal Journal(IJournalStore store) => Store = store;

    internal IJournalStore Store { get; }

    /// <summary>Opens a journal for writing, and creates the file where there is none.</summary>
    /// <param name="path">The file, such as <c>receipts.db</c>. Its directory must exist, on a local disk. A new file can be read and written by this user only.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call as long as it has not begun.</param>
    /// <exception cref="JournalException">
    /// The file cannot be created, opened or locked; it is not a journal, or one of a later version; or another process writes it, which the
    /// message names.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static async Task<Journal> OpenAsync(string path, JournalOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        return new Journal(await Task.Run(() => SqliteJournalStore.Open(path, options ?? new JournalOptions()), cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Opens a journal for reading. Another process may write it meanwhile. Jobs do not run with it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Cancels the call as long as it has not begun.</param>
    /// <exception cref="JournalException">The file does not exist, cannot be read, or has another version of the schema.</exception>
    public static async Task<Journal> OpenReadOnlyAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        return new Journal(await Task.Run(() => SqliteJournalStore.OpenReadOnly(path), cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The jobs of the journal, in the order in which they ran first.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    public async Task<IReadOnlyList<JobSummary>> GetJobsAsync(CancellationToken cancellationToken = default) =>
        await Store.Records.ReadJobsAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>What each job has spent on each day (UTC), in the order of the days.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    public async Task<IReadOnlyList<DailySpending>> GetSpendingAsync(CancellationToken cancellationToken = default) =>
        await Store.Records.ReadSpendingAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// The requests that ended without a bill and may be billed, in the order in which they were sent. What is reserved for them stays
    /// counted in the limits of cost until it is settled or released.
    /// </summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    public async Task<IReadOnlyList<UnsettledRequest>> GetUnsettledAsync(CancellationToken cancellationToken = default) =>
        await Store.Records.FindUnsettledAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>Replaces the reservation of a request by its bill, which is known now.</summary>
    /// <param name="id">The id of the <see cref="UnsettledRequest"/>.</param>
    /// <param name="cost">The cost in US dollars; 0 when the request was not billed.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>False when there is no such request.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The cost is negative.</exception>
    /// <exception cref="JournalException">The journal cannot be written.</exception>
    public async Task<bool> SettleAsync(long id, decimal cost, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cost);
        return await Store.Records.SettleAsync(id, cost, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gives back the reservations of all requests that ended without a bill: the provider has not billed them.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>How many they were.</returns>
    /// <exception cref="JournalException">The journal cannot be written.</exception>
    public async Task<int> ReleaseUnsettledAsync(CancellationToken cancellationToken = default) =>
        await Store.Records.ReleaseUnsettledAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>The batches of the journal, in the order in which they were made.</summary>
    /// <param name="job">The name of the job; null for all jobs.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    public async Task<IReadOnlyList<BatchSummary>> GetBatchesAsync(string? job = null, CancellationToken cancellationToken = default) =>
        await Store.Records.ReadBatchesAsync(job, cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// Gives up the batches of a job that have not ended, because they cannot be reached any more. Their requests may be billed: what is
    /// reserved for them stays counted until it is settled or released, and the next run asks for them again.
    /// </summary>
    /// <param name="job">The name of the job. It is recorded as a run of it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>How many batches they were.</returns>
    /// <exception cref="JournalException">The journal cannot be written, or the job runs.</exception>
    public async Task<int> AbandonBatchesAsync(string job, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(job);
        JournalRun run = await Store.BeginRunAsync(job, "abandon", cancellationToken).ConfigureAwait(false);
        int count = 0;
        try
        {
            foreach (StoredBatch batch in await Store.Batches.AdoptBatchesAsync(run, cancellationToken).ConfigureAwait(false))
            {
                if (batch.Job != job)
                    continue;
                await Store.Batches.EndBatchAsync(run, batch, batch.State is BatchState.Submitting or BatchState.Submitted).ConfigureAwait(false);
                count++;
            }
        }
        finally
        {
            await Store.EndRunAsync(run, "completed").ConfigureAwait(false);
        }

        return count;
    }

    /// <summary>Deletes everything that is stored of a key in all jobs, and marks the key as forgotten.</summary>
    /// <param name="key">The key of the item.</param>
    /// <param name="options">What becomes of replies that other items use too; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="JournalException">The journal cannot be written, or another program keeps its log open.</exception>
    public Task<ForgetResult> ForgetAsync(string key, ForgetOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        return ForgetAsync(null, [key], options ?? new ForgetOptions(), cancellationToken);
    }

    /// <summary>Deletes everything that is stored of keys of one job, and marks the keys as forgotten.</summary>
    /// <param name="job">The name of the job.</param>
    /// <param name="keys">The keys of the items.</param>
    /// <param name="options">What becomes of replies that other items use too; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the call between groups of keys. What was forgotten before stays forgotten.</param>
    /// <exception cref="JournalException">The journal cannot be written, or another program keeps its log open.</exception>
    public Task<ForgetResult> ForgetAsync(string job, IEnumerable<string> keys, ForgetOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(keys);
        return ForgetAsync(job, [.. keys], options ?? new ForgetOptions(), cancellationToken);
    }

    /// <summary>
    /// Deletes everything that is stored of items that ended longer ago than an age, in all jobs, and marks their keys as forgotten. Replies that
    /// younger items use stay.
    /// </summary>
    /// <param name="age">The age, such as 90 days.</param>
    /// <param name="cancellationToken">Ends the call between groups of items. What was forgotten before stays forgotten.</param>
    /// <exception cref="ArgumentOutOfRangeException">The age is negative.</exception>
    /// <exception cref="JournalException">The journal cannot be written, or another program keeps its log open.</exception>
    public async Task<ForgetResult> ForgetOlderThanAsync(TimeSpan age, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(age, TimeSpan.Zero);
        return await Store.Records.ForgetOlderThanAsync(age, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes what is left and closes the journal. What is used after that throws an <see cref="ObjectDisposedException"/>.</summary>
    /// <exception cref="JournalException">The file was deleted, moved or replaced since the last write; the message says where it was saved.</exception>
    public ValueTask DisposeAsync() => Store.DisposeAsync();

    /// <summary>Its path.</summary>
    public override string ToString() => Store is SqliteJournalStore store ? store.Path : Store.Description;

    private async Task<ForgetResult> ForgetAsync(string? job, IReadOnlyList<string> keys, ForgetOptions options, CancellationToken cancellationToken) =>
        await Store.Records.ForgetAsync(job, keys, options, cancellationToken).ConfigureAwait(false);
}

using System.Diagnostics;
using System.Runtime.CompilerServices;
using GptImage2.Jobs.Journals.Queues;
using Microsoft.Data.Sqlite;

namespace GptImage2.Jobs.Journals.Sqlite;

/// <summary>A journal in a file of SQLite.</summary>
internal sealed class SqliteJournalStore : IJournalStore, IJournalRecords, IBatchRecords
{
    private const int KeysInGroup = 200;
    private const int RepliesInGroup = 2000;
    private const int PicturesInGroup = 2000;
    private const int ItemsInPage = 200;

    private static readonly TimeSpan ReadWait = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan EraseWait = TimeSpan.FromMilliseconds(20);

    private readonly JournalFile _file;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _lockTimeout;
    private readonly ReaderPool _readers;
    private readonly ItemClaims _claims = new();
    private readonly MemoryWorkQueue _queue;
    private readonly OpenWriter? _writer;
    private readonly JournalException? _refusal;
    private int _isDisposed;

    private SqliteJournalStore(JournalFile file, JournalOptions options, OpenWriter? writer)
    {
        _file = file;
        _clock = options.TimeProvider ?? TimeProvider.System;
        _lockTimeout = options.LockTimeout;
        _writer = writer;
        _queue = new MemoryWorkQueue(_clock, (run, key) => HandOut(run, key, null));
        _readers = new ReaderPool(() => writer?.Trouble.CurrentPath ?? file.Path, file.Description, ReadWait);
        if (writer is null)
            _refusal = new JournalException($"{Capitalized(file.Description)} was opened for reading only. Open it with Journal.OpenAsync.");
    }

    public string Description => _file.Description;

    public string Path => _file.Path;

    public JournalException? Fault => _refusal ?? _writer!.Trouble.Fault;

    // It ends with the process, as all its runs do.
    public IWorkQueue Queue => _writer is null ? throw _refusal! : _queue;

    public GroupWriter Writer => _writer?.Writer ?? throw _refusal!;

    /// <summary>Opens a file for writing, and creates it where there is none.</summary>
    /// <exception cref="JournalException">It cannot be opened, or another process writes it.</exception>
    public static SqliteJournalStore Open(string path, JournalOptions options)
    {
        options.Check();
        var file = new JournalFile(path);
        file.Check();
        Probe(file);
        file.Create();
        return new SqliteJournalStore(file, options, OpenWriter.Open(file, options));
    }

    /// <summary>Opens a file that another process may write.</summary>
    /// <exception cref="JournalException">It does not exist or cannot be read.</exception>
    public static SqliteJournalStore OpenReadOnly(string path)
    {
        var file = new JournalFile(path);
        file.Check();
        if (!File.Exists(file.Path))
            throw new JournalException($"The file of {file.Description} does not exist.");
        var store = new SqliteJournalStore(file, new JournalOptions(), writer: null);
        try
        {
            store._readers.Read(file, static (session, file) =>
            {
                new SqliteMigration(SqliteSchema.Steps, file.Description).Check(session.Database, mayBeOlder: false);
                return true;
            });
            return store;
        }
        catch
        {
            store._readers.Dispose();
            throw;
        }
    }

    public void Check(JournalRun run)
    {
        if (Fault is { } fault)
            throw fault;
    }

    public async ValueTask<JournalRun> BeginRunAsync(string job, string mode, CancellationToken cancellationToken)
    {
        JournalRun run = await Writer.WriteAsync(WriteKind.Opening, session => session.Runs.Begin(job, mode, _clock.GetUtcNow()), cancellationToken).ConfigureAwait(false);
        _claims.Begin(run);
        _queue.Begin(run);
        return run;
    }

    public async ValueTask EndRunAsync(JournalRun run, string outcome)
    {
        await WriteAsync(session => session.Runs.End(run.Id, outcome, _clock.GetUtcNow())).ConfigureAwait(false);
        _claims.End(run);
        _queue.End(run);
    }

    public ValueTask<StoredReply?> FindReplyAsync(ReplyKey key, CancellationToken cancellationToken) =>
        _readers.ReadAsync(key, static (session, key) => session.Replies.Find(key), cancellationToken);

    public ValueTask<StoredItem?> FindItemAsync(long job, string key, CancellationToken cancellationToken) =>
        _readers.ReadAsync((job, key), static (session, item) => session.Items.Find(item.job, item.key), cancellationToken);

    public async ValueTask<ItemClaim> ClaimItemAsync(JournalRun run, string key, CancellationToken cancellationToken)
    {
        if (!_claims.TryClaim(run, key))
            return new ItemClaim(ItemClaimState.Elsewhere, null);
        // A claim ends after the commit of what was handed out, so that whoever has it sees that.
        (StoredItem? item, long? handedOutIn) = await _readers.ReadAsync(
            (run.JobId, key),
            static (session, item) => (session.Items.Find(item.JobId, item.key, out long? group), group),
            cancellationToken).ConfigureAwait(false);
        if (handedOutIn != _claims.GroupOf(run))
            return new ItemClaim(ItemClaimState.Claimed, item);
        _claims.Release(run, key);
        return new ItemClaim(ItemClaimState.HandedOut, null);
    }

    public ValueTask<SliceGrant> ReserveSliceAsync(JournalRun run, SliceDemand demand, CancellationToken cancellationToken) =>
        Writer.WriteAsync(WriteKind.Opening, session => session.Ledger.Reserve(run, demand), cancellationToken);

    public ValueTask ReturnSliceAsync(JournalRun run, decimal amount) => WriteAsync(session => session.Ledger.Take(run.Id, Money.ToBillionths(amount)));

    public ValueTask<bool> OpenRequestAsync(OpenRequest request, CancellationToken cancellationToken) =>
        Writer.WriteAsync(WriteKind.Opening, session => session.Requests.Open(request), cancellationToken);

    public ValueTask AddReplyAsync(OpenRequest request, StoredReply reply) =>
        WriteAsync(session => session.Requests.AddReply(request, reply, _clock.GetUtcNow()));

    public ValueTask DropRequestAsync(OpenRequest request) => WriteAsync(session => session.Requests.Drop(request));

    public ValueTask KeepRequestAsync(OpenRequest request, string? requestId) =>
        WriteAsync(session => session.Requests.Keep(request, requestId, _clock.GetUtcNow()));

    public ValueTask AddItemAsync(StoredItem item)
    {
        if (item.State == ItemState.Forgotten)
            throw new ArgumentException($"An item is forgotten by {nameof(IJournalRecords.ForgetAsync)}, not recorded as forgotten.", nameof(item));
        return WriteAsync(session => session.Items.Add(item));
    }

    public void Acknowledge(JournalRun run, string key)
    {
        HandOut(run, key, _claims.GroupOf(run));
    }

    public void Release(JournalRun run, string key) => Writer.Write(WriteKind.AfterCommit, _ => _claims.Release(run, key));

    // Without a group, other runs that run at the same time hand it out as well.
    private void HandOut(JournalRun run, string key, long? group)
    {
        Writer.Write(WriteKind.Closing, session => session.Items.Acknowledge(run.JobId, key, group));
        Writer.Write(WriteKind.AfterCommit, _ => _claims.Release(run, key));
    }

    // The queue is in order: what was recorded before it is committed with it or earlier.
    public ValueTask FlushAsync() => WriteAsync(static _ => { });

    public ValueTask<Experience?> FindExperienceAsync(string method, string? model, CancellationToken cancellationToken) =>
        _readers.ReadAsync((method, model), static (session, key) => session.Replies.FindExperience(key.method, key.model), cancellationToken);

    public ValueTask<long?> FindJobAsync(string name, CancellationToken cancellationToken) =>
        _readers.ReadAsync(name, static (session, name) => session.Items.FindJob(name), cancellationToken);

    public ValueTask<JobTotals> ReadTotalsAsync(long job, CancellationToken cancellationToken) =>
        _readers.ReadAsync(job, static (session, job) => session.Items.ReadTotals(job), cancellationToken);

    public ValueTask<long> AddBatchAsync(JournalRun run, StoredBatch batch, IReadOnlyList<long> lines) =>
        Writer.WriteAsync(WriteKind.Opening, session => session.Batches.Add(run, batch, lines));

    public ValueTask UpdateBatchAsync(JournalRun run, StoredBatch batch) => WriteAsync(session => session.Batches.Update(run, batch));

    public async ValueTask<IReadOnlyList<StoredBatch>> AdoptBatchesAsync(JournalRun run, CancellationToken cancellationToken)
    {
        IReadOnlyList<long> ids = await Writer.WriteAsync(WriteKind.Opening, session => session.Batches.Adopt(run), cancellationToken).ConfigureAwait(false);
        return await _readers.ReadAsync<IReadOnlyList<long>, IReadOnlyList<StoredBatch>>(ids, static (session, ids) => [.. ids.Select(session.Batches.Find)], cancellationToken).ConfigureAwait(false);
    }

    public ValueTask<long?> FindBatchAsync(ReplyKey key, CancellationToken cancellationToken) =>
        _readers.ReadAsync(key, static (session, key) => session.Batches.FindBatch(key), cancellationToken);

    public ValueTask<IReadOnlyList<OpenRequest>> ReadLinesAsync(long batch, OpenRequest? after, int most, CancellationToken cancellationToken) =>
        _readers.ReadAsync((batch, after, most), static (session, look) => session.Batches.ReadLines(look.batch, look.after, look.most), cancellationToken);

    public ValueTask<IReadOnlyList<OpenRequest>> FindLinesAsync(long batch, IReadOnlyList<string> ids, CancellationToken cancellationToken) =>
        _readers.ReadAsync((batch, ids), static (session, look) => session.Batches.FindLines(look.batch, look.ids), cancellationToken);

    public ValueTask SettleLinesAsync(JournalRun run, long batch, IReadOnlyList<SettledLine> lines) =>
        WriteAsync(session => session.Batches.Settle(run, batch, lines, _clock.GetUtcNow()));

    public ValueTask EndBatchAsync(JournalRun run, StoredBatch batch, bool mayBeBilled) =>
        WriteAsync(session => session.Batches.End(run, batch, mayBeBilled, _clock.GetUtcNow()));

    public ValueTask<IReadOnlyList<BatchSummary>> ReadBatchesAsync(string? job, CancellationToken cancellationToken) =>
        _readers.ReadAsync(job, static (session, job) => session.Batches.ReadSummaries(job), cancellationToken);

    public async IAsyncEnumerable<StoredItem> ReadItemsAsync(long job, ItemState? state, bool withDocuments, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? after = null;
        IReadOnlyList<StoredItem> page;
        do
        {
            page = await _readers.ReadAsync((job, after, state, withDocuments), static (session, look) => session.ItemPages.Read(look.job, look.after, look.state, look.withDocuments, ItemsInPage), cancellationToken).ConfigureAwait(false);
            foreach (StoredItem item in page)
            {
                yield return item;
                after = item.Key;
            }
        }
        while (page.Count == ItemsInPage);
    }

    public ValueTask<IReadOnlyList<MethodSpending>> ReadMethodSpendingAsync(long job, CancellationToken cancellationToken) =>
        _readers.ReadAsync(job, static (session, job) => session.Reports.ReadMethodSpending(job), cancellationToken);

    public ValueTask<IReadOnlyDictionary<string, string>> FindPicturePathsAsync(IReadOnlyCollection<string> hashes, CancellationToken cancellationToken) =>
        _readers.ReadAsync(hashes, static (session, hashes) => session.Pictures.FindPaths(hashes), cancellationToken);

    public StoredPicture? FindPicture(string path) => _readers.Read(path, static (session, path) => session.Pictures.Find(path));

    public void AddPicture(StoredPicture picture) => Writer.Write(WriteKind.Cached, session => session.Pictures.Add(picture, _clock.GetUtcNow()));

    public ValueTask<IReadOnlyList<JobSummary>> ReadJobsAsync(CancellationToken cancellationToken) =>
        _readers.ReadAsync(0, static (session, _) => session.Reports.ReadJobs(), cancellationToken);

    public ValueTask<IReadOnlyList<DailySpending>> ReadSpendingAsync(CancellationToken cancellationToken) =>
        _readers.ReadAsync(0, static (session, _) => session.Reports.ReadSpending(), cancellationToken);

    public ValueTask<IReadOnlyList<UnsettledRequest>> FindUnsettledAsync(CancellationToken cancellationToken) =>
        _readers.ReadAsync(0, static (session, _) => session.Reports.FindUnsettled(), cancellationToken);

    public ValueTask<bool> SettleAsync(long id, decimal cost, CancellationToken cancellationToken) =>
        Writer.WriteAsync(WriteKind.Opening, session => session.Requests.Settle(id, cost), cancellationToken);

    public ValueTask<int> ReleaseUnsettledAsync(CancellationToken cancellationToken) =>
        Writer.WriteAsync(WriteKind.Opening, static session => session.Requests.Release(), cancellationToken);

    public async ValueTask<ForgetResult> ForgetAsync(string? job, IReadOnlyList<string> keys, ForgetOptions options, CancellationToken cancellationToken)
    {
        // The entries of pictures are written some time later.
        await FlushAsync().ConfigureAwait(false);
        var pictures = new ForgottenPictures(keys.ToHashSet(StringComparer.Ordinal));
        ForgetResult result = ForgetResult.Nothing;
        IReadOnlySet<(string, string)> queued = _queue.Forget(job, keys);
        foreach (string[] some in keys.Distinct(StringComparer.Ordinal).Chunk(KeysInGroup))
            result += await Writer.WriteAsync(WriteKind.Opening, session => session.Forgetting.Forget(job, some, queued, options, pictures, _clock.GetUtcNow()), cancellationToken).ConfigureAwait(false);
        result += await ForgetPicturesAsync(pictures, cancellationToken).ConfigureAwait(false);
        await EraseAsync(cancellationToken).ConfigureAwait(false);
        return result;
    }

    public async ValueTask<ForgetResult> ForgetOlderThanAsync(TimeSpan age, CancellationToken cancellationToken)
    {
        await FlushAsync().ConfigureAwait(false);
        DateTimeOffset before = _clock.GetUtcNow() - age;
        _queue.ForgetWorkedBefore(before);
        var pictures = new ForgottenPictures(new HashSet<string>());
        ForgetResult result = ForgetResult.Nothing;
        for (long? after = 0; after is { } last;)
        {
            (ForgetResult some, after) = await Writer.WriteAsync(WriteKind.Opening, session => session.Forgetting.ForgetOlder(before, last, KeysInGroup, pictures, _clock.GetUtcNow()), cancellationToken).ConfigureAwait(false);
            result += some;
        }

        for (long? after = 0; after is { } last;)
        {
            (ForgetResult some, after) = await Writer.WriteAsync(WriteKind.Opening, session => session.Forgetting.ForgetOlderReplies(before, last, RepliesInGroup), cancellationToken).ConfigureAwait(false);
            result += some;
        }

        result += await Writer.WriteAsync(WriteKind.Opening, session => session.Forgetting.ForgetOlderPictures(before), cancellationToken).ConfigureAwait(false);
        result += await ForgetPicturesAsync(pictures, cancellationToken).ConfigureAwait(false);
        await EraseAsync(cancellationToken).ConfigureAwait(false);
        return result;
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
            return;
        // SQLite deletes its log with the last connection, which is that of the writer.
        _readers.Dispose();
        if (_writer is not null)
            await _writer.DisposeAsync().ConfigureAwait(false);
    }

    // What is not a journal must not get files beside it.
    private static void Probe(JournalFile file)
    {
        if (new FileInfo(file.Path) is not { Exists: true, Length: > 0 })
            return;
        try
        {
            using var database = SqliteDatabase.Open(file.Path, isReadOnly: true, ReadWait);
            new SqliteMigration(SqliteSchema.Steps, file.Description).Check(database, mayBeOlder: true);
        }
        catch (SqliteException exception) when (SqliteErrors.IsUnfinished(exception))
        {
            // A process was killed while it created the journal. The connection that writes takes that back, and checks the file.
        }
        catch (SqliteException exception)
        {
            throw SqliteErrors.Describe(exception, file.Description, "opened");
        }
    }

    private static bool Done(Action write)
    {
        write();
        return true;
    }

    private static string Capitalized(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private async ValueTask WriteAsync(Action<WriteSession> write) =>
        await Writer.WriteAsync(WriteKind.Closing, session => Done(() => write(session))).ConfigureAwait(false);

    // One look at all entries, since an index of their hashes would slow down each run.
    private async Task<ForgetResult> ForgetPicturesAsync(ForgottenPictures pictures, CancellationToken cancellationToken)
    {
        ForgetResult result = ForgetResult.Nothing;
        string? after = null;
        do
        {
            (IReadOnlyList<string> paths, after) = _readers.Read((pictures, after), static (session, look) => session.Pictures.Find(look.pictures, look.after, PicturesInGroup));
            if (paths.Count > 0)
                result += await Writer.WriteAsync(WriteKind.Opening, session => session.Forgetting.ForgetPictures(paths), cancellationToken).ConfigureAwait(false);
        }
        while (after is not null);
        return result;
    }

    // The log of SQLite still has the pages as they were.
    private async Task EraseAsync(CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        while (!await Writer.WriteAsync(WriteKind.AfterCommit, static session => session.Checkpoint(), cancellationToken).ConfigureAwait(false))
        {
            if (Stopwatch.GetElapsedTime(start) > _lockTimeout)
                throw new JournalException($"What was to be forgotten is deleted from the tables of {Description}, but not yet from its log '{_file.WalPath}', because another program reads the journal. Close that program and forget again.");
            await Task.Delay(EraseWait, cancellationToken).ConfigureAwait(false);
        }
    }
}

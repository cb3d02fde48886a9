using System.Diagnostics;
using System.Globalization;
using GptImage2.Jobs.Journals;
using GptImage2.Models.Budgets;
using Npgsql;

namespace GptImage2.Jobs.PostgreSql.Store;

/// <summary>A journal in PostgreSQL, which many processes write.</summary>
internal sealed class PostgreSqlJournalStore : IJournalStore
{
    private const int MostExperience = 1000;

    private readonly PostgreSqlDatabase _database;
    private readonly PostgreSqlJournalOptions _options;
    private readonly TimeProvider _clock;
    private readonly Tombstones _tombstones;
    private readonly FunctionCalls _calls;
    private readonly GroupWriter _writer;
    private readonly GroupWriter _queueWriter;
    private readonly RunLeases _leases;
    private readonly JournalException? _refusal;
    private int _isDisposed;

    private PostgreSqlJournalStore(PostgreSqlDatabase database, PostgreSqlJournalOptions options, byte[] tombstoneKey, bool isReadOnly)
    {
        (_database, _options) = (database, options);
        _clock = options.TimeProvider ?? TimeProvider.System;
        _tombstones = new Tombstones(tombstoneKey);
        _calls = new FunctionCalls(_tombstones, _clock);
        _writer = new GroupWriter(database, options.MaxOutage);
        _queueWriter = new GroupWriter(database, options.MaxOutage);
        _leases = new RunLeases(database, options.LeaseDuration, _clock);
        if (isReadOnly)
            _refusal = new JournalException($"{char.ToUpperInvariant(Description[0])}{Description[1..]} was opened for reading only. Open it with PostgreSqlJournal.OpenAsync.");
        Batches = new BatchRecords(this);
        Queue = new WorkQueue(this, _queueWriter, _clock);
        Records = new JournalRecords(this, _database, _tombstones, _clock);
    }

    public string Description => _database.Description;

    public JournalException? Fault => _refusal ?? _writer.Fault;

    public IJournalRecords Records { get; }

    public IBatchRecords Batches { get; }

    public IWorkQueue Queue { get; }

    internal PostgreSqlDatabase Database => _database;

    internal FunctionCalls Calls => _calls;

    /// <summary>Opens a journal.</summary>
    /// <exception cref="JournalException">It cannot be opened.</exception>
    public static async Task<PostgreSqlJournalStore> OpenAsync(string connectionString, PostgreSqlJournalOptions options, bool isReadOnly, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        options.Check();
        var database = new PostgreSqlDatabase(connectionString, options);
        try
        {
            byte[] key = await new PostgreSqlMigration(database, options.Schema, PostgreSqlSchema.Steps).RunAsync(isReadOnly, cancellationToken).ConfigureAwait(false);
            return new PostgreSqlJournalStore(database, options, key, isReadOnly);
        }
        catch
        {
            await database.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public void Check(JournalRun run)
    {
        if (Fault is { } fault)
            throw fault;
        _leases.Check(run);
    }

    public async ValueTask<JournalRun> BeginRunAsync(string job, string mode, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        JournalRun run = await WriteAsync(
            WriteKind.Opening,
            [
                FunctionCalls.Of("expire_runs", _clock.GetUtcNow()),
                ("SELECT * FROM begin_run($1, $2, $3, $4, $5, $6)", [job, mode, _clock.GetUtcNow(), Environment.ProcessId, Environment.MachineName, _options.LeaseDuration]),
            ],
            rows => rows.FieldCount == 1 ? null! : new JournalRun(rows.GetInt64(0), rows.GetInt64(1), job, (int)rows.GetInt64(2), Money.ToDollars(rows.GetInt64(3))),
            cancellationToken).ConfigureAwait(false);
        _leases.Add(run.Id, start);
        return run;
    }

    public async ValueTask EndRunAsync(JournalRun run, string outcome)
    {
        _leases.Remove(run.Id);
        await WriteAsync(WriteKind.Closing, [FunctionCalls.Of("finish_run", run.Id, outcome, _clock.GetUtcNow())], static _ => true, CancellationToken.None).ConfigureAwait(false);
    }

    public ValueTask<StoredReply?> FindReplyAsync(ReplyKey key, CancellationToken cancellationToken) => _database.ReadAsync(
        $"""
        SELECT COALESCE(final_document, document), finished, refusal, finish_reason, model, service_tier, cost, seconds, request_id, {PostgreSqlSchema.Tokens}
        FROM replies WHERE request = $1 AND turn = $2
        """,
        [key.Request, key.Turn],
        static rows => !rows.Read() ? null : new StoredReply(rows.GetFieldValue<byte[]>(0))
        {
            IsFinished = rows.GetBoolean(1),
            Refusal = rows.TextOrNull(2),
            FinishReason = rows.TextOrNull(3),
            Model = rows.TextOrNull(4),
            ServiceTier = rows.TextOrNull(5),
            Cost = Money.ToDollars(rows.NumberOrNull(6)),
            Duration = rows.Duration(7),
            RequestId = rows.TextOrNull(8),
            Usage = rows.Tokens(9),
        },
        cancellationToken);

    public async ValueTask<StoredItem?> FindItemAsync(long job, string key, CancellationToken cancellationToken)
    {
        List<StoredItem> found = await _database.ReadAsync(
            $"SELECT {ItemReader.Columns} FROM {ItemReader.Tables} WHERE items.job_id = $1 AND items.key = $2 ORDER BY item_requests.ordinal",
            [job, key],
            ItemReader.Read,
            cancellationToken).ConfigureAwait(false);
        if (found.Count > 0)
            return found[0];
        bool isForgotten = await _database.ReadAsync("SELECT 1 FROM tombstones WHERE job_id = $1 AND hash = $2", [job, _tombstones.HashOf(job, key)], static rows => rows.Read(), cancellationToken).ConfigureAwait(false);
        return isForgotten ? new StoredItem(job, key, ItemState.Forgotten) : null;
    }

    public async ValueTask<ItemClaim> ClaimItemAsync(JournalRun run, string key, CancellationToken cancellationToken)
    {
        RequireStorable(key);
        int claim = await WriteAsync(WriteKind.Opening, run, FunctionCalls.Of("claim_item", run.Id, run.JobId, key), cancellationToken).ConfigureAwait(false);
        return claim switch
        {
            0 => new ItemClaim(ItemClaimState.Elsewhere, null),
            3 => new ItemClaim(ItemClaimState.HandedOut, null),
            _ => new ItemClaim(ItemClaimState.Claimed, claim == 1 ? null : await FindItemAsync(run.JobId, key, cancellationToken).ConfigureAwait(false)),
        };
    }

    public async ValueTask<SliceGrant> ReserveSliceAsync(JournalRun run, SliceDemand demand, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(demand.Now.UtcDateTime);
        (int status, long amount, long spent, long reserved, long elsewhere) = await WriteAsync(
            WriteKind.Opening,
            [("SELECT * FROM reserve_slice($1, $2, $3, $4, $5, $6, $7, $8)",
                [run.Id, run.JobId, Money.ToBillionths(demand.Least), Money.ToBillionths(demand.Wanted), LimitOf(demand.Job), LimitOf(demand.PerDay), LimitOf(demand.PerMonth), today])],
            rows => rows.GetInt32(0) == PostgreSqlFunctions.Fenced ? throw Lost(run) : (rows.GetInt32(0), rows.GetInt64(1), rows.GetInt64(2), rows.GetInt64(3), rows.GetInt64(4)),
            cancellationToken).ConfigureAwait(false);
        if (status == 0)
            return new SliceGrant(Money.ToDollars(amount), null);
        (string name, decimal limit, DateOnly? until) = status switch
        {
            1 => ("MaxCost", demand.Job!.Value, (DateOnly?)null),
            2 => ("MaxCostPerDay", demand.PerDay!.Value, today.AddDays(1)),
            _ => ("MaxCostPerMonth", demand.PerMonth!.Value, new DateOnly(today.Year, today.Month, 1).AddMonths(1)),
        };
        DateTimeOffset? resetsAt = until is { } day ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) : null;
        return new SliceGrant(0, new BudgetShortage("JobOptions." + name, limit, Money.ToDollars(spent), Money.ToDollars(reserved), demand.Least, resetsAt)) { Elsewhere = Money.ToDollars(elsewhere) };
    }

    public async ValueTask ReturnSliceAsync(JournalRun run, decimal amount) =>
        await WriteAsync(WriteKind.Closing, run, FunctionCalls.Of("return_slice", run.Id, Money.ToBillionths(amount)), CancellationToken.None).ConfigureAwait(false);

    public async ValueTask<bool> OpenRequestAsync(OpenRequest request, CancellationToken cancellationToken) =>
        await WriteAsync(WriteKind.Opening, request.Run, FunctionCalls.Open(request), cancellationToken).ConfigureAwait(false) == 1;

    public async ValueTask AddReplyAsync(OpenRequest request, StoredReply reply) =>
        await WriteAsync(WriteKind.Closing, request.Run, _calls.AddReply(request, reply), CancellationToken.None).ConfigureAwait(false);

    public async ValueTask DropRequestAsync(OpenRequest request) =>
        await WriteAsync(WriteKind.Closing, request.Run, FunctionCalls.Of("drop_request", request.Run.Id, request.Number), CancellationToken.None).ConfigureAwait(false);

    public async ValueTask KeepRequestAsync(OpenRequest request, string? requestId) => await WriteAsync(
        WriteKind.Closing,
        request.Run,
        FunctionCalls.Of("keep_request", request.Run.Id, request.Number, _clock.GetUtcNow(), Parameters.Text(requestId)),
        CancellationToken.None).ConfigureAwait(false);

    public async ValueTask AddItemAsync(StoredItem item)
    {
        if (item.State == ItemState.Forgotten)
            throw new ArgumentException($"An item is forgotten by {nameof(IJournalRecords.ForgetAsync)}, not recorded as forgotten.", nameof(item));
        RequireStorable(item.Key);
        var run = new JournalRun(item.RunId, item.JobId, item.JobId.ToString(CultureInfo.InvariantCulture), 0, 0);
        await WriteAsync(WriteKind.Closing, run, _calls.Add(item), CancellationToken.None).ConfigureAwait(false);
    }

    public void Acknowledge(JournalRun run, string key)
    {
        ThrowIfDisposed();
        (string sql, object?[] values) = FunctionCalls.Of("acknowledge", run.Id, run.JobId, key);
        _writer.Write(WriteKind.Closing, sql, values);
    }

    public void Release(JournalRun run, string key)
    {
        ThrowIfDisposed();
        (string sql, object?[] values) = FunctionCalls.Of("release_item", run.Id, run.JobId, key);
        _writer.Write(WriteKind.Closing, sql, values);
    }

    // The queue is in order: what was recorded before it is committed with it or earlier.
    public async ValueTask FlushAsync() => await WriteAsync(WriteKind.Closing, [("SELECT 1", [])], static _ => true, CancellationToken.None).ConfigureAwait(false);

    public ValueTask<Experience?> FindExperienceAsync(string method, string? model, CancellationToken cancellationToken) => _database.ReadAsync(
        """
        SELECT output_tokens, input_tokens, seconds FROM replies
        WHERE method = $1 AND requested_model IS NOT DISTINCT FROM $2 AND turn = 'first' AND input_tokens IS NOT NULL
        ORDER BY id DESC LIMIT $3
        """,
        [method, Parameters.Text(model), MostExperience],
        static rows =>
        {
            List<(long Output, long Input, double Seconds)> found = rows.All(static row => (row.GetInt64(0), row.GetInt64(1), row.GetDouble(2)));
            return found.Count == 0 ? null : new Experience(
                found.Count,
                [.. found.Select(static reply => reply.Output).Order()],
                found.Sum(static reply => reply.Input),
                TimeSpan.FromTicks((long)Math.Round(found.Average(static reply => reply.Seconds) * TimeSpan.TicksPerSecond)));
        },
        cancellationToken);

    public ValueTask<long?> FindJobAsync(string name, CancellationToken cancellationToken) =>
        _database.ReadAsync("SELECT id FROM jobs WHERE name = $1", [name], static rows => rows.Read() ? rows.GetInt64(0) : (long?)null, cancellationToken);

    public ValueTask<JobTotals> ReadTotalsAsync(long job, CancellationToken cancellationToken) => _database.ReadAsync(
        """
        SELECT
            COUNT(*) FILTER (WHERE state = 'done'), COUNT(*) FILTER (WHERE state = 'failed'), COUNT(*) FILTER (WHERE NOT acknowledged),
            COALESCE(SUM(requests), 0), COALESCE(SUM(corrections), 0),
            COALESCE((SELECT SUM(cost) FROM spending WHERE job_id = $1), 0)::bigint,
            COALESCE((SELECT SUM(reserved) FROM open_requests WHERE job_id = $1), 0)::bigint
        FROM items WHERE job_id = $1
        """,
        [job],
        static rows => rows.Read() ? new JobTotals(rows.GetInt64(0), rows.GetInt64(1), rows.GetInt64(2), rows.GetInt64(3), rows.GetInt64(4), Money.ToDollars(rows.GetInt64(5)), Money.ToDollars(rows.GetInt64(6))) : null!,
        cancellationToken);

    public StoredPicture? FindPicture(string path)
    {
        ThrowIfDisposed();
        return _database.Read(
            "SELECT length, written_at, media_type, width, height, hash FROM pictures WHERE path = $1",
            [path],
            rows => !rows.Read() ? null : new StoredPicture(
                path, rows.GetInt64(0), PictureTimes.ToTime(rows.GetString(1)), rows.GetString(2), rows.IsDBNull(3) ? null : rows.GetInt32(3), rows.IsDBNull(4) ? null : rows.GetInt32(4), rows.GetString(5)));
    }

    public void AddPicture(StoredPicture picture)
    {
        ThrowIfDisposed();
        (string sql, object?[] values) = FunctionCalls.Add(picture, _clock.GetUtcNow());
        _writer.Write(WriteKind.Cached, sql, values);
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
            return;
        IReadOnlyList<long> runs = _leases.Runs;
        await _leases.DisposeAsync().ConfigureAwait(false);
        // Whoever closes the journal does not come back to its runs: others need not wait for the end of the leases.
        foreach (long run in runs)
        {
            (string sql, object?[] values) = FunctionCalls.Of("finish_run", run, "interrupted", _clock.GetUtcNow());
            _writer.Write(WriteKind.Closing, sql, values);
        }

        await _queueWriter.DisposeAsync().ConfigureAwait(false);
        await _writer.DisposeAsync().ConfigureAwait(false);
        await _database.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Writes by functions, and reads the only row of the last one.</summary>
    internal async ValueTask<T> WriteAsync<T>(WriteKind kind, IReadOnlyList<(string, object?[])> commands, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        RequireWritable();
        return await _writer.WriteAsync(
            kind,
            commands,
            async rows =>
            {
                await rows.ReadAsync().ConfigureAwait(false);
                return read(rows);
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes by a function that is fenced by a run.</summary>
    internal ValueTask<int> WriteAsync(WriteKind kind, JournalRun run, (string, object?[]) command, CancellationToken cancellationToken) => WriteAsync(
        kind,
        [command],
        rows => rows.GetInt32(0) == PostgreSqlFunctions.Fenced ? throw Lost(run) : rows.GetInt32(0),
        cancellationToken);

    /// <summary>Throws when nothing can be written: the journal is closed, or open for reading only.</summary>
    internal void RequireWritable()
    {
        ThrowIfDisposed();
        if (_refusal is not null)
            throw _refusal;
    }

    /// <summary>What a run gets that others have taken over.</summary>
    internal JournalException Lost(JournalRun run) => _leases.Lost(run.Job);

    internal static void RequireStorable(string key)
    {
        if (key.Contains('\0', StringComparison.Ordinal))
            throw new ArgumentException("A key of an item in PostgreSQL must not have the character U+0000.", nameof(key));
    }

    internal void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(_isDisposed != 0, "The journal is closed.");

    private static object LimitOf(decimal? dollars) => Parameters.Number(Money.ToBillionths(dollars));
}

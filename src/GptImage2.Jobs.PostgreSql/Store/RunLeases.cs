using System.Collections.Concurrent;
using System.Diagnostics;
using GptImage2.Jobs.Journals;

namespace GptImage2.Jobs.PostgreSql.Store;

/// <summary>The leases of the runs of this process. They are renewed as long as the process works, and looked at before each request is sent.</summary>
internal sealed class RunLeases(PostgreSqlDatabase database, TimeSpan duration, TimeProvider clock) : IAsyncDisposable
{
    // A lease is not used up to its last moment: a request needs a while from the check to the wire.
    private const double Used = 0.8;

    private static readonly TimeSpan RetryWait = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<long, long> _until = new();
    private readonly CancellationTokenSource _over = new();
    private readonly Lock _lock = new();
    private Task? _loop;
    private JournalException? _lastFailure;

    /// <summary>The runs that live.</summary>
    public IReadOnlyList<long> Runs => [.. _until.Keys];

    /// <summary>Keeps a run alive that has just begun.</summary>
    /// <param name="run">The run.</param>
    /// <param name="start">When its beginning was asked for, by the monotonic clock.</param>
    public void Add(long run, long start)
    {
        _until[run] = EndOf(start);
        lock (_lock)
            _loop ??= Task.Run(RunAsync);
    }

    public void Remove(long run) => _until.TryRemove(run, out _);

    /// <summary>Throws when a run may be taken for dead by others.</summary>
    /// <exception cref="JournalException">It may.</exception>
    public void Check(JournalRun run)
    {
        if (!_until.TryGetValue(run.Id, out long until) || Stopwatch.GetTimestamp() >= until)
            throw Lost(run.Job);
    }

    /// <summary>What a run gets that others have taken over.</summary>
    public JournalException Lost(string job) =>
        new($"The run of the job '{job}' in {database.Description} was not heard of for longer than its lease of {duration:c}, so that other processes take over its items. {(_lastFailure is { } failure ? $"The last renewal failed: {failure.Message}" : "The process was halted.")} Run the job again to go on.", _lastFailure);

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync().ConfigureAwait(false);
        if (_loop is not null)
            await _loop.ConfigureAwait(false);
        _over.Dispose();
    }

    private async Task RunAsync()
    {
        TimeSpan wait = duration / 3;
        while (!_over.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(wait, _over.Token).ConfigureAwait(false);
                await RenewAsync(_over.Token).ConfigureAwait(false);
                _lastFailure = null;
                wait = duration / 3;
            }
            catch (OperationCanceledException) when (_over.IsCancellationRequested)
            {
                return;
            }
            catch (JournalException e)
            {
                // The leases run out meanwhile, and the checks say so.
                _lastFailure = e;
                wait = RetryWait < duration / 10 ? RetryWait : duration / 10;
            }
        }
    }

    private async Task RenewAsync(CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        long[] runs = [.. _until.Keys];
        List<long> renewed = await database.ReadReservedAsync(
            "SELECT renew FROM renew($1, $2)",
            [runs, duration],
            static rows =>
            {
                List<long> ids = [];
                while (rows.Read())
                    ids.Add(rows.GetInt64(0));
                return ids;
            },
            cancellationToken).ConfigureAwait(false);
        foreach (long run in renewed)
            _until.TryUpdate(run, EndOf(start), _until.GetValueOrDefault(run));
        // Others have ended it.
        foreach (long run in runs.Except(renewed))
            Remove(run);
        await database.ReadReservedAsync("SELECT expire_runs($1)", [clock.GetUtcNow()], static _ => true, cancellationToken).ConfigureAwait(false);
    }

    private long EndOf(long start) => start + (long)(duration.TotalSeconds * Used * Stopwatch.Frequency);
}

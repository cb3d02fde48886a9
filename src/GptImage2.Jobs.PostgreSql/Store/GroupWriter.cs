using System.Diagnostics;
using System.Threading.Channels;
using Npgsql;

namespace GptImage2.Jobs.PostgreSql.Store;

/// <summary>Writes what is waiting in groups: one round trip and one transaction for many writes, in the order in which they were handed over.</summary>
internal sealed class GroupWriter : IAsyncDisposable
{
    // Callers wait while so many writes are waiting: memory does not grow with the number of items.
    private const int MostWaiting = 4096;
    private const int MostInGroup = 256;

    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LastWait = TimeSpan.FromSeconds(2);

    private readonly Channel<JournalWrite> _queue = Channel.CreateBounded<JournalWrite>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private readonly PostgreSqlDatabase _database;
    private readonly TimeSpan _maxOutage;
    private readonly Task _loop;
    private NpgsqlConnection? _connection;

    public GroupWriter(PostgreSqlDatabase database, TimeSpan maxOutage)
    {
        (_database, _maxOutage) = (database, maxOutage);
        _loop = Task.Run(RunAsync);
    }

    /// <summary>Why nothing more can be written; null while the journal works.</summary>
    public JournalException? Fault { get; private set; }

    /// <summary>Writes, and waits for the commit.</summary>
    /// <exception cref="JournalException">The journal cannot be written.</exception>
    /// <exception cref="ObjectDisposedException">The journal is closed.</exception>
    public async ValueTask<T> WriteAsync<T>(WriteKind kind, IReadOnlyList<(string Sql, object?[] Values)> commands, Func<NpgsqlDataReader, Task<T>> read, CancellationToken cancellationToken)
    {
        if (kind == WriteKind.Opening && Fault is { } fault)
            throw fault;
        var write = new JournalWrite<T>(kind, commands, read);
        await QueueAsync(write, cancellationToken).ConfigureAwait(false);
        if (!cancellationToken.CanBeCanceled)
            return await write.Task.ConfigureAwait(false);
        CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(static state => Leave((JournalWrite)state!), write);
        await using (registration.ConfigureAwait(false))
            return await write.Task.ConfigureAwait(false);
    }

    /// <summary>Writes some time later.</summary>
    public void Write(WriteKind kind, string sql, object?[] values)
    {
        var write = new JournalWrite<bool>(kind, [(sql, values)], static _ => Task.FromResult(true));
        // A write that no one waits for: the next one that someone waits for reports the same trouble.
        _ = write.Task.ContinueWith(static task => task.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        if (!_queue.Writer.TryWrite(write))
            QueueAsync(write, CancellationToken.None).AsTask().GetAwaiter().GetResult();
    }

    /// <summary>Writes what is waiting, and closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop.ConfigureAwait(false);
    }

    private static void Leave(JournalWrite write)
    {
        if (write.TryLeave())
            write.Fail(new OperationCanceledException());
    }

    private async ValueTask QueueAsync(JournalWrite write, CancellationToken cancellationToken)
    {
        try
        {
            await _queue.Writer.WriteAsync(write, cancellationToken).ConfigureAwait(false);
        }
        catch (ChannelClosedException exception)
        {
            throw new ObjectDisposedException("The journal is closed.", exception);
        }
    }

    private async Task RunAsync()
    {
        var group = new List<JournalWrite>();
        while (await _queue.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            while (group.Count < MostInGroup && _queue.Reader.TryRead(out JournalWrite? write))
            {
                if (write.TryTake())
                    group.Add(write);
            }

            await CommitAsync(group).ConfigureAwait(false);
            group.Clear();
        }

        await CloseAsync().ConfigureAwait(false);
    }

    private async Task CommitAsync(List<JournalWrite> group)
    {
        if (Fault is { } refusal)
        {
            foreach (JournalWrite write in group.Where(static write => write.Kind != WriteKind.Closing))
                write.Fail(refusal);
            group.RemoveAll(static write => write.Kind != WriteKind.Closing);
        }

        if (group.Count == 0)
            return;
        long start = Stopwatch.GetTimestamp();
        for (TimeSpan wait = FirstWait; ; wait = wait * 2 < LastWait ? wait * 2 : LastWait)
        {
            try
            {
                await ExecuteAsync(group).ConfigureAwait(false);
                return;
            }
            catch (Exception e) when (PostgreSqlErrors.IsConflict(e))
            {
                // The other transaction goes on, and this one is done again.
            }
            catch (Exception e) when (PostgreSqlErrors.IsOutage(e))
            {
                await CloseAsync().ConfigureAwait(false);
                // After a fault, what happened is tried once.
                if (Fault is not null || Stopwatch.GetElapsedTime(start) >= _maxOutage)
                {
                    Fault ??= PostgreSqlErrors.Describe(e, _database.Description, "written");
                    foreach (JournalWrite write in group)
                        write.Fail(Fault);
                    return;
                }

                await Task.Delay(wait).ConfigureAwait(false);
            }
            catch (Exception e) when (group.Count == 1)
            {
                group[0].Fail(e is PostgresException ? PostgreSqlErrors.Describe(e, _database.Description, "written") : e);
                return;
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                // Only one of them is wrong.
                foreach (JournalWrite write in group)
                    await CommitAsync([write]).ConfigureAwait(false);
                return;
            }
        }
    }

    private async Task ExecuteAsync(List<JournalWrite> group)
    {
        _connection ??= await _database.ConnectAsync(CancellationToken.None).ConfigureAwait(false);
        // Without an explicit transaction, a batch is one.
        var batch = new NpgsqlBatch(_connection);
        await using (batch.ConfigureAwait(false))
        {
            foreach (JournalWrite write in group)
                write.AddTo(batch);
            NpgsqlDataReader reader = await batch.ExecuteReaderAsync().ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                foreach (JournalWrite write in group)
                    await write.ReadAsync(reader).ConfigureAwait(false);
            }
        }

        foreach (JournalWrite write in group)
            write.Complete();
    }

    private async Task CloseAsync()
    {
        if (_connection is not null)
            await _connection.DisposeAsync().ConfigureAwait(false);
        _connection = null;
    }
}

using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace GptImage2.Jobs.Journals.Sqlite;

/// <summary>
/// The thread that writes. It takes what is waiting, writes it in one transaction, and ends the waits after the commit, so that one flush of
/// the disk serves many writes.
/// </summary>
internal sealed class GroupWriter : IAsyncDisposable
{
    // Callers wait while so many writes are waiting: memory does not grow with the number of items.
    private const int MostWaiting = 4096;
    private const int MostInGroup = 1024;

    private readonly Channel<JournalWrite> _queue = Channel.CreateBounded<JournalWrite>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly WriterTrouble _trouble;
    private readonly TimeSpan _lockTimeout;

    public GroupWriter(WriteSession session, WriterTrouble trouble, TimeSpan lockTimeout)
    {
        _trouble = trouble;
        _lockTimeout = lockTimeout;
        var thread = new Thread(() => Run(session)) { IsBackground = true, Name = "GptImage2 journal" };
        thread.Start();
    }

    /// <summary>Writes, and waits for the commit.</summary>
    /// <exception cref="JournalException">The journal cannot be written.</exception>
    /// <exception cref="ObjectDisposedException">The journal is closed.</exception>
    public async ValueTask<T> WriteAsync<T>(WriteKind kind, Func<WriteSession, T> execute, CancellationToken cancellationToken = default)
    {
        if (kind == WriteKind.Opening && _trouble.Fault is { } fault)
            throw fault;
        var write = new JournalWrite<T>(kind, execute);
        await QueueAsync(write, cancellationToken).ConfigureAwait(false);
        return await (cancellationToken.CanBeCanceled ? write.WaitAsync(cancellationToken) : write.Task).ConfigureAwait(false);
    }

    /// <summary>Writes some time later.</summary>
    public void Write(WriteKind kind, Action<WriteSession> execute)
    {
        var write = new JournalWrite(kind, execute);
        if (!_queue.Writer.TryWrite(write))
            QueueAsync(write, CancellationToken.None).AsTask().GetAwaiter().GetResult();
    }

    /// <summary>Writes what is waiting, and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _ended.Task.ConfigureAwait(false);
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

    private void Run(WriteSession session)
    {
        var group = new List<JournalWrite>();
        try
        {
            while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
            {
                while (group.Count < MostInGroup && _queue.Reader.TryRead(out JournalWrite? write))
                    group.Add(write);
                session = Commit(session, group);
                group.Clear();
            }

            session = _trouble.Close(session);
            // Whoever waits for the end may move the file at once.
            session.Dispose();
            _ended.SetResult();
        }
        catch (Exception exception)
        {
            // Nothing may wait forever for a thread that is gone.
            session.Dispose();
            _queue.Writer.TryComplete();
            foreach (JournalWrite write in group)
                write.Fail(exception);
            while (_queue.Reader.TryRead(out JournalWrite? write))
                write.Fail(exception);
            _ended.SetException(exception);
        }
    }

    private WriteSession Commit(WriteSession session, List<JournalWrite> group)
    {
        bool hadTrouble = false;
        while (true)
        {
            if (_trouble.Fault is { } refusal)
                Remove(group, static write => write.Kind != WriteKind.Closing, refusal);
            if (group.Count == 0)
                return session;
            JournalWrite? current = null;
            try
            {
                Begin(session);
                group.RemoveAll(static write => !write.TryTake());
                foreach (JournalWrite write in group)
                {
                    current = write;
                    write.Execute(session);
                }

                current = null;
                session.Commit();
            }
            catch (Exception exception) when (current is not null && !SqliteErrors.IsTrouble(exception))
            {
                // Only this write is wrong. The others are done again without it.
                session.Rollback();
                group.Remove(current);
                current.Fail(exception is SqliteException error ? _trouble.Describe(error) : exception);
                continue;
            }
            catch (SqliteException exception)
            {
                session.Rollback();
                JournalException fault = _trouble.Report(exception);
                if (hadTrouble)
                    Remove(group, static _ => true, fault);
                hadTrouble = true;
                continue;
            }

            WriteSession next = _trouble.Follow(session);
            foreach (JournalWrite write in group)
                write.Complete(next);
            return next;
        }
    }

    private void Begin(WriteSession session)
    {
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                session.Begin();
                return;
            }
            catch (SqliteException exception) when (SqliteErrors.IsLocked(exception) && Stopwatch.GetElapsedTime(start) < _lockTimeout)
            {
                // SQLite has waited for a moment already.
            }
        }
    }

    private static void Remove(List<JournalWrite> group, Predicate<JournalWrite> predicate, JournalException fault)
    {
        foreach (JournalWrite write in group)
        {
            if (predicate(write))
                write.Fail(fault);
        }

        group.RemoveAll(predicate);
    }
}

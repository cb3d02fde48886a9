using Microsoft.Data.Sqlite;

namespace GptImage2.Jobs.Journals.Sqlite;

/// <summary>What a process has that writes a journal: the lock, the reserve, and the thread that writes.</summary>
internal sealed class OpenWriter : IAsyncDisposable
{
    private readonly WriterLock _lock;
    private readonly ReserveFile _reserve;

    private OpenWriter(WriterLock writerLock, ReserveFile reserve, WriterTrouble trouble, GroupWriter writer)
    {
        _lock = writerLock;
        _reserve = reserve;
        Trouble = trouble;
        Writer = writer;
    }

    public WriterTrouble Trouble { get; }

    public GroupWriter Writer { get; }

    /// <summary>Opens a file that exists for writing.</summary>
    /// <exception cref="JournalException">It cannot be opened, or another process writes it.</exception>
    public static OpenWriter Open(JournalFile file, JournalOptions options)
    {
        TimeProvider clock = options.TimeProvider ?? TimeProvider.System;
        var writerLock = WriterLock.Take(file, clock.GetUtcNow());
        var reserve = new ReserveFile(file, options.ReserveBytes);
        WriteSession? session = null;
        try
        {
            reserve.Take();
            IReadOnlyDictionary<string, string> before = OpenFiles.List();
            session = WriteSession.Open(file.Path, file.Description, options.LockTimeout, clock.GetUtcNow());
            Begin(session, clock.GetUtcNow());
            file.Remember(before);
            var trouble = new WriterTrouble(file, reserve, clock, options.LockTimeout);
            return new OpenWriter(writerLock, reserve, trouble, new GroupWriter(session, trouble, options.LockTimeout));
        }
        catch (Exception exception)
        {
            session?.Dispose();
            reserve.Release();
            writerLock.Dispose();
            if (exception is SqliteException error)
                throw SqliteErrors.Describe(error, file.Description, "opened");
            throw;
        }
    }

    /// <summary>Writes what is waiting, closes the file, and lets others write it.</summary>
    /// <exception cref="JournalException">Only now it was noticed that the file is gone; the message says where it was saved.</exception>
    public async ValueTask DisposeAsync()
    {
        bool hadFault = Trouble.Fault is not null;
        try
        {
            await Writer.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            _reserve.Release();
            _lock.Dispose();
        }

        if (!hadFault && Trouble.Fault is { } fault)
            throw fault;
    }

    // The lock is taken, so whatever runs according to the journal belongs to a process that is gone.
    private static void Begin(WriteSession session, DateTimeOffset now)
    {
        session.Begin();
        session.Runs.EndAll(now);
        session.Database.Run(
            "INSERT OR REPLACE INTO writer (id, process_id, machine, opened_at, token) VALUES (1, ?, ?, ?, ?)",
            Environment.ProcessId, Environment.MachineName, Times.ToText(now), Guid.NewGuid().ToString("N"));
        session.Commit();
    }
}

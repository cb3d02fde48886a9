using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace GptImage2.Jobs.Journals.Sqlite;

/// <summary>The connections that read. Each is used by one thread at a time; they see what is committed.</summary>
/// <param name="path">The file that is read now.</param>
/// <param name="description">What messages call the journal.</param>
/// <param name="wait">How long a read waits for a lock of another program.</param>
internal sealed class ReaderPool(Func<string> path, string description, TimeSpan wait) : IDisposable
{
    private const int MostIdle = 4;

    private readonly ConcurrentStack<ReadSession> _idle = [];
    private volatile bool _isDisposed;

    /// <summary>Reads.</summary>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    /// <exception cref="ObjectDisposedException">The journal is closed.</exception>
    public T Read<TArgument, T>(TArgument argument, Func<ReadSession, TArgument, T> read)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        ReadSession? failed = null;
        try
        {
            ReadSession session = failed = Rent();
            T result = read(session, argument);
            failed = null;
            Return(session);
            return result;
        }
        catch (SqliteException exception)
        {
            throw SqliteErrors.Describe(exception, description, "read");
        }
        finally
        {
            failed?.Dispose();
        }
    }

    /// <summary>Reads, and reports errors in the task.</summary>
    public ValueTask<T> ReadAsync<TArgument, T>(TArgument argument, Func<ReadSession, TArgument, T> read, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<T>(cancellationToken);
        try
        {
            return ValueTask.FromResult(Read(argument, read));
        }
        catch (Exception exception) when (exception is JournalException or ObjectDisposedException)
        {
            return ValueTask.FromException<T>(exception);
        }
    }

    public void Dispose()
    {
        _isDisposed = true;
        while (_idle.TryPop(out ReadSession? session))
            session.Dispose();
    }

    private ReadSession Rent()
    {
        string current = path();
        while (_idle.TryPop(out ReadSession? session))
        {
            if (session.Database.Path == current)
                return session;
            session.Dispose();
        }

        return ReadSession.Open(current, wait);
    }

    private void Return(ReadSession session)
    {
        if (_isDisposed || _idle.Count >= MostIdle)
        {
            session.Dispose();
            return;
        }

        _idle.Push(session);
        // Closed in between: nothing may keep the file open.
        if (_isDisposed)
            Dispose();
    }
}

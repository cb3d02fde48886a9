using Microsoft.Data.Sqlite;

namespace GptImage2.Jobs.Journals.Sqlite;

/// <summary>A write that waits for its turn. No one waits for its end.</summary>
internal class JournalWrite(WriteKind kind, Action<WriteSession> execute)
{
    private const int Waiting = 0;
    private const int Taken = 1;
    private const int Abandoned = 2;

    private int _state;

    public WriteKind Kind => kind;

    /// <summary>What the write itself objected to before it wrote anything; null when it was done.</summary>
    protected JournalException? Objection { get; private set; }

    /// <summary>Takes the write for a transaction.</summary>
    /// <returns>False when its caller has left.</returns>
    public bool TryTake() => Interlocked.CompareExchange(ref _state, Taken, Waiting) != Abandoned;

    /// <summary>Does the write, within a transaction that may be taken back and repeated.</summary>
    /// <exception cref="SqliteException">The database failed.</exception>
    public void Execute(WriteSession session)
    {
        Objection = null;
        try
        {
            if (kind != WriteKind.AfterCommit)
                execute(session);
        }
        catch (JournalException exception)
        {
            Objection = exception;
        }
    }

    /// <summary>The transaction is committed.</summary>
    public void Complete(WriteSession session)
    {
        try
        {
            if (kind == WriteKind.AfterCommit)
                execute(session);
            End();
        }
        catch (SqliteException exception)
        {
            Fail(exception);
        }
    }

    /// <summary>The write was not done.</summary>
    public virtual void Fail(Exception exception)
    {
    }

    /// <summary>Ends the wait.</summary>
    protected virtual void End()
    {
    }

    /// <summary>Leaves the queue.</summary>
    /// <returns>False when the write was taken.</returns>
    protected bool TryAbandon() => Interlocked.CompareExchange(ref _state, Abandoned, Waiting) == Waiting;
}

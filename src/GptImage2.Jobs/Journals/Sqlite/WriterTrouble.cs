using Microsoft.Data.Sqlite;

namespace GptImage2.Jobs.Journals.Sqlite;

/// <summary>What the writer does when the disk is full, the file is locked, damaged or gone: it saves what is paid for and says what is wrong.</summary>
internal sealed class WriterTrouble(JournalFile file, ReserveFile reserve, TimeProvider clock, TimeSpan lockTimeout)
{
    private volatile JournalException? _fault;
    private volatile string _currentPath = file.Path;

    /// <summary>Why nothing more can be sent; null while the journal works.</summary>
    public JournalException? Fault => _fault;

    /// <summary>The file that is written: another one after a rescue.</summary>
    public string CurrentPath => _currentPath;

    public JournalException Describe(SqliteException exception) => SqliteErrors.Describe(exception, file.Description, "written");

    /// <summary>Notes that a group could not be written. It is tried once more, on a full disk in the room of the reserve.</summary>
    public JournalException Report(SqliteException exception)
    {
        JournalException fault = Describe(exception);
        _fault ??= fault;
        if (SqliteErrors.IsFull(exception))
            reserve.Release();
        return fault;
    }

    /// <summary>Looks after a commit whether the file is still there. Where it is not, everything is saved into a new file, which is written from then on.</summary>
    /// <returns>The session to go on with.</returns>
    public WriteSession Follow(WriteSession session)
    {
        try
        {
            if (CurrentPath != file.Path || file.IsIntact(session.Database))
                return session;
            string rescue = file.Rescue(session.Database, clock.GetUtcNow());
            var next = WriteSession.Open(rescue, file.Description, lockTimeout, clock.GetUtcNow());
            IReadOnlyList<string> orphans = file.FindOrphans();
            session.Dispose();
            _currentPath = rescue;
            string remedy = JournalFile.RemoveOrphans(orphans);
            _fault = new JournalException($"The file of {file.Description} was deleted, moved or replaced while it was open. Everything that it held was saved in '{rescue}'. {remedy}Move that file to '{file.Path}' and start the job again.");
            return next;
        }
        catch (JournalException exception)
        {
            // What is written from now on is in a file without a name. It is the last place that there is.
            _fault = exception;
            return session;
        }
        catch (SqliteException exception)
        {
            _fault = Describe(exception);
            return session;
        }
    }

    /// <summary>Ends the runs that no one ended, and empties the log.</summary>
    /// <returns>The session that is left to be closed.</returns>
    public WriteSession Close(WriteSession session)
    {
        WriteSession last = session;
        try
        {
            last.Begin();
            last.Runs.EndAll(clock.GetUtcNow());
            last.Database.Execute("DELETE FROM writer");
            last.Commit();
            last = Follow(last);
            last.Checkpoint();
        }
        catch (SqliteException)
        {
            // All writes were ended before. The next opening closes the runs, and SQLite finds the log.
            last.Rollback();
        }

        return last;
    }
}

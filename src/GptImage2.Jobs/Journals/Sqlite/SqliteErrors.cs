using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace GptImage2.Jobs.Journals.Sqlite;

/// <summary>The result codes of SQLite, and what they mean for the person who runs a job.</summary>
internal static class SqliteErrors
{
    private const int PrimaryCode = 0xFF;

    /// <summary>Throws where a result code is an error.</summary>
    public static void Check(int code, sqlite3 database)
    {
        if (code is raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE)
            return;
        throw new SqliteException($"SQLite error {code}: {raw.sqlite3_errmsg(database).utf8_to_string()}.", code & PrimaryCode, code);
    }

    /// <summary>Whether a write failed because another program holds the write lock.</summary>
    public static bool IsLocked(SqliteException exception) => exception.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED;

    /// <summary>Whether a write failed for want of room, so that giving up the reserve can help.</summary>
    public static bool IsFull(SqliteException exception) => exception.SqliteErrorCode is raw.SQLITE_FULL or raw.SQLITE_IOERR;

    /// <summary>Whether a file cannot be read before what a process has left that died is taken back, which only a connection can do that writes.</summary>
    public static bool IsUnfinished(SqliteException exception) =>
        exception.SqliteExtendedErrorCode is raw.SQLITE_READONLY_ROLLBACK or raw.SQLITE_READONLY_RECOVERY;

    /// <summary>Whether the journal as a whole cannot be written, whatever is written.</summary>
    public static bool IsTrouble(Exception exception) =>
        exception is SqliteException { SqliteErrorCode: not (raw.SQLITE_ERROR or raw.SQLITE_CONSTRAINT or raw.SQLITE_TOOBIG or raw.SQLITE_MISMATCH or raw.SQLITE_RANGE) };

    /// <summary>Says what is wrong with a journal.</summary>
    /// <param name="exception">What SQLite said.</param>
    /// <param name="journal">The journal, as messages call it.</param>
    /// <param name="verb">What was tried: <c>written</c>, <c>read</c> or <c>opened</c>.</param>
    public static JournalException Describe(SqliteException exception, string journal, string verb)
    {
        string message = exception.SqliteErrorCode switch
        {
            raw.SQLITE_FULL => $"The disk is full: {journal} cannot be written. Make room and start the job again. It continues where it stopped.",
            raw.SQLITE_IOERR => $"The disk reports an error: {journal} cannot be {verb}. Check the disk and its free space, and start the job again.",
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => $"Another program holds a lock on {journal}, so that it cannot be {verb}. Close that program, such as a sqlite3 shell with an open transaction, and start the job again.",
            raw.SQLITE_CORRUPT => $"The file of {journal} is damaged. Restore a backup, or save what can be read with the command '.recover' of the sqlite3 shell.",
            raw.SQLITE_NOTADB => $"The file of {journal} is not an SQLite database. Name another file.",
            raw.SQLITE_READONLY when IsUnfinished(exception) => $"A process died while it wrote {journal}, which cannot be {verb} before what it left is taken back. Open it once with Journal.OpenAsync.",
            raw.SQLITE_READONLY or raw.SQLITE_PERM => $"The file of {journal} is read-only. Change its rights, or open it with Journal.OpenReadOnlyAsync.",
            raw.SQLITE_CANTOPEN => $"The file of {journal} cannot be opened. Check that it exists and that this user may read and write it and its directory.",
            _ => $"SQLite reports an error: {journal} cannot be {verb}.",
        };
        return new JournalException($"{message} ({exception.Message})", exception);
    }
}

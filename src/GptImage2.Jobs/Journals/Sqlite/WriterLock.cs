using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;

namespace GptImage2.Jobs.Journals.Sqlite;

/// <summary>The lock of the operating system that lets one process write a journal. It ends with the process, however that ends.</summary>
internal sealed class WriterLock : IDisposable
{
    // EWOULDBLOCK on Linux and on macOS, and a sharing violation on Windows.
    private static readonly int[] HeldCodes = [11, 35, unchecked((int)0x80070020)];

    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(1);

    private readonly FileStream _stream;

    private WriterLock(FileStream stream) => _stream = stream;

    /// <summary>Takes the lock.</summary>
    /// <exception cref="JournalException">Another process, or another journal object of this one, has it.</exception>
    public static WriterLock Take(JournalFile file, DateTimeOffset now)
    {
        try
        {
            // On Windows the text can be read while the file is locked. Elsewhere only a lock without any sharing excludes another writer.
            FileStream stream = file.CreateBeside(file.LockPath, OperatingSystem.IsWindows() ? FileShare.Read : FileShare.None);
            stream.SetLength(0);
            stream.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId} on {Environment.MachineName} since {now.UtcDateTime:u}\n")));
            return new WriterLock(stream);
        }
        catch (IOException exception) when (HeldCodes.Contains(exception.HResult))
        {
            throw new JournalException($"{Holder(file)} writes {file.Description}. Only one can write it at a time: wait until it is closed, or look at it with Journal.OpenReadOnlyAsync.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new JournalException($"The lock file '{file.LockPath}' cannot be written: {exception.Message}", exception);
        }
    }

    /// <summary>Releases the lock. The file stays: if it were deleted, two processes could lock two files of this name.</summary>
    public void Dispose()
    {
        // On a full disk a file can still be made shorter.
        _stream.SetLength(0);
        _stream.Dispose();
    }

    private static string Holder(JournalFile file)
    {
        try
        {
            using var database = SqliteDatabase.Open(file.Path, isReadOnly: true, Wait);
            using var statement = new SqliteStatement(database.Handle, "SELECT process_id, machine, opened_at FROM writer");
            using SqliteRows rows = statement.Query();
            if (!rows.Read())
                return "Another process";
            string machine = rows.Text(1);
            string who = rows.Number(0) == Environment.ProcessId && machine == Environment.MachineName ? "This process" : "The process";
            return string.Create(CultureInfo.InvariantCulture, $"{who} {rows.Number(0)} on {machine}, which opened it at {Times.ToTime(rows.Text(2)):u},");
        }
        catch (SqliteException)
        {
            // It has only just begun to create the journal.
            return "Another process";
        }
    }
}

using System.Globalization;
using Microsoft.Data.Sqlite;

namespace GptImage2.Jobs.Journals.Sqlite;

/// <summary>The file of a journal: where it may be, how it is created, and whether it is still there.</summary>
internal sealed class JournalFile
{
    private static readonly TimeSpan ConfirmationWait = TimeSpan.FromSeconds(5);

    private DateTime _createdAt;
    private string? _handle;
    private string? _handlePath;

    public JournalFile(string path)
    {
        if (string.IsNullOrWhiteSpace(path) || path.StartsWith(':') || path.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
            throw new JournalException($"'{path}' is not a file that can hold a journal: what was paid for must survive the process. Name a path, such as 'receipts.db'.");
        Path = System.IO.Path.GetFullPath(path);
    }

    public string Path { get; }

    public string Description => $"the journal '{Path}'";

    public string WalPath => Path + "-wal";

    public string IndexPath => Path + "-shm";

    public string LockPath => Path + ".lock";

    public string ReservePath => Path + ".reserve";

    private string Folder => System.IO.Path.GetDirectoryName(Path) ?? Path;

    /// <summary>Throws where no journal can be.</summary>
    /// <param name="driveOf">The kind of the drive of a path; null to ask the system.</param>
    public void Check(Func<string, DriveType>? driveOf = null)
    {
        if (Directory.Exists(Path))
            throw new JournalException($"'{Path}' is a directory, not a file that can hold a journal. Name a file in it, such as '{System.IO.Path.Combine(Path, "journal.db")}'.");
        if (!Directory.Exists(Folder))
            throw new JournalException($"The directory '{Folder}' of {Description} does not exist. Create it first.");
        if ((driveOf ?? DriveOf)(Path) == DriveType.Network)
            throw new JournalException($"The directory '{Folder}' of {Description} is on a network file system, where the locks of SQLite do not protect it. Name a path on a local disk.");
    }

    /// <summary>Creates the file where there is none, so that only this user can read and write it. SQLite gives its other files the same rights.</summary>
    public void Create()
    {
        try
        {
            if (!File.Exists(Path))
                CreatePrivate(Path).Dispose();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Another process may have created it in between.
            if (!File.Exists(Path))
                throw new JournalException($"The file of {Description} cannot be created: {exception.Message}", exception);
        }
    }

    /// <summary>Creates a file beside the journal with the rights that the journal has.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="share">What others may do while it is open.</param>
    public FileStream CreateBeside(string path, FileShare share)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = share, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = File.Exists(Path) ? File.GetUnixFileMode(Path) : UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }

    /// <summary>Remembers the file that was opened.</summary>
    /// <param name="before">The files that were open before it.</param>
    public void Remember(IReadOnlyDictionary<string, string> before)
    {
        _createdAt = File.GetCreationTimeUtc(Path);
        string resolved = OpenFiles.Resolve(Path);
        (_handle, _handlePath) = OpenFiles.List().FirstOrDefault(file => file.Value == resolved && !before.Contains(file));
    }

    /// <summary>Whether the path still leads to the file that was opened. SQLite itself goes on writing into a file that was deleted.</summary>
    /// <remarks>
    /// Linux says where an open file is. Elsewhere the time of creation tells, and where a file system does not store it, each suspicion is
    /// cleared by asking the file itself.
    /// </remarks>
    public bool IsIntact(SqliteDatabase database)
    {
        // Only metadata may be read here: to close a second handle of the file would drop the locks of SQLite.
        if (!File.Exists(Path))
            return false;
        if (_handle is not null)
            return OpenFiles.PathOf(_handle) == _handlePath;
        DateTime createdAt = File.GetCreationTimeUtc(Path);
        if (createdAt == _createdAt)
            return true;
        if (!HasToken(database))
            return false;
        _createdAt = createdAt;
        return true;
    }

    /// <summary>The log and its index, as far as they are still at their paths and belong to this process.</summary>
    public IReadOnlyList<string> FindOrphans()
    {
        if (_handle is null)
            return File.Exists(Path) ? [] : [WalPath, IndexPath];
        var open = OpenFiles.List().Values.ToHashSet(StringComparer.Ordinal);
        return [.. new[] { WalPath, IndexPath }.Where(path => File.Exists(path) && open.Contains(OpenFiles.Resolve(path)))];
    }

    /// <summary>Deletes an old log and its index, which SQLite would read into whatever file is at the path next.</summary>
    /// <returns>What a person has to do about them; empty when they are gone.</returns>
    public static string RemoveOrphans(IReadOnlyList<string> orphans)
    {
        var left = new List<string>();
        foreach (string orphan in orphans)
        {
            try
            {
                if (File.Exists(orphan))
                    File.Delete(orphan);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                left.Add(orphan);
            }
        }

        return left.Count == 0 ? "" : $"Delete '{string.Join("' and '", left)}', which belong to the old file. ";
    }

    /// <summary>Writes everything that a connection can still read into a new file.</summary>
    /// <returns>Its full path.</returns>
    /// <exception cref="JournalException">It could be written nowhere.</exception>
    public string Rescue(SqliteDatabase database, DateTimeOffset now)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"{System.IO.Path.GetFileName(Path)}.rescued-{now.UtcDateTime:yyyyMMdd-HHmmss-fff}");
        var failures = new List<Exception>();
        foreach (string folder in (string[])[Folder, System.IO.Path.GetTempPath()])
        {
            string rescue = System.IO.Path.Combine(folder, name);
            try
            {
                // SQLite writes into an empty file that exists, and keeps its rights.
                CreatePrivate(rescue).Dispose();
                database.Run("VACUUM INTO ?", rescue);
                return rescue;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SqliteException)
            {
                failures.Add(exception);
            }
        }

        throw new JournalException($"The file of {Description} was deleted, moved or replaced while it was open, and what it held could not be saved.", new AggregateException(failures));
    }

    private static FileStream CreatePrivate(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }

    private static DriveType DriveOf(string path)
    {
        if (!OperatingSystem.IsWindows())
            return new DriveInfo(System.IO.Path.GetDirectoryName(path) ?? path).DriveType;
        return path.StartsWith(@"\\", StringComparison.Ordinal) ? DriveType.Network : new DriveInfo(System.IO.Path.GetPathRoot(path)!).DriveType;
    }

    // A copy of the file has the old token. The log is emptied, since a copy would be read together with the log of the original.
    private bool HasToken(SqliteDatabase database)
    {
        string token = Guid.NewGuid().ToString("N");
        database.Run("UPDATE writer SET token = ?", token);
        database.Number("PRAGMA wal_checkpoint(TRUNCATE)");
        try
        {
            using var other = SqliteDatabase.Open(Path, isReadOnly: true, ConfirmationWait);
            return other.Text("SELECT token FROM writer") == token;
        }
        catch (SqliteException)
        {
            // Whatever is there now, it is not this journal.
            return false;
        }
    }
}

using System.Diagnostics;
using System.Globalization;
using GptImage2.Jobs.Journals;
using GptImage2.Jobs.Journals.Sqlite;
using Microsoft.Data.Sqlite;
using static GptImage2.Jobs.Tests.Journals.StoreSamples;

namespace GptImage2.Jobs.Tests.Journals;

/// <summary>How a journal is opened and closed, and what is said when it cannot be.</summary>
public sealed class SqliteOpeningTests : IDisposable
{
    private readonly JournalFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_closed_journal_is_one_file_and_an_empty_lock()
    {
        Journal journal = await Journal.OpenAsync(_folder.Path, cancellationToken: Stop);
        await journal.Store.PayAsync(await journal.Store.BeginAsync(), 1, "a", 1);
        Assert.Equal(["receipts.db", "receipts.db-shm", "receipts.db-wal", "receipts.db.lock", "receipts.db.reserve"], _folder.Files);
        Assert.Equal(8 * 1024 * 1024, new FileInfo(_folder.In("receipts.db.reserve")).Length);
        Assert.Equal(_folder.Path, journal.ToString());

        await journal.DisposeAsync();
        await journal.DisposeAsync();

        Assert.Equal(["receipts.db", "receipts.db.lock"], _folder.Files);
        Assert.Equal(0, new FileInfo(_folder.In("receipts.db.lock")).Length);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => journal.GetJobsAsync(Stop));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => journal.ForgetAsync("a", cancellationToken: Stop));
    }

    [Fact]
    public async Task Only_the_owner_can_read_the_files()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no Unix file modes.");
        if (OperatingSystem.IsWindows())
            return;
        await using Journal journal = await Journal.OpenAsync(_folder.Path, cancellationToken: Stop);

        Assert.Equal(5, _folder.Files.Count);
        foreach (string file in _folder.Files)
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.In(file)));
    }

    [Fact]
    public async Task A_file_with_wider_rights_keeps_them_and_passes_them_on()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no Unix file modes.");
        if (OperatingSystem.IsWindows())
            return;
        const UnixFileMode Team = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite;
        await using (await Journal.OpenAsync(_folder.Path, cancellationToken: Stop))
        {
        }

        File.Delete(_folder.In("receipts.db.lock"));
        File.SetUnixFileMode(_folder.Path, Team);
        await using Journal journal = await Journal.OpenAsync(_folder.Path, cancellationToken: Stop);

        // What the umask of the process forbids is forbidden for new files as well.
        Assert.Equal(Team, File.GetUnixFileMode(_folder.Path));
        Assert.Equal(Team, File.GetUnixFileMode(_folder.In("receipts.db-wal")));
        Assert.Equal(UnixFileMode.GroupRead, File.GetUnixFileMode(_folder.In("receipts.db.lock")) & UnixFileMode.GroupRead);
    }

    [Theory]
    [InlineData(":memory:")]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("file:receipts.db?mode=memory")]
    public async Task A_journal_in_memory_is_refused(string path)
    {
        JournalException exception = await Assert.ThrowsAsync<JournalException>(() => Journal.OpenAsync(path, cancellationToken: Stop));

        Assert.Equal($"'{path}' is not a file that can hold a journal: what was paid for must survive the process. Name a path, such as 'receipts.db'.", exception.Message);
        await Assert.ThrowsAsync<JournalException>(() => Journal.OpenReadOnlyAsync(path, Stop));
    }

    [Fact]
    public async Task A_directory_that_does_not_exist_is_named()
    {
        string path = Path.Combine(_folder.Folder, "none", "receipts.db");

        JournalException exception = await Assert.ThrowsAsync<JournalException>(() => Journal.OpenAsync(path, cancellationToken: Stop));

        Assert.Equal($"The directory '{Path.GetDirectoryName(path)}' of the journal '{path}' does not exist. Create it first.", exception.Message);
        Assert.StartsWith($"'{_folder.Folder}' is a directory", (await Assert.ThrowsAsync<JournalException>(() => Journal.OpenAsync(_folder.Folder, cancellationToken: Stop))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_file_system_is_refused()
    {
        var file = new JournalFile(_folder.Path);

        JournalException exception = Assert.Throws<JournalException>(() => file.Check(static _ => DriveType.Network));

        Assert.Contains("is on a network file system", exception.Message, StringComparison.Ordinal);
        file.Check();
    }

    [Fact]
    public async Task A_file_that_is_not_a_journal_is_left_alone()
    {
        await File.WriteAllTextAsync(_folder.Path, new string('x', 5000), Stop);
        await AssertRefusedAsync($"The file of the journal '{_folder.Path}' is not an SQLite database. Name another file.");
        Assert.Equal(new string('x', 5000), await File.ReadAllTextAsync(_folder.Path, Stop));

        File.Delete(_folder.Path);
        Execute("CREATE TABLE customers (name TEXT)");
        await AssertRefusedAsync($"The file of the journal '{_folder.Path}' is an SQLite database of another program. Name another file.");
        Assert.Equal(["receipts.db"], _folder.Files);
    }

    [Fact]
    public async Task A_journal_whose_creation_was_cut_off_is_created_by_the_next_process()
    {
        // What a process leaves that is killed in its first transaction: pages in the file, and the log that takes them back.
        string other = _folder.In("other.db");
        await using (var connection = new SqliteConnection($"Data Source={other};Pooling=False"))
        {
            await connection.OpenAsync(Stop);
            await using SqliteCommand command = connection.CreateCommand();
            command.CommandText =
                """
                PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN; CREATE TABLE pages (page BLOB);
                WITH RECURSIVE numbers (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM numbers WHERE number < 100) INSERT INTO pages SELECT randomblob(4000) FROM numbers
                """;
            await command.ExecuteNonQueryAsync(Stop);
            File.Copy(other, _folder.Path);
            File.Copy(other + "-journal", _folder.Path + "-journal");
        }

        File.Delete(other);
        Assert.NotEqual(0, new FileInfo(_folder.Path).Length);

        JournalException refused = await Assert.ThrowsAsync<JournalException>(() => Journal.OpenReadOnlyAsync(_folder.Path, Stop));
        Assert.Contains("Open it once with Journal.OpenAsync", refused.Message, StringComparison.Ordinal);
        await using Journal journal = await Journal.OpenAsync(_folder.Path, cancellationToken: Stop);
        Assert.Empty(await journal.GetJobsAsync(Stop));
    }

    [Fact]
    public async Task A_journal_of_a_later_version_is_refused()
    {
        await using (await Journal.OpenAsync(_folder.Path, cancellationToken: Stop))
        {
        }

        Execute("PRAGMA user_version = 99");

        await AssertRefusedAsync(string.Create(CultureInfo.InvariantCulture, $"The schema of the journal '{_folder.Path}' has version 99, and this library knows versions up to {SqliteSchema.Steps.Count}. Update GptImage2.Jobs."));
    }

    [Fact]
    public async Task A_damaged_journal_is_reported()
    {
        await using (Journal journal = await Journal.OpenAsync(_folder.Path, cancellationToken: Stop))
        {
            JournalRun run = await journal.Store.BeginAsync();
            await Task.WhenAll(Enumerable.Range(1, 300).Select(number => journal.Store.PayAsync(run, number, $"item {number}", number)));
        }

        byte[] bytes = await File.ReadAllBytesAsync(_folder.Path, Stop);
        bytes.AsSpan(4096).Fill(0x5A);
        await File.WriteAllBytesAsync(_folder.Path, bytes, Stop);

        JournalException exception = await Assert.ThrowsAsync<JournalException>(() => Journal.OpenAsync(_folder.Path, cancellationToken: Stop));
        Assert.StartsWith($"The file of the journal '{_folder.Path}' is damaged. Restore a backup", exception.Message, StringComparison.Ordinal);
        // The lock is free again.
        await Assert.ThrowsAsync<JournalException>(() => Journal.OpenAsync(_folder.Path, cancellationToken: Stop));
    }

    [Fact]
    public async Task A_read_only_file_is_named()
    {
        await using (await Journal.OpenAsync(_folder.Path, cancellationToken: Stop))
        {
        }

        // Root may write a file that is read-only, but not one that is immutable.
        Assert.SkipWhen(!OperatingSystem.IsLinux() || Run("chmod", "0400", _folder.Path) != 0 || Environment.IsPrivilegedProcess && Run("chattr", "+i", _folder.Path) != 0, "The file cannot be made read-only.");
        try
        {
            await AssertRefusedAsync($"The file of the journal '{_folder.Path}' is read-only. Change its rights, or open it with Journal.OpenReadOnlyAsync.");
            await using Journal reader = await Journal.OpenReadOnlyAsync(_folder.Path, Stop);
            Assert.Empty(await reader.GetJobsAsync(Stop));
        }
        finally
        {
            if (Environment.IsPrivilegedProcess)
                Run("chattr", "-i", _folder.Path);
        }
    }

    [Fact]
    public async Task Options_out_of_range_are_refused()
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Journal.OpenAsync(_folder.Path, new JournalOptions { LockTimeout = TimeSpan.FromSeconds(-1) }, Stop));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Journal.OpenAsync(_folder.Path, new JournalOptions { ReserveBytes = -1 }, Stop));
    }

    [Fact]
    public async Task A_reader_looks_while_another_writes()
    {
        JournalException missing = await Assert.ThrowsAsync<JournalException>(() => Journal.OpenReadOnlyAsync(_folder.Path, Stop));
        await using Journal writer = await Journal.OpenAsync(_folder.Path, cancellationToken: Stop);
        await using Journal reader = await Journal.OpenReadOnlyAsync(_folder.Path, Stop);
        JournalRun run = await writer.Store.BeginAsync();

        await writer.Store.PayAsync(run, 1, "a", 1);

        Assert.Equal($"The file of the journal '{_folder.Path}' does not exist.", missing.Message);
        Assert.Equal(1, Assert.Single(await reader.GetJobsAsync(Stop)).Done);
        Assert.Equal(0.01m, Assert.Single(await reader.GetSpendingAsync(Stop)).Cost);
        JournalException exception = await Assert.ThrowsAsync<JournalException>(() => reader.ForgetAsync("a", cancellationToken: Stop));
        Assert.Equal($"The journal '{_folder.Path}' was opened for reading only. Open it with Journal.OpenAsync.", exception.Message);
        Assert.Same(exception, reader.Store.Fault);
        await Assert.ThrowsAsync<JournalException>(() => reader.ReleaseUnsettledAsync(Stop));
    }

    [Fact]
    public async Task A_closed_journal_can_be_read()
    {
        await using (Journal journal = await Journal.OpenAsync(_folder.Path, cancellationToken: Stop))
            await journal.Store.PayAsync(await journal.Store.BeginAsync(), 1, "a", 1);

        await using Journal reader = await Journal.OpenReadOnlyAsync(_folder.Path, Stop);

        Assert.Equal(1, Assert.Single(await reader.GetJobsAsync(Stop)).Done);
    }

    [Fact]
    public async Task A_bill_cannot_be_negative_and_an_age_neither()
    {
        await using Journal journal = await Journal.OpenAsync(_folder.Path, cancellationToken: Stop);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => journal.SettleAsync(1, -0.01m, Stop));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => journal.ForgetOlderThanAsync(TimeSpan.FromSeconds(-1), Stop));
        Assert.False(await journal.SettleAsync(1, 0, Stop));
    }

    private static int Run(string program, params string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // There is no such program.
            return -1;
        }
    }

    private async Task AssertRefusedAsync(string message)
    {
        JournalException exception = await Assert.ThrowsAsync<JournalException>(() => Journal.OpenAsync(_folder.Path, cancellationToken: Stop));
        Assert.StartsWith(message, exception.Message, StringComparison.Ordinal);
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_folder.Path};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

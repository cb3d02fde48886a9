using System.Globalization;
using GptImage2.Jobs.Journals;
using GptImage2.Jobs.Journals.Sqlite;
using Microsoft.Data.Sqlite;
using static GptImage2.Jobs.Tests.Journals.StoreSamples;

namespace GptImage2.Jobs.Tests.Journals;

/// <summary>What is paid for is saved when the journal cannot be written any more, and nothing more is sent.</summary>
public sealed class SqliteTroubleTests : IDisposable
{
    private readonly JournalFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_that_may_not_grow_ends_the_requests_and_says_why()
    {
        await using var store = SqliteJournalStore.Open(_folder.Path, new JournalOptions());
        JournalRun run = await store.BeginAsync();
        OpenRequest request = Open(run, 1, "a", 1);
        await store.OpenRequestAsync(request, Stop);
        await store.Writer.WriteAsync(WriteKind.AfterCommit, static session => session.Database.Number("PRAGMA max_page_count = 1"), Stop);
        StoredReply large = Reply() with { Document = new byte[1_000_000] };

        JournalException exception = await Assert.ThrowsAsync<JournalException>(() => store.AddReplyAsync(request, large).AsTask());

        Assert.StartsWith($"The disk is full: the journal '{_folder.Path}' cannot be written. Make room and start the job again. It continues where it stopped.", exception.Message, StringComparison.Ordinal);
        Assert.StartsWith("The disk is full: ", store.Fault!.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.In("receipts.db.reserve")));
        await Assert.ThrowsAsync<JournalException>(() => store.OpenRequestAsync(Open(run, 2, "b", 2), Stop).AsTask());
        await Assert.ThrowsAsync<JournalException>(() => store.BeginAsync("other").AsTask());

        // There is room again: what is paid for is still written.
        await Assert.ThrowsAsync<JournalException>(() => store.Writer.WriteAsync(WriteKind.AfterCommit, static session => session.Checkpoint(), Stop).AsTask());
        await store.Writer.WriteAsync(WriteKind.Closing, static session => session.Database.Number("PRAGMA max_page_count = 1000000"), Stop);
        await store.AddReplyAsync(request, Reply());
        Assert.NotNull(await store.DocumentOfAsync(1));
    }

    [Fact]
    public async Task On_a_full_disk_replies_on_their_way_are_stored_in_the_reserve()
    {
        using var disk = SmallDisk.Mount(_folder.In("disk"), 12);
        Assert.SkipWhen(disk.Reason is not null, disk.Reason ?? "");
        string path = System.IO.Path.Combine(disk.Path, "receipts.db");
        const int Running = 40;
        await using (var store = SqliteJournalStore.Open(path, new JournalOptions { ReserveBytes = 4 * 1024 * 1024 }))
        {
            JournalRun run = await store.BeginAsync();
            OpenRequest[] requests = [.. Enumerable.Range(1, Running).Select(number => Open(run, number, $"item {number}", number))];
            foreach (OpenRequest request in requests)
                await store.OpenRequestAsync(request, Stop);
            disk.Fill();

            await Task.WhenAll(requests.Select(request => store.AddReplyAsync(request, Reply() with { Document = Document(new string('x', 20_000)) }).AsTask()));

            Assert.StartsWith("The disk is full: ", store.Fault!.Message, StringComparison.Ordinal);
            Assert.False(File.Exists(path + ".reserve"));
            JournalException refusal = await Assert.ThrowsAsync<JournalException>(() => store.OpenRequestAsync(Open(run, 100, "next", 100), Stop).AsTask());
            Assert.Same(store.Fault, refusal);
        }

        JournalException full = Assert.Throws<JournalException>(() => SqliteJournalStore.Open(path, new JournalOptions { ReserveBytes = 8 * 1024 * 1024 }));
        Assert.StartsWith($"The disk is full: the journal '{path}' needs a reserve of 8,388,608 bytes in '{path}.reserve'.", full.Message, StringComparison.Ordinal);
        disk.Free();
        await using var next = SqliteJournalStore.Open(path, new JournalOptions { ReserveBytes = 1024 * 1024 });
        for (int number = 1; number <= Running; number++)
            Assert.NotNull(await next.DocumentOfAsync(number));
        Assert.Equal(Running * 0.01m, Assert.Single(await next.ReadJobsAsync(Stop)).Spent);
        await next.PayAsync(await next.BeginAsync(), 1, "next", 100);
    }

    [Fact]
    public async Task A_write_waits_while_another_program_locks_the_file()
    {
        await using var store = SqliteJournalStore.Open(_folder.Path, new JournalOptions());
        JournalRun run = await store.BeginAsync();
        using SqliteConnection other = Connect("BEGIN IMMEDIATE");

        Task paid = store.PayAsync(run, 1, "a", 1);
        // Three tries of SQLite, each of which waits by itself.
        await Task.Delay(350, Stop);
        Assert.False(paid.IsCompleted);
        Execute(other, "ROLLBACK");

        await paid;
        Assert.Null(store.Fault);
        Assert.NotNull(await store.DocumentOfAsync(1));
    }

    [Fact]
    public async Task A_lock_that_stays_ends_the_requests_and_says_why()
    {
        await using var store = SqliteJournalStore.Open(_folder.Path, new JournalOptions { LockTimeout = TimeSpan.FromMilliseconds(200) });
        JournalRun run = await store.BeginAsync();
        using SqliteConnection other = Connect("BEGIN IMMEDIATE");

        JournalException exception = await Assert.ThrowsAsync<JournalException>(() => store.OpenRequestAsync(Open(run, 1, "a", 1), Stop).AsTask());

        Assert.StartsWith($"Another program holds a lock on the journal '{_folder.Path}', so that it cannot be written. Close that program, such as a sqlite3 shell with an open transaction, and start the job again.", exception.Message, StringComparison.Ordinal);
        Assert.Same(exception, store.Fault);
        Execute(other, "ROLLBACK");
        // It was refused once; what is paid for is still recorded.
        await store.AddItemAsync(Item(run, "b"));
        await Assert.ThrowsAsync<JournalException>(() => store.OpenRequestAsync(Open(run, 2, "c", 2), Stop).AsTask());
    }

    [Fact]
    public async Task A_caller_can_leave_while_the_file_is_locked()
    {
        await using var store = SqliteJournalStore.Open(_folder.Path, new JournalOptions());
        JournalRun run = await store.BeginAsync();
        using SqliteConnection other = Connect("BEGIN IMMEDIATE");
        using var left = CancellationTokenSource.CreateLinkedTokenSource(Stop);

        Task open = store.OpenRequestAsync(Open(run, 1, "a", 1, 5), left.Token).AsTask();
        await left.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => open);
        Execute(other, "ROLLBACK");
        await store.FlushAsync();
        Assert.Equal(0, (await store.ReadTotalsAsync(run.JobId, Stop)).Reserved);
    }

    [Theory]
    [InlineData("deleted")]
    [InlineData("moved")]
    [InlineData("replaced")]
    [InlineData("copied back")]
    [InlineData("directory moved")]
    public async Task A_file_that_is_gone_is_saved_under_another_name(string what)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows does not let a program delete or move a file that is open.");
        string folder = Directory.CreateDirectory(_folder.In("jobs")).FullName;
        string path = Path.Combine(folder, "receipts.db");
        string? rescue;
        await using (var store = SqliteJournalStore.Open(path, new JournalOptions()))
        {
            JournalRun run = await store.BeginAsync();
            await store.PayAsync(run, 1, "a", 1);
            OpenRequest running = Open(run, 2, "b", 2, 0.5m);
            await store.OpenRequestAsync(running, Stop);
            switch (what)
            {
                case "deleted":
                    File.Delete(path);
                    break;
                case "moved":
                    File.Move(path, path + ".moved");
                    break;
                case "replaced":
                    File.Delete(path);
                    await File.WriteAllTextAsync(path, "something else", Stop);
                    break;
                case "copied back":
                    File.Move(path, path + ".moved");
                    File.Copy(path + ".moved", path);
                    break;
                default:
                    Directory.Move(folder, folder + "-moved");
                    break;
            }

            // The first commit after it finds out. It is in the rescued file, and so is what follows.
            await store.AddReplyAsync(running, Reply());
            JournalException fault = store.Fault!;
            rescue = Directory.GetFiles(what == "directory moved" ? Path.GetTempPath() : folder, "receipts.db.rescued-*").Single(file => !file.EndsWith("-wal", StringComparison.Ordinal) && !file.EndsWith("-shm", StringComparison.Ordinal) && fault.Message.Contains(file, StringComparison.Ordinal));
            Assert.Equal($"The file of the journal '{path}' was deleted, moved or replaced while it was open. Everything that it held was saved in '{rescue}'. Move that file to '{path}' and start the job again.", fault.Message);
            await store.AddItemAsync(Item(run, "b", 2));
            Assert.Same(fault, await Assert.ThrowsAsync<JournalException>(() => store.OpenRequestAsync(Open(run, 3, "c", 3), Stop).AsTask()));
            Assert.NotNull(await store.DocumentOfAsync(2));
        }

        Directory.CreateDirectory(folder);
        File.Move(rescue, path, overwrite: true);
        await using var next = SqliteJournalStore.Open(path, new JournalOptions());
        JournalRun again = await next.BeginAsync();
        Assert.Equal((ItemState.Done, ItemState.Done, 0), (await next.StateOfAsync(again, "a"), await next.StateOfAsync(again, "b"), again.PossiblyBilled));
        Assert.Equal((true, true), (await next.DocumentOfAsync(1) is not null, await next.DocumentOfAsync(2) is not null));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(path));
    }

    [Fact]
    public async Task A_file_that_vanished_is_saved_when_the_journal_is_closed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows does not let a program delete a file that is open.");
        var store = SqliteJournalStore.Open(_folder.Path, new JournalOptions());
        await store.PayAsync(await store.BeginAsync(), 1, "a", 1);
        File.Delete(_folder.Path);

        JournalException exception = await Assert.ThrowsAsync<JournalException>(() => store.DisposeAsync().AsTask());

        string rescue = Assert.Single(Directory.GetFiles(_folder.Folder, "receipts.db.rescued-*"));
        Assert.Contains($"'{rescue}'", exception.Message, StringComparison.Ordinal);
        Assert.Equal([Path.GetFileName(rescue)], _folder.Files.Where(static file => !file.EndsWith(".lock", StringComparison.Ordinal)));
        await store.DisposeAsync();
        await using Journal journal = await Journal.OpenReadOnlyAsync(rescue, Stop);
        Assert.Equal(1, Assert.Single(await journal.GetJobsAsync(Stop)).Done);
    }

    // What is done on systems that do not say where an open file is.
    [Fact]
    public void A_suspicion_is_cleared_by_asking_the_file_itself()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows does not let a program move a file that is open.");
        new JournalFile(_folder.Path).Create();
        using var session = WriteSession.Open(_folder.Path, "the journal", TimeSpan.FromSeconds(1), Start);
        session.Database.Execute("INSERT INTO writer VALUES (1, 1, '', '', 'token')");
        // It remembers nothing, so that each look is a suspicion.
        Assert.True(new JournalFile(_folder.Path).IsIntact(session.Database));
        Assert.True(new JournalFile(_folder.Path).IsIntact(session.Database));

        File.Copy(_folder.Path, _folder.In("copy.db"));
        File.Move(_folder.In("copy.db"), _folder.Path, overwrite: true);

        Assert.False(new JournalFile(_folder.Path).IsIntact(session.Database));
    }

    private SqliteConnection Connect(string sql)
    {
        var connection = new SqliteConnection(string.Create(CultureInfo.InvariantCulture, $"Data Source={_folder.Path};Pooling=False"));
        connection.Open();
        Execute(connection, sql);
        return connection;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

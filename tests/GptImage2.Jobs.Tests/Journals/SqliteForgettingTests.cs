using System.Diagnostics;
using System.Text;
using GptImage2.Jobs.Journals;
using GptImage2.Jobs.Journals.Sqlite;
using Microsoft.Data.Sqlite;
using static GptImage2.Jobs.Tests.Journals.StoreSamples;

namespace GptImage2.Jobs.Tests.Journals;

/// <summary>What is forgotten is in none of the files.</summary>
public sealed class SqliteForgettingTests : IDisposable
{
    private const string Secret = "Erika-Mustermann";
    private const string Key = "scan-of-" + Secret + ".jpg";

    private readonly JournalFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_bytes_of_what_is_forgotten_are_in_no_file(bool byAge)
    {
        var clock = new TestClock(Start);
        await using var journal = new Journal(SqliteJournalStore.Open(_folder.Path, new JournalOptions { TimeProvider = clock }));
        JournalRun run = await journal.Store.BeginAsync();
        await WriteAsync(journal.Store, run);
        // Long enough that old pages are in the file and in the log.
        await Task.WhenAll(Enumerable.Range(100, 500).Select(number => journal.Store.PayAsync(run, number, $"item {number}", number)));
        IReadOnlyList<string> before = FilesWith(Secret);
        clock.Now = Start.AddDays(2);
        await journal.Store.AddItemAsync(Item(run, "young", 100) with { At = clock.Now });

        ForgetResult result = byAge ? await journal.ForgetOlderThanAsync(TimeSpan.FromDays(1), Stop) : await journal.ForgetAsync(Key, cancellationToken: Stop);

        Assert.NotEmpty(before);
        Assert.Empty(FilesWith(Secret));
        Assert.Equal((byAge ? 501 : 1, 0), (result.Items, result.UnknownKeys));
        // The mark is a keyed hash: neither the key nor its plain hash is there.
        Assert.Empty(FilesWith(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(Key)))));
        await journal.DisposeAsync();
        Assert.Empty(FilesWith(Secret));
    }

    [Fact]
    public async Task A_reader_that_keeps_the_log_open_is_named()
    {
        await using var store = SqliteJournalStore.Open(_folder.Path, new JournalOptions { LockTimeout = TimeSpan.FromMilliseconds(300) });
        JournalRun run = await store.BeginAsync();
        await WriteAsync(store, run);
        using var reader = new SqliteConnection($"Data Source={_folder.Path};Pooling=False");
        reader.Open();
        using SqliteTransaction transaction = reader.BeginTransaction(deferred: true);
        using SqliteCommand read = reader.CreateCommand();
        read.Transaction = transaction;
        read.CommandText = "SELECT COUNT(*) FROM items";
        Assert.Equal(1L, read.ExecuteScalar());

        JournalException exception = await Assert.ThrowsAsync<JournalException>(() => store.ForgetAsync(null, [Key], new ForgetOptions(), Stop).AsTask());
        transaction.Rollback();

        Assert.Equal($"What was to be forgotten is deleted from the tables of the journal '{_folder.Path}', but not yet from its log '{_folder.Path}-wal', because another program reads the journal. Close that program and forget again.", exception.Message);
        Assert.Null(store.Fault);
        await store.ForgetAsync(null, [Key], new ForgetOptions(), Stop);
        Assert.Empty(FilesWith(Secret));
    }

    private static async Task WriteAsync(IJournalStore store, JournalRun run)
    {
        OpenRequest request = Open(run, 1, Key, 1);
        await store.OpenRequestAsync(request, Stop);
        await store.AddReplyAsync(request, Reply(Secret) with { Refusal = Secret });
        // Long documents have pages of their own.
        OpenRequest correction = Open(run, 2, Key, 1) with { Key = new ReplyKey(Hash(1), "correction 1 of 0") };
        await store.OpenRequestAsync(correction, Stop);
        await store.AddReplyAsync(correction, Reply() with { Document = Document(string.Concat(Enumerable.Repeat(Secret + " ", 2000))) });
        OpenRequest lost = Open(run, 3, Key, 3);
        await store.OpenRequestAsync(lost, Stop);
        await store.KeepRequestAsync(lost, null);
        await store.AddItemAsync(Item(run, Key, 1) with
        {
            State = ItemState.Failed,
            ErrorMessage = $"found '{Secret}'",
            Violations = [$"/name: found '{Secret}'"],
            Requests = [Request(1) with { Document = Document(Secret), Pictures = [$"address:https://example.com/{Secret}.jpg", Hash(2001)] }],
        });
        store.AddPicture(new StoredPicture("/scans/" + Key, 1, DateTime.UnixEpoch, "image/jpeg", null, null, Hash(2001)));
        await store.FlushAsync();
    }

    private List<string> FilesWith(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        // The lock cannot be opened, and has no data.
        return [.. _folder.Files.Where(file => !file.EndsWith(".lock", StringComparison.Ordinal) && BytesOf(_folder.In(file)).AsSpan().IndexOf(bytes) >= 0)];
    }

    // In a process of its own: to close a file of SQLite would drop the locks that this process has on it.
    private static byte[] BytesOf(string path)
    {
        if (OperatingSystem.IsWindows())
            return File.ReadAllBytes(path);
        using Process cat = Process.Start(new ProcessStartInfo("cat", [path]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        using var bytes = new MemoryStream();
        cat.StandardOutput.BaseStream.CopyTo(bytes);
        cat.WaitForExit();
        return bytes.ToArray();
    }
}

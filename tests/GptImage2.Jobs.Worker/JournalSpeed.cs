using System.Diagnostics;
using System.Globalization;
using System.Text;
using GptImage2.Jobs.Journals;

namespace GptImage2.Jobs.Worker;

/// <summary>Measures how many items a journal commits in a second, how fast they are read again, and how much memory that takes.</summary>
internal static class JournalSpeed
{
    public static async Task<int> RunAsync(string path, string count, string atOnce)
    {
        int items = int.Parse(count, CultureInfo.InvariantCulture);
        int workers = int.Parse(atOnce, CultureInfo.InvariantCulture);
        await using Journal journal = await Journal.OpenAsync(path);
        JournalRun run = await journal.Store.BeginRunAsync("speed", "live", CancellationToken.None);
        byte[] document = Encoding.UTF8.GetBytes($$"""{"merchant":"{{new string('x', 900)}}"}""");
        for (int round = 1; round <= 3; round++)
        {
            long first = (long)(round - 1) * items;
            long start = Stopwatch.GetTimestamp();
            await EachAsync(items, workers, number => WriteAsync(journal.Store, run, first + number, document));
            Report($"round {round}: items written", items, start);
        }

        long reading = Stopwatch.GetTimestamp();
        await EachAsync(items, 2, number => ReadAsync(journal.Store, run, number));
        Report("items read with reply and picture", items, reading);
        return 0;
    }

    private static async Task WriteAsync(IJournalStore store, JournalRun run, long number, byte[] document)
    {
        string id = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(number)));
        string key = KeyOf(number);
        var request = new OpenRequest(run, number, new ReplyKey(id, ReplyTurn.First), key, "IReader.ReadAsync", null, 0, DateTimeOffset.UtcNow);
        store.AddPicture(new StoredPicture("/scans/" + key, 1000, DateTime.UnixEpoch, "image/jpeg", 1, 1, id));
        await store.OpenRequestAsync(request, CancellationToken.None);
        await store.AddReplyAsync(request, new StoredReply(document) { Usage = new TokenUsage(100, 10), Cost = 0.001m });
        await store.AddItemAsync(new StoredItem(run.JobId, key, ItemState.Done)
        {
            RunId = run.Id,
            Requests = [new StoredRequest(id, id, [id], "IReader.ReadAsync") { IsFinished = true }],
            Usage = new TokenUsage(100, 10),
            Cost = 0.001m,
            At = DateTimeOffset.UtcNow,
        });
        store.Acknowledge(run, key);
    }

    private static async Task ReadAsync(IJournalStore store, JournalRun run, long number)
    {
        StoredItem item = (await store.FindItemAsync(run.JobId, KeyOf(number), CancellationToken.None))!;
        _ = store.FindPicture("/scans/" + item.Key) ?? throw new InvalidOperationException("A picture is missing.");
        _ = await store.FindReplyAsync(new ReplyKey(item.Requests[0].Request, ReplyTurn.First), CancellationToken.None) ?? throw new InvalidOperationException("A reply is missing.");
    }

    private static string KeyOf(long number) => string.Create(CultureInfo.InvariantCulture, $"receipt-{number:d8}.jpg");

    private static Task EachAsync(int count, int workers, Func<long, Task> work)
    {
        int next = 0;
        return Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(async () =>
        {
            for (int number = Interlocked.Increment(ref next); number <= count; number = Interlocked.Increment(ref next))
                await work(number);
        })));
    }

    private static void Report(string what, int items, long start)
    {
        TimeSpan time = Stopwatch.GetElapsedTime(start);
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {items / time.TotalSeconds:n0} per second, heap {GC.GetTotalMemory(forceFullCollection: true) / 1048576.0:n1} MB, working set {process.WorkingSet64 / 1048576.0:n1} MB"));
    }
}

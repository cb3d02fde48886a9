using System.Globalization;
using System.Text;
using GptImage2.Jobs.Journals;

namespace GptImage2.Jobs.Worker;

/// <summary>Writes items until it is killed, many at once, and prints what is committed: <c>open</c>, <c>reply</c> or <c>item</c>, and the number.</summary>
internal static class JournalWriting
{
    private const int AtOnce = 16;

    public static async Task<int> RunAsync(string path, string first)
    {
        await using Journal journal = await Journal.OpenAsync(path);
        JournalRun run = await journal.Store.BeginRunAsync("kill", "live", CancellationToken.None);
        long next = long.Parse(first, CultureInfo.InvariantCulture);
        using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(async () =>
        {
            while (true)
                await WriteAsync(journal.Store, run, Interlocked.Increment(ref next), text => Print(output, text));
        })));
        return 0;
    }

    private static async Task WriteAsync(IJournalStore store, JournalRun run, long number, Action<string> print)
    {
        string id = number.ToString("x64", CultureInfo.InvariantCulture);
        string key = string.Create(CultureInfo.InvariantCulture, $"item-{number}");
        var request = new OpenRequest(run, number, new ReplyKey(id, ReplyTurn.First), key, "IReader.ReadAsync", null, 0, DateTimeOffset.UtcNow);
        await store.OpenRequestAsync(request, CancellationToken.None);
        print($"open {number}");
        byte[] document = Encoding.UTF8.GetBytes($$"""{"number":{{number}}}""");
        await store.AddReplyAsync(request, new StoredReply(document) { Usage = new TokenUsage(100, 10), Cost = 0.001m });
        print($"reply {number}");
        await store.AddItemAsync(new StoredItem(run.JobId, key, ItemState.Done)
        {
            RunId = run.Id,
            Requests = [new StoredRequest(id, id, [id], "IReader.ReadAsync") { IsFinished = true }],
            Usage = new TokenUsage(100, 10),
            Cost = 0.001m,
            At = DateTimeOffset.UtcNow,
        });
        print($"item {number}");
    }

    private static void Print(StreamWriter output, string text)
    {
        // A line is written at once, or the kill leaves none of it.
        lock (output)
            output.WriteLine(text);
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GptImage2.Benchmarks.Calls;
using GptImage2.Jobs.Journals;

namespace GptImage2.Benchmarks.Jobs;

/// <summary>Measures how many items a journal commits in a second when many are written at the same time: each with its request, its reply and its end.</summary>
internal static class JournalSpeed
{
    private const int SideBySide = 256;
    private const int WarmUp = 2_000;
    private const string Method = "ITinyReader.ReadAsync";

    private static readonly StoredReply Answer = new(new byte[600])
    {
        Usage = new TokenUsage(900, 150),
        Cost = 0.01m,
        Model = GptImage2Model.Id,
        FinishReason = "stop",
        RequestId = "req_0123456789abcdef",
    };

    public static async Task PrintAsync(JobsForm form, string path, Goals goals)
    {
        await using Journal journal = await Journal.OpenAsync(path);
        IJournalStore store = journal.Store;
        JournalRun run = await store.BeginRunAsync("speed", "live", CancellationToken.None);
        await WriteAsync(store, run, 0, WarmUp);
        long began = Stopwatch.GetTimestamp();
        await WriteAsync(store, run, WarmUp, form.JournalItems);
        double perSecond = form.JournalItems / Stopwatch.GetElapsedTime(began).TotalSeconds;
        await store.EndRunAsync(run, "completed");
        Console.WriteLine($"""

            | journal: items with request, reply and end, {SideBySide} at the same time | committed items/s |
            |---|---|
            """);
        Console.WriteLine(Calls.Text.Row(form.JournalItems.ToString("N0", CultureInfo.InvariantCulture), $"**{perSecond:N0}**"));
        goals.AtLeast("journal, committed items/s", perSecond, 5_000);
    }

    private static async Task WriteAsync(IJournalStore store, JournalRun run, int from, int count)
    {
        await Parallel.ForEachAsync(Enumerable.Range(from, count), new ParallelOptions { MaxDegreeOfParallelism = SideBySide }, async (number, cancellationToken) =>
        {
            string item = string.Create(CultureInfo.InvariantCulture, $"picture-{number}.jpg");
            string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(item)));
            var request = new OpenRequest(run, number, new ReplyKey(hash, ReplyTurn.First), item, Method, null, 0, DateTimeOffset.UtcNow);
            await store.OpenRequestAsync(request, cancellationToken);
            await store.AddReplyAsync(request, Answer);
            await store.AddItemAsync(new StoredItem(run.JobId, item, ItemState.Done)
            {
                RunId = run.Id,
                Requests = [new StoredRequest(hash, hash, [hash], Method) { IsFinished = true }],
                Usage = Answer.Usage,
                Cost = Answer.Cost,
                At = DateTimeOffset.UtcNow,
            });
            store.Acknowledge(run, item);
        });
        await store.FlushAsync();
    }
}

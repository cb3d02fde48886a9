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
    /// <summary>The items that are written at the same time.</summary>
    public const int SideBySide = 256;
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
        double perSecond = await MeasureAsync(store, run, form.JournalItems, claims: false);
        await store.EndRunAsync(run, "completed");
        Console.WriteLine($"""

            | journal: items with request, reply and end, {SideBySide} at the same time | committed items/s |
            |---|---|
            """);
        Console.WriteLine(Calls.Text.Row(form.JournalItems.ToString("N0", CultureInfo.InvariantCulture), $"**{perSecond:N0}**"));
        goals.AtLeast("journal, committed items/s", perSecond, 5_000);
    }

    /// <summary>Writes items, and returns how many of them are committed in a second.</summary>
    /// <param name="store">The journal.</param>
    /// <param name="run">The run.</param>
    /// <param name="items">How many.</param>
    /// <param name="claims">Whether each is claimed before, as where several processes share a journal.</param>
    public static async Task<double> MeasureAsync(IJournalStore store, JournalRun run, int items, bool claims)
    {
        await WriteAsync(store, run, 0, WarmUp, claims);
        long began = Stopwatch.GetTimestamp();
        await WriteAsync(store, run, WarmUp, items, claims);
        return items / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static async Task WriteAsync(IJournalStore store, JournalRun run, int from, int count, bool claims)
    {
        await Parallel.ForEachAsync(Enumerable.Range(from, count), new ParallelOptions { MaxDegreeOfParallelism = SideBySide }, async (number, cancellationToken) =>
        {
            string item = string.Create(CultureInfo.InvariantCulture, $"picture-{number}.jpg");
            string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(item)));
            var request = new OpenRequest(run, number, new ReplyKey(hash, ReplyTurn.First), item, Method, null, 0, DateTimeOffset.UtcNow);
            if (claims && (await store.ClaimItemAsync(run, item, cancellationToken)).State != ItemClaimState.Claimed)
                throw new InvalidOperationException("A new item was not left to the run.");
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

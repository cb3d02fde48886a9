using System.Globalization;
using System.Text;
using GptImage2.Jobs.Journals;

namespace GptImage2.Jobs.Tests.Journals;

/// <summary>What tests write into a journal.</summary>
internal static class StoreSamples
{
    public const string Method = "IReceiptReader.ReadAsync";

    public static readonly DateTimeOffset Start = new(2026, 3, 31, 22, 0, 0, TimeSpan.Zero);

    /// <summary>An identity: a hash as 64 hexadecimal digits.</summary>
    public static string Hash(long number) => number.ToString("x64", CultureInfo.InvariantCulture);

    public static byte[] Document(string text) => Encoding.UTF8.GetBytes($$"""{"merchant":"{{text}}"}""");

    public static OpenRequest Open(JournalRun run, long number, string item, long identity, decimal reserved = 0, DateTimeOffset? sentAt = null) =>
        new(run, number, new ReplyKey(Hash(identity), ReplyTurn.First), item, Method, null, reserved, sentAt ?? Start);

    public static StoredReply Reply(string text = "shop", decimal? cost = 0.01m) => new(Document(text))
    {
        Usage = new TokenUsage(1000, 100),
        Cost = cost,
        Duration = TimeSpan.FromSeconds(2),
    };

    public static StoredItem Item(JournalRun run, string key, params long[] identities) => new(run.JobId, key, ItemState.Done)
    {
        RunId = run.Id,
        Requests = [.. identities.Select(static identity => Request(identity))],
        Usage = new TokenUsage(1000, 100),
        Cost = 0.01m,
        At = Start,
    };

    public static StoredRequest Request(long identity) => new(Hash(identity), Hash(identity + 1000), [Hash(identity + 2000)], Method) { IsFinished = true };

    /// <summary>Sends a request, pays it, and records the item.</summary>
    public static async Task PayAsync(this IJournalStore store, JournalRun run, long number, string key, long identity, string text = "shop")
    {
        OpenRequest request = Open(run, number, key, identity);
        await store.OpenRequestAsync(request, CancellationToken.None);
        await store.AddReplyAsync(request, Reply(text));
        await store.AddItemAsync(Item(run, key, identity));
    }

    public static async Task<string?> DocumentOfAsync(this IJournalStore store, long identity) =>
        await store.FindReplyAsync(new ReplyKey(Hash(identity), ReplyTurn.First), CancellationToken.None) is { } reply ? Encoding.UTF8.GetString(reply.Document.Span) : null;

    public static async Task<ItemState?> StateOfAsync(this IJournalStore store, JournalRun run, string key) =>
        (await store.FindItemAsync(run.JobId, key, CancellationToken.None))?.State;

    public static ValueTask<JournalRun> BeginAsync(this IJournalStore store, string job = "receipts") => store.BeginRunAsync(job, "live", CancellationToken.None);
}

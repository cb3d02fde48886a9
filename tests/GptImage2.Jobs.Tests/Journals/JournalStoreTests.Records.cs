using System.Globalization;
using System.Text;
using GptImage2.Jobs.Journals;
using static GptImage2.Jobs.Tests.Journals.StoreSamples;

namespace GptImage2.Jobs.Tests.Journals;

public abstract partial class JournalStoreTests
{
    [Fact]
    public async Task Items_are_read_in_the_order_of_the_bytes_of_their_keys()
    {
        IJournalStore store = await StartAsync();
        JournalRun run = await store.BeginAsync();
        JournalRun other = await store.BeginAsync("others");
        string[] keys = ["b", "", "é", "Z", "a", "a/b", "\uFFFD", "😀", "aa", .. Enumerable.Range(0, 450).Select(static number => number.ToString("d4", CultureInfo.InvariantCulture))];
        foreach (string key in keys)
            await store.AddItemAsync(new StoredItem(run.JobId, key, key.Length == 1 ? ItemState.Failed : ItemState.Done) { RunId = run.Id });
        await store.AddItemAsync(new StoredItem(other.JobId, "c", ItemState.Done) { RunId = other.Id });

        string[] ordered = [.. keys.OrderBy(static key => Convert.ToHexString(Encoding.UTF8.GetBytes(key)), StringComparer.Ordinal)];
        Assert.Equal(ordered, await KeysAsync(null));
        Assert.Equal(ordered.Where(static key => key.Length == 1), await KeysAsync(ItemState.Failed));
        Assert.Equal(ordered.Where(static key => key.Length != 1), await KeysAsync(ItemState.Done));
        Assert.Empty(await KeysAsync(ItemState.Forgotten));

        async Task<string[]> KeysAsync(ItemState? state) =>
            await store.Records.ReadItemsAsync(run.JobId, state, withDocuments: false, Stop).Select(static item => item.Key).ToArrayAsync(Stop);
    }

    [Fact]
    public async Task Items_that_are_read_have_everything_and_the_final_documents_of_their_calls()
    {
        IJournalStore store = await StartAsync();
        JournalRun run = await store.BeginAsync();
        await store.PayAsync(run, 1, "a", 1, "first");
        await store.PayAsync(run, 2, "b", 2, "second");
        StoredItem full = Item(run, "a", 1, 2, 3) with
        {
            IsAcknowledged = true,
            ErrorType = "ContractViolationException",
            ErrorMessage = "The total is missing.",
            State = ItemState.Failed,
            Violations = ["/total: missing"],
            CorrectedViolations = ["Range /lines/*/quantity", "Required /total"],
            RepairKinds = ["MissingComma", "MissingComma"],
            Repairs = 2,
            Corrections = 1,
            Duration = TimeSpan.FromSeconds(2.5),
        };
        full = full with { Requests = [full.Requests[0], full.Requests[1] with { Document = Document("corrected") }, full.Requests[2] with { IsFinished = false }] };
        await store.AddItemAsync(full);

        List<StoredItem> bare = await store.Records.ReadItemsAsync(run.JobId, null, withDocuments: false, Stop).ToListAsync(Stop);
        List<StoredItem> items = await store.Records.ReadItemsAsync(run.JobId, null, withDocuments: true, Stop).ToListAsync(Stop);

        Assert.Equal(["a", "b"], items.Select(static item => item.Key));
        Assert.All(bare, static item => Assert.All(item.Requests, static request => Assert.Null(request.Document)));
        Assert.Equal([Document("first"), Document("corrected"), null], items[0].Requests.Select(static request => request.Document?.ToArray()));
        Assert.Equal(full.Requests.Select(static request => (request.Request, request.Method, request.IsFinished)), items[0].Requests.Select(static request => (request.Request, request.Method, request.IsFinished)));
        Assert.Equal(full.Requests.Select(static request => request.Pictures), items[0].Requests.Select(static request => request.Pictures));
        Assert.Equal(full.Violations, items[0].Violations);
        Assert.Equal(full.CorrectedViolations, items[0].CorrectedViolations);
        Assert.Equal(full.RepairKinds, items[0].RepairKinds);
        StoredItem rest = items[0] with { Requests = full.Requests, Violations = full.Violations, CorrectedViolations = full.CorrectedViolations, RepairKinds = full.RepairKinds };
        Assert.Equal(full, rest);
    }

    [Fact]
    public async Task What_replies_cost_is_summed_by_method_and_day()
    {
        IJournalStore store = await StartAsync();
        JournalRun run = await store.BeginAsync();
        JournalRun other = await store.BeginAsync("others");
        await store.PayAsync(run, 1, "a", 1);
        OpenRequest correction = Open(run, 2, "a", 1) with { Key = new ReplyKey(Hash(1), ReplyTurn.Correction(1, Document("shop"))) };
        await store.OpenRequestAsync(correction, Stop);
        await store.AddReplyAsync(correction, Reply(cost: 0.002m));
        Clock.Now = Start.AddHours(2);
        await store.PayAsync(run, 3, "b", 2);
        OpenRequest unpriced = Open(run, 4, "c", 3) with { Method = "IOther.ReadAsync" };
        await store.OpenRequestAsync(unpriced, Stop);
        await store.AddReplyAsync(unpriced, new StoredReply(Document("shop")));
        await store.PayAsync(other, 1, "a", 4);

        Assert.Equal(
            [
                new MethodSpending("IOther.ReadAsync", new DateOnly(2026, 4, 1), 1, 0, 0, 0, 0),
                new MethodSpending(Method, new DateOnly(2026, 3, 31), 2, 1, 2000, 200, 0.012m),
                new MethodSpending(Method, new DateOnly(2026, 4, 1), 1, 0, 1000, 100, 0.01m),
            ],
            await store.Records.ReadMethodSpendingAsync(run.JobId, Stop));
    }

    [Fact]
    public async Task Paths_of_pictures_are_found_by_their_hashes()
    {
        IJournalStore store = await StartAsync();
        store.AddPicture(new StoredPicture("/photos/b.jpg", 1, Start.UtcDateTime, "image/jpeg", null, null, Hash(1)));
        store.AddPicture(new StoredPicture("/photos/a.jpg", 1, Start.UtcDateTime, "image/jpeg", null, null, Hash(1)));
        store.AddPicture(new StoredPicture("/photos/c.jpg", 1, Start.UtcDateTime, "image/jpeg", null, null, Hash(2)));
        await store.FlushAsync();

        IReadOnlyDictionary<string, string> found = await store.Records.FindPicturePathsAsync([Hash(1), Hash(3)], Stop);

        Assert.Equal([new(Hash(1), "/photos/a.jpg")], found);
        Assert.Empty(await store.Records.FindPicturePathsAsync([], Stop));
    }
}

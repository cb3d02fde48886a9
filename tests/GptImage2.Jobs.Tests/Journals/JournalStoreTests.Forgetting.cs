using GptImage2.Jobs.Journals;
using static GptImage2.Jobs.Tests.Journals.StoreSamples;

namespace GptImage2.Jobs.Tests.Journals;

public abstract partial class JournalStoreTests
{
    private static readonly ForgetOptions Shared = new() { IncludeShared = true };

    [Fact]
    public async Task A_forgotten_key_is_known_as_forgotten_and_its_reply_is_gone()
    {
        IJournalStore store = await StartAsync();
        JournalRun run = await store.BeginAsync();
        JournalRun other = await store.BeginAsync("other");
        await store.PayAsync(run, 1, "a", 1);
        await store.PayAsync(run, 2, "b", 2);
        await store.PayAsync(other, 1, "a", 3);
        store.AddPicture(new StoredPicture("/scans/a.jpg", 1, DateTime.UnixEpoch, "image/jpeg", null, null, Hash(2001)));
        store.AddPicture(new StoredPicture("/scans/b.jpg", 1, DateTime.UnixEpoch, "image/jpeg", null, null, Hash(2002)));

        ForgetResult result = await ForgetAsync(store, "a", "unknown");

        Assert.Equal(new ForgetResult(1, 1, 0, 0, 1, 1), result);
        AssertSame(new StoredItem(run.JobId, "a", ItemState.Forgotten), await store.FindItemAsync(run.JobId, "a", Stop));
        Assert.Equal((null, ItemState.Done, ItemState.Done), (await store.StateOfAsync(run, "unknown"), await store.StateOfAsync(run, "b"), await store.StateOfAsync(other, "a")));
        Assert.Equal((null, true, true), (await store.DocumentOfAsync(1), await store.DocumentOfAsync(2) is not null, await store.DocumentOfAsync(3) is not null));
        Assert.Equal((true, false), (store.FindPicture("/scans/a.jpg") is null, store.FindPicture("/scans/b.jpg") is null));
        // The money stays.
        Assert.Equal(0.02m, (await store.ReadTotalsAsync(run.JobId, Stop)).Spent);
        Assert.Equal(new ForgetResult(0, 0, 0, 0, 0, 1), await ForgetAsync(store, "a"));
        Assert.Equal(new ForgetResult(0, 0, 0, 0, 0, 1), await store.Records.ForgetAsync("no such job", ["b"], new ForgetOptions(), Stop));

        store = await ReopenAsync(store);
        Assert.Equal(ItemState.Forgotten, await store.StateOfAsync(run, "a"));
    }

    [Fact]
    public async Task A_key_can_be_forgotten_in_all_jobs()
    {
        IJournalStore store = await StartAsync();
        JournalRun run = await store.BeginAsync();
        JournalRun other = await store.BeginAsync("other");
        await store.PayAsync(run, 1, "a", 1);
        await store.PayAsync(other, 1, "a", 2);

        ForgetResult result = await store.Records.ForgetAsync(null, ["a", "a"], new ForgetOptions(), Stop);

        Assert.Equal((2, 2, 0), (result.Items, result.Replies, result.UnknownKeys));
        Assert.Equal((ItemState.Forgotten, ItemState.Forgotten), (await store.StateOfAsync(run, "a"), await store.StateOfAsync(other, "a")));
    }

    [Fact]
    public async Task A_shared_reply_stays_until_no_item_uses_it()
    {
        IJournalStore store = await StartAsync();
        JournalRun run = await store.BeginAsync();
        await store.PayAsync(run, 1, "a", 1);
        await store.AddItemAsync(Item(run, "b", 1));

        ForgetResult first = await ForgetAsync(store, "a");
        string? between = await store.DocumentOfAsync(1);
        ForgetResult second = await ForgetAsync(store, "b");

        Assert.Equal((1, 0, 1, 0), (first.Items, first.Replies, first.SharedReplies, first.OtherItems));
        Assert.NotNull(between);
        Assert.Equal((1, 1, 0, 0), (second.Items, second.Replies, second.SharedReplies, second.OtherItems));
        Assert.Null(await store.DocumentOfAsync(1));
    }

    [Fact]
    public async Task Two_items_that_share_a_reply_are_forgotten_together()
    {
        IJournalStore store = await StartAsync();
        JournalRun run = await store.BeginAsync();
        await store.PayAsync(run, 1, "a", 1);
        await store.AddItemAsync(Item(run, "b", 1));

        Assert.Equal((2, 1, 0), Counted(await ForgetAsync(store, "a", "b")));
        Assert.Null(await store.DocumentOfAsync(1));

        static (long, long, long) Counted(ForgetResult result) => (result.Items, result.Replies, result.SharedReplies);
    }

    [Fact]
    public async Task A_shared_reply_goes_with_the_other_items_when_that_is_wanted()
    {
        IJournalStore store = await StartAsync();
        JournalRun run = await store.BeginAsync();
        await store.PayAsync(run, 1, "a", 1);
        await store.PayAsync(run, 2, "b", 2);
        await store.AddItemAsync(Item(run, "b", 1, 2));

        ForgetResult result = await store.Records.ForgetAsync("receipts", ["a"], Shared, Stop);

        Assert.Equal((1, 1, 0, 1), (result.Items, result.Replies, result.SharedReplies, result.OtherItems));
        Assert.Equal((ItemState.Forgotten, null), (await store.StateOfAsync(run, "a"), await store.StateOfAsync(run, "b")));
        // What else the other item has paid for is still there, and goes when that item is forgotten.
        Assert.NotNull(await store.DocumentOfAsync(2));
        Assert.Equal((1, 1), await CountAsync(store, "b"));
        Assert.Null(await store.DocumentOfAsync(2));
    }

    [Fact]
    public async Task Replies_to_earlier_prompts_of_an_item_go_with_it()
    {
        IJournalStore store = await StartAsync();
        JournalRun run = await store.BeginAsync();
        await store.PayAsync(run, 1, "a", 1);
        await store.PayAsync(run, 2, "a", 2);
        OpenRequest correction = Open(run, 3, "a", 2) with { Key = new ReplyKey(Hash(2), "correction 1 of 0") };
        await store.OpenRequestAsync(correction, Stop);
        await store.AddReplyAsync(correction, Reply());

        Assert.Equal((1, 3), await CountAsync(store, "a"));
        Assert.Equal((null, null, null), (await store.DocumentOfAsync(1), await store.DocumentOfAsync(2), await store.FindReplyAsync(correction.Key, Stop)));
    }

    [Fact]
    public async Task A_reply_whose_item_was_not_recorded_goes_with_the_key()
    {
        IJournalStore store = await StartAsync();
        JournalRun run = await store.BeginAsync();
        OpenRequest request = Open(run, 1, "a", 1);
        await store.OpenRequestAsync(request, Stop);
        await store.AddReplyAsync(request, Reply());
        store = await ReopenAsync(store);

        Assert.Equal((1, 1), await CountAsync(store, "a"));
        Assert.Equal((ItemState.Forgotten, null), (await store.StateOfAsync(run, "a"), await store.DocumentOfAsync(1)));
    }

    [Fact]
    public async Task An_item_that_is_forgotten_while_it_is_read_stays_forgotten()
    {
        IJournalStore store = await StartAsync();
        JournalRun run = await store.BeginAsync();
        OpenRequest request = Open(run, 1, "a", 1, 0.5m);
        await store.OpenRequestAsync(request, Stop);

        Assert.Equal((1, 0), await CountAsync(store, "a"));
        await store.AddReplyAsync(request, Reply());
        OpenRequest late = Open(run, 2, "a", 2);
        await store.OpenRequestAsync(late, Stop);
        await store.AddReplyAsync(late, Reply());
        await store.AddItemAsync(Item(run, "a", 1, 2));

        Assert.Equal((ItemState.Forgotten, null, null), (await store.StateOfAsync(run, "a"), await store.DocumentOfAsync(1), await store.DocumentOfAsync(2)));
        Assert.Equal((0.02m, 0m), await MoneyOfAsync(store, run));
    }

    [Fact]
    public async Task A_later_run_may_read_a_forgotten_key_again()
    {
        IJournalStore store = await StartAsync();
        JournalRun run = await store.BeginAsync();
        await store.PayAsync(run, 1, "a", 1);
        await ForgetAsync(store, "a");
        await store.EndRunAsync(run, "completed");
        JournalRun next = await store.BeginAsync();

        await store.PayAsync(next, 1, "a", 1);

        Assert.Equal(ItemState.Done, await store.StateOfAsync(next, "a"));
        Assert.NotNull(await store.DocumentOfAsync(1));
        Assert.Equal((1, 1), await CountAsync(store, "a"));
    }

    [Fact]
    public async Task The_key_of_a_request_that_may_be_billed_is_forgotten_and_its_reservation_stays()
    {
        IJournalStore store = await StartAsync();
        JournalRun run = await store.BeginAsync();
        await store.OpenRequestAsync(Open(run, 1, "a", 1, 0.5m), Stop);
        await store.KeepRequestAsync(Open(run, 1, "a", 1, 0.5m), "req_1");

        Assert.Equal((1, 0), await CountAsync(store, "a"));

        UnsettledRequest unsettled = Assert.Single(await store.Records.FindUnsettledAsync(Stop));
        Assert.Equal((null, 0.5m, "req_1"), (unsettled.Key, unsettled.Amount, unsettled.RequestId));
    }

    [Theory]
    [InlineData("scan 7.jpg", "/scans/scan 7.jpg", true)]
    [InlineData("2026/scan 7.jpg", "/scans/2026/scan 7.jpg", true)]
    [InlineData("/scans/scan 7.jpg", "/scans/scan 7.jpg", true)]
    [InlineData("7.jpg", "/scans/scan 7.jpg", false)]
    [InlineData("scans", "/scans/scan 7.jpg", false)]
    public async Task The_path_of_an_item_without_requests_is_forgotten(string key, string path, bool isGone)
    {
        IJournalStore store = await StartAsync();
        JournalRun run = await store.BeginAsync();
        await store.AddItemAsync(Item(run, key) with { State = ItemState.Failed });
        store.AddPicture(new StoredPicture(path, 1, DateTime.UnixEpoch, "image/jpeg", null, null, Hash(1)));

        ForgetResult result = await ForgetAsync(store, key);

        Assert.Equal((1, isGone ? 1 : 0), (result.Items, result.Pictures));
        Assert.Equal(isGone, store.FindPicture(path) is null);
    }

    [Fact]
    public async Task What_is_older_than_an_age_is_forgotten()
    {
        IJournalStore store = await StartAsync();
        JournalRun run = await store.BeginAsync();
        for (int number = 1; number <= 450; number++)
            await store.AddItemAsync(Item(run, $"old {number}", number));
        await store.PayAsync(run, 1, "old", 1);
        await store.PayAsync(run, 2, "old and shared", 2);
        // A reply of a prompt that no item has any more.
        OpenRequest lost = Open(run, 3, "lost", 5000);
        await store.OpenRequestAsync(lost, Stop);
        await store.AddReplyAsync(lost, Reply());
        store.AddPicture(new StoredPicture("/scans/old.jpg", 1, DateTime.UnixEpoch, "image/jpeg", null, null, Hash(1)));
        await store.FlushAsync();
        Clock.Now = Start.AddDays(100);
        await store.AddItemAsync(Item(run, "young", 2) with { At = Clock.Now });
        store.AddPicture(new StoredPicture("/scans/young.jpg", 1, DateTime.UnixEpoch, "image/jpeg", null, null, Hash(2)));

        ForgetResult result = await store.Records.ForgetOlderThanAsync(TimeSpan.FromDays(90), Stop);

        Assert.Equal((452, 2, 1), (result.Items, result.Replies, result.Pictures));
        Assert.Equal((ItemState.Forgotten, ItemState.Forgotten, ItemState.Done), (await store.StateOfAsync(run, "old 450"), await store.StateOfAsync(run, "old and shared"), await store.StateOfAsync(run, "young")));
        Assert.Equal((true, false, true), (await store.DocumentOfAsync(1) is null, await store.DocumentOfAsync(2) is null, await store.DocumentOfAsync(5000) is null));
        Assert.Equal((true, false), (store.FindPicture("/scans/old.jpg") is null, store.FindPicture("/scans/young.jpg") is null));
        Assert.Equal(0, (await store.Records.ForgetOlderThanAsync(TimeSpan.FromDays(90), Stop)).Items);
    }

    private static async Task<ForgetResult> ForgetAsync(IJournalStore store, params string[] keys) =>
        await store.Records.ForgetAsync("receipts", keys, new ForgetOptions(), Stop);

    private static async Task<(long Items, long Replies)> CountAsync(IJournalStore store, string key)
    {
        ForgetResult result = await ForgetAsync(store, key);
        return (result.Items, result.Replies);
    }
}

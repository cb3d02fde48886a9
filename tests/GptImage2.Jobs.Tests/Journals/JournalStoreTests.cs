using System.Text;
using GptImage2.Jobs.Journals;
using static GptImage2.Jobs.Tests.Journals.StoreSamples;

namespace GptImage2.Jobs.Tests.Journals;

/// <summary>What every store of a journal does. A store has these tests by deriving from this class.</summary>
public abstract partial class JournalStoreTests : IAsyncLifetime
{
    private readonly List<IJournalStore> _opened = [];

    private protected TestClock Clock { get; } = new(Start);

    private protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public virtual async ValueTask DisposeAsync()
    {
        foreach (IJournalStore store in _opened)
            await store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_reply_has_everything_after_the_journal_was_closed()
    {
        IJournalStore store = await StartAsync();
        JournalRun run = await store.BeginAsync();
        var full = new StoredReply(Encoding.UTF8.GetBytes("{\"merchant\":\"Café \u0000 ☕ \\u00e9\"} "))
        {
            IsFinished = true,
            Refusal = "no",
            FinishReason = "stop",
            Model = "gpt-5-4-image-2",
            ServiceTier = "flex",
            Usage = new TokenUsage(10, 20) { CachedInputTokens = 3, CacheWriteTokens = 4, ImageInputTokens = 5, ReasoningTokens = 6 },
            Cost = 0.123456789m,
            Duration = TimeSpan.FromTicks(12_345_679),
            RequestId = "req_1",
        };
        var bare = new StoredReply(Array.Empty<byte>());
        OpenRequest first = Open(run, 1, "a", 1);
        OpenRequest second = first with { Number = 2, Key = first.Key with { Turn = ReplyTurn.Correction(1, full.Document.Span) } };
        foreach ((OpenRequest request, StoredReply reply) in ((OpenRequest, StoredReply)[])[(first, full), (second, bare)])
        {
            await store.OpenRequestAsync(request, Stop);
            await store.AddReplyAsync(request, reply);
        }

        store = await ReopenAsync(store);

        AssertSame(full, await store.FindReplyAsync(first.Key, Stop));
        AssertSame(bare, await store.FindReplyAsync(second.Key, Stop));
        Assert.Null(await store.FindReplyAsync(first.Key with { Turn = "correction 2" }, Stop));
    }

    [Fact]
    public async Task An_item_has_everything_after_the_journal_was_closed()
    {
        IJournalStore store = await StartAsync();
        JournalRun run = await store.BeginAsync();
        var failed = new StoredItem(run.JobId, "a/b 'c' \"d\" ☕", ItemState.Failed)
        {
            RunId = run.Id,
            IsAcknowledged = true,
            Requests = [Request(1) with { IsFinished = false }, Request(2) with { Pictures = [Hash(7), "address:https://example.com/x.jpg", Hash(8)] }, Request(3) with { Pictures = [] }],
            ErrorType = "ContractViolationException",
            ErrorMessage = "The total is missing.",
            Violations = ["/total: missing", "/lines/0/name: \"é\""],
            CorrectedViolations = ["range /total", "enum /lines/*/unit"],
            RepairKinds = ["Fence", "Fence", "Number"],
            Usage = new TokenUsage(10, 20) { CachedInputTokens = 3, CacheWriteTokens = 4, ReasoningTokens = 6 },
            Cost = 1.5m,
            Repairs = 2,
            Corrections = 3,
            Duration = TimeSpan.FromTicks(123_456_789),
            At = Start.AddMicroseconds(1),
        };
        var bare = new StoredItem(run.JobId, "", ItemState.Done) { RunId = run.Id };
        await store.AddItemAsync(failed);
        await store.AddItemAsync(bare);

        store = await ReopenAsync(store);

        AssertSame(failed, await store.FindItemAsync(run.JobId, failed.Key, Stop));
        AssertSame(bare, await store.FindItemAsync(run.JobId, "", Stop));
        Assert.Null(await store.FindItemAsync(run.JobId, "unknown", Stop));
        Assert.Null(await store.FindItemAsync(run.JobId + 1, failed.Key, Stop));
    }

    [Fact]
    public async Task An_item_that_is_read_again_replaces_its_requests()
    {
        IJournalStore store = await StartAsync();
        JournalRun run = await store.BeginAsync();
        await store.AddItemAsync(Item(run, "a", 1, 2, 3));
        StoredItem again = Item(run, "a", 3, 4) with { Cost = 7 };

        await store.AddItemAsync(again);

        AssertSame(again, await store.FindItemAsync(run.JobId, "a", Stop));
    }

    [Fact]
    public async Task A_corrected_call_is_found_with_its_final_document()
    {
        IJournalStore store = await StartAsync();
        JournalRun run = await store.BeginAsync();
        OpenRequest request = Open(run, 1, "a", 1);
        await store.OpenRequestAsync(request, Stop);
        await store.AddReplyAsync(request, Reply("first"));
        StoredReply before = (await store.FindReplyAsync(request.Key, Stop))!;

        await store.AddItemAsync(Item(run, "a") with { Requests = [Request(1) with { Document = Document("final") }] });
        // A later pass is answered with the final document, which is its first reply.
        await store.AddItemAsync(Item(run, "a", 1));

        StoredReply after = (await store.FindReplyAsync(request.Key, Stop))!;
        Assert.Equal((false, true), (before.IsFinished, after.IsFinished));
        Assert.Equal(Encoding.UTF8.GetString(Document("final")), Encoding.UTF8.GetString(after.Document.Span));

        OpenRequest again = request with { Number = 2 };
        await store.OpenRequestAsync(again, Stop);
        await store.AddReplyAsync(again, Reply("again"));

        StoredReply last = (await store.FindReplyAsync(request.Key, Stop))!;
        Assert.Equal((false, Encoding.UTF8.GetString(Document("again"))), (last.IsFinished, Encoding.UTF8.GetString(last.Document.Span)));
    }

    [Fact]
    public async Task Requests_of_a_run_that_did_not_end_stay_counted_as_possibly_billed()
    {
        IJournalStore store = await StartAsync();
        JournalRun run = await store.BeginAsync();
        Assert.Equal((0, 0m), (run.PossiblyBilled, run.PossiblyBilledCost));
        await store.ReserveSliceAsync(run, Demand(1, 1, job: 10), Stop);
        foreach (long number in (long[])[1, 2, 3])
            await store.OpenRequestAsync(Open(run, number, $"item {number}", number, 0.25m), Stop);
        await store.AddReplyAsync(Open(run, 2, "item 2", 2, 0.25m), Reply());
        Assert.Empty(await store.Records.FindUnsettledAsync(Stop));

        store = await ReopenAsync(store);

        JournalRun next = await store.BeginAsync();
        Assert.Equal((2, 0.5m), (next.PossiblyBilled, next.PossiblyBilledCost));
        Assert.Equal(["item 1", "item 3"], (await store.Records.FindUnsettledAsync(Stop)).Select(static request => request.Key));
        // The rest of the slice is free again: 10 - 0.01 spent - 0.5 that may be billed.
        Assert.Equal(9.49m, (await store.ReserveSliceAsync(next, Demand(1, 100, job: 10), Stop)).Amount);
    }

    [Fact]
    public async Task Totals_count_items_and_money()
    {
        IJournalStore store = await StartAsync();
        JournalRun run = await store.BeginAsync();
        JournalRun other = await store.BeginAsync("other");
        await store.PayAsync(run, 1, "a", 1);
        await store.PayAsync(run, 2, "b", 2);
        await store.PayAsync(other, 1, "a", 3);
        await store.AddItemAsync(Item(run, "c", 3, 4) with { State = ItemState.Failed, Corrections = 2 });
        await store.OpenRequestAsync(Open(run, 3, "d", 5, 0.3m), Stop);
        await store.OpenRequestAsync(Open(run, 4, "e", 6, 0.4m), Stop);
        await store.KeepRequestAsync(Open(run, 4, "e", 6, 0.4m), "req_4");
        store.Acknowledge(run, "a");
        store.Acknowledge(run, "unknown");
        await store.FlushAsync();

        Assert.Equal(new JobTotals(2, 1, 2, 4, 2, 0.02m, 0.7m), await store.ReadTotalsAsync(run.JobId, Stop));
        Assert.Equal(
            [
                new JobSummary("receipts", Start, 2, 1, 2, 4, 2, 0.02m, 0.7m, 1, 0.4m) { ActiveRuns = 1 },
                new JobSummary("other", Start, 1, 0, 1, 1, 0, 0.01m, 0, 0, 0) { ActiveRuns = 1 },
            ],
            await store.Records.ReadJobsAsync(Stop));
        await store.EndRunAsync(run, "completed");
        Assert.Equal([0, 1], (await store.Records.ReadJobsAsync(Stop)).Select(static job => job.ActiveRuns));
    }

    [Fact]
    public async Task Experience_is_of_the_latest_thousand_first_replies()
    {
        IJournalStore store = await StartAsync();
        JournalRun run = await store.BeginAsync();
        // They are written in the order in which they are handed over.
        await Task.WhenAll(Enumerable.Range(1, 1002).Select(number => Add(Open(run, number, "a", number), number, 1)).ToArray());
        await Add(Open(run, 1003, "a", 1) with { Key = new ReplyKey(Hash(1), "correction 1 of 0") }, 9999, 1);
        await Add(Open(run, 1004, "a", 5000) with { Model = "another" }, 7, 5);
        await Add(Open(run, 1005, "a", 5001) with { Method = "IOther.ReadAsync" }, 8, 5);

        Experience all = (await store.FindExperienceAsync(Method, null, Stop))!;
        Assert.Equal((1000, 3L, 1002L, 1000L, TimeSpan.FromSeconds(2)), (all.Count, all.OutputTokens[0], all.OutputTokens[^1], all.InputTokens, all.Duration));
        Assert.Equal(952, all.Quantile(0.95));
        Assert.Equal([7L], (await store.FindExperienceAsync(Method, "another", Stop))!.OutputTokens);
        Assert.Null(await store.FindExperienceAsync("INone.ReadAsync", null, Stop));

        async Task Add(OpenRequest request, long output, long input)
        {
            ValueTask<bool> open = store.OpenRequestAsync(request, Stop);
            ValueTask reply = store.AddReplyAsync(request, Reply() with { Usage = new TokenUsage(input, output) });
            await open;
            await reply;
        }
    }

    [Fact]
    public async Task Pictures_are_found_by_their_path()
    {
        IJournalStore store = await StartAsync();
        var picture = new StoredPicture("/scans/é 1.jpg", 5_000_000_000, new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc).AddTicks(6), "image/jpeg", 1536, 2048, Hash(1));
        StoredPicture changed = picture with { Length = 7, Width = null, Height = null, Hash = Hash(2) };
        store.AddPicture(picture);
        await store.FlushAsync();
        StoredPicture? first = store.FindPicture(picture.Path);
        store.AddPicture(changed);

        store = await ReopenAsync(store);

        Assert.Equal(picture, first);
        Assert.Equal(DateTimeKind.Utc, first!.WrittenAt.Kind);
        Assert.Equal(changed, store.FindPicture(picture.Path));
        Assert.Null(store.FindPicture("/scans/other.jpg"));
    }

    [Fact]
    public async Task Many_callers_write_at_the_same_time()
    {
        IJournalStore store = await StartAsync();
        JournalRun run = await store.BeginAsync();

        await Task.WhenAll(Enumerable.Range(1, 300).Select(number => Task.Run(() => store.PayAsync(run, number, $"item {number}", number), Stop)));

        Assert.Equal(new JobTotals(300, 0, 300, 300, 0, 3m, 0), await store.ReadTotalsAsync(run.JobId, Stop));
    }

    [Fact]
    public async Task A_store_that_is_closed_says_so()
    {
        IJournalStore store = await StartAsync();
        JournalRun run = await store.BeginAsync();
        ValueTask last = store.AddItemAsync(Item(run, "last"));
        store.Acknowledge(run, "last");

        await store.DisposeAsync();
        await store.DisposeAsync();

        await last;
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.FindItemAsync(run.JobId, "last", Stop).AsTask());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.AddItemAsync(Item(run, "late")).AsTask());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.OpenRequestAsync(Open(run, 1, "late", 1), Stop).AsTask());
        Assert.Throws<ObjectDisposedException>(() => store.Acknowledge(run, "late"));
        Assert.Throws<ObjectDisposedException>(() => store.FindPicture("late"));
        IJournalStore reopened = await StartAsync();
        Assert.True((await reopened.FindItemAsync(run.JobId, "last", Stop))!.IsAcknowledged);
    }

    [Fact]
    public async Task A_caller_that_has_left_writes_nothing()
    {
        IJournalStore store = await StartAsync();
        JournalRun run = await store.BeginAsync();
        using var left = new CancellationTokenSource();
        await left.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.OpenRequestAsync(Open(run, 1, "a", 1, 5), left.Token).AsTask());

        Assert.Equal(0, (await store.ReadTotalsAsync(run.JobId, Stop)).Reserved);
    }

    private protected static SliceDemand Demand(decimal least, decimal wanted, decimal? job = null, decimal? day = null, decimal? month = null, DateTimeOffset? now = null) =>
        new(least, wanted, job, day, month, now ?? Start);

    /// <summary>Opens the journal of this test: the first time an empty one.</summary>
    private protected abstract Task<IJournalStore> OpenAsync();

    private protected async Task<IJournalStore> StartAsync()
    {
        IJournalStore store = await OpenAsync();
        _opened.Add(store);
        return store;
    }

    private protected async Task<IJournalStore> ReopenAsync(IJournalStore store)
    {
        await store.DisposeAsync();
        return await StartAsync();
    }

    private static void AssertSame(StoredReply expected, StoredReply? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal(Convert.ToHexString(expected.Document.Span), Convert.ToHexString(actual.Document.Span));
        Assert.Equal(expected with { Document = default }, actual with { Document = default });
    }

    private static void AssertSame(StoredItem expected, StoredItem? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal(expected.Violations, actual.Violations);
        Assert.Equal(expected.CorrectedViolations, actual.CorrectedViolations);
        Assert.Equal(expected.RepairKinds, actual.RepairKinds);
        Assert.Equal(expected.Requests.Select(Shown), actual.Requests.Select(Shown));
        Assert.Equal(expected with { Violations = [], CorrectedViolations = [], RepairKinds = [], Requests = [] }, actual with { Violations = [], CorrectedViolations = [], RepairKinds = [], Requests = [] });

        static string Shown(StoredRequest request) =>
            $"{request.Request} {request.Prompt} {string.Join(' ', request.Pictures)} {request.Method} {request.IsFinished} {request.Document?.Length}";
    }
}

using GptImage2.Jobs.Journals;
using static GptImage2.Jobs.Tests.Journals.StoreSamples;

namespace GptImage2.Jobs.Tests.Journals;

public abstract partial class JournalStoreTests
{
    [Fact]
    public async Task An_equal_request_is_opened_once()
    {
        IJournalStore store = await StartAsync();
        JournalRun run = await store.BeginAsync();
        JournalRun other = await store.BeginAsync("other");
        OpenRequest first = Open(run, 1, "a", 1, 0.5m);

        Assert.True(await store.OpenRequestAsync(first, Stop));
        Assert.False(await store.OpenRequestAsync(Open(other, 1, "b", 1, 0.25m), Stop));
        Assert.Equal(0, (await store.ReadTotalsAsync(other.JobId, Stop)).Reserved);
        await store.AddReplyAsync(first, Reply());
        // Its reply came since the other one looked.
        Assert.False(await store.OpenRequestAsync(Open(other, 2, "b", 1), Stop));
        Assert.True(await store.OpenRequestAsync(Open(other, 3, "b", 1) with { Replaces = true }, Stop));
    }

    [Fact]
    public async Task A_request_that_was_given_up_is_opened_again()
    {
        IJournalStore store = await StartAsync();
        JournalRun run = await store.BeginAsync();
        await store.OpenRequestAsync(Open(run, 1, "a", 1), Stop);
        await store.DropRequestAsync(Open(run, 1, "a", 1));
        Assert.True(await store.OpenRequestAsync(Open(run, 2, "a", 1), Stop));
        await store.KeepRequestAsync(Open(run, 2, "a", 1), null);
        Assert.True(await store.OpenRequestAsync(Open(run, 3, "a", 1), Stop));
    }

    [Fact]
    public async Task A_batch_has_everything_after_the_journal_was_closed()
    {
        IJournalStore store = await StartAsync();
        JournalRun run = await store.BeginAsync();
        long id = await AddBatchAsync(store, run, 1, 2, 3);
        StoredBatch full = Batch(3) with
        {
            Id = id,
            State = BatchState.Submitted,
            InputFileId = "file-1",
            BatchId = "batch_1",
            OutputFileId = "file-2",
            ErrorFileId = "file-3",
            Status = "completed",
            SubmittedAt = Start.AddMinutes(1),
        };
        await store.Batches.UpdateBatchAsync(run, full);

        store = await ReopenAsync(store);

        JournalRun next = await store.BeginAsync("other");
        Assert.Equal((0, 0m), (next.PossiblyBilled, next.PossiblyBilledCost));
        Assert.Equal([full], await store.Batches.AdoptBatchesAsync(next, Stop));
        Assert.Equal(
            [Open(run, 1, "item 1", 1, 0.25m) with { IsInBatch = true }, Open(run, 2, "item 2", 2, 0.25m) with { IsInBatch = true }],
            await store.Batches.ReadLinesAsync(id, null, 2, Stop));
        Assert.Equal([3L], (await store.Batches.ReadLinesAsync(id, Open(run, 2, "item 2", 2), 2, Stop)).Select(static line => line.Number));
        Assert.Equal(0.75m, (await store.ReadTotalsAsync(run.JobId, Stop)).Reserved);
        Assert.Empty(await store.Records.FindUnsettledAsync(Stop));
    }

    [Fact]
    public async Task The_lines_of_a_batch_are_open_until_they_are_settled()
    {
        IJournalStore store = await StartAsync();
        JournalRun run = await store.BeginAsync();
        long id = await AddBatchAsync(store, run, 1, 2, 3);
        IReadOnlyList<OpenRequest> lines = await store.Batches.FindLinesAsync(id, [$"r{run.Id}-1", $"r{run.Id}-2", $"r{run.Id}-9", "x", "r-1", $"r{run.Id + 1}-1"], Stop);
        Assert.Equal([1L, 2L], lines.Select(static line => line.Number).Order());
        Assert.Equal(id, await store.Batches.FindBatchAsync(lines[0].Key, Stop));
        Assert.False(await store.OpenRequestAsync(Open(run, 10, "again", 1), Stop));

        SettledLine[] settled = [new(lines.Single(static line => line.Number == 1), Reply("one") with { Cost = 0.2m }), new(lines.Single(static line => line.Number == 2), null)];
        await store.Batches.SettleLinesAsync(run, id, settled);
        // As after a crash while the file was read.
        await store.Batches.SettleLinesAsync(run, id, settled);

        Assert.Contains("one", await store.DocumentOfAsync(1), StringComparison.Ordinal);
        Assert.Null(await store.DocumentOfAsync(2));
        Assert.Equal((0.2m, 0.25m), await MoneyOfAsync(store, run));
        Assert.True(await store.OpenRequestAsync(Open(run, 11, "item 2", 2), Stop));
        Assert.Equal((1, 1, false), await CountedAsync(store));
        await store.Batches.EndBatchAsync(run, Batch(3) with { Id = id }, mayBeBilled: false);
        Assert.Equal((1, 2, true), await CountedAsync(store));
        Assert.Null(await store.Batches.FindBatchAsync(new ReplyKey(Hash(3), ReplyTurn.First), Stop));
        Assert.Equal((0.2m, 0m), await MoneyOfAsync(store, run));
    }

    [Fact]
    public async Task Lines_that_may_be_billed_stay_reserved()
    {
        IJournalStore store = await StartAsync();
        JournalRun run = await store.BeginAsync();
        long id = await AddBatchAsync(store, run, 1, 2);

        await store.Batches.EndBatchAsync(run, Batch(2) with { Id = id }, mayBeBilled: true);

        Assert.Equal(2, (await store.Records.FindUnsettledAsync(Stop)).Count);
        Assert.Equal(0.5m, (await store.ReadTotalsAsync(run.JobId, Stop)).Reserved);
        Assert.True(await store.OpenRequestAsync(Open(run, 5, "item 1", 1), Stop));
        Assert.Empty(await store.Batches.AdoptBatchesAsync(run, Stop));
    }

    [Fact]
    public async Task Requests_of_a_batch_that_was_not_recorded_are_free_when_the_run_ends()
    {
        IJournalStore store = await StartAsync();
        JournalRun run = await store.BeginAsync();
        await store.OpenRequestAsync(Open(run, 1, "a", 1, 0.5m) with { IsInBatch = true }, Stop);

        store = await ReopenAsync(store);

        JournalRun next = await store.BeginAsync();
        Assert.Equal((0, 0m), (next.PossiblyBilled, next.PossiblyBilledCost));
        Assert.Equal(0, (await store.ReadTotalsAsync(run.JobId, Stop)).Reserved);
        Assert.True(await store.OpenRequestAsync(Open(next, 1, "a", 1), Stop));
    }

    [Fact]
    public async Task A_batch_belongs_to_one_run()
    {
        IJournalStore store = await StartAsync();
        JournalRun run = await store.BeginAsync();
        JournalRun other = await store.BeginAsync("other");
        long id = await AddBatchAsync(store, run, 1);

        Assert.Empty(await store.Batches.AdoptBatchesAsync(other, Stop));
        await Assert.ThrowsAsync<JournalException>(() => store.Batches.UpdateBatchAsync(other, Batch(1) with { Id = id }).AsTask());
        await store.EndRunAsync(run, "drained");
        Assert.Equal(id, Assert.Single(await store.Batches.AdoptBatchesAsync(other, Stop)).Id);
        await Assert.ThrowsAsync<JournalException>(() => store.Batches.EndBatchAsync(run, Batch(1) with { Id = id }, mayBeBilled: false).AsTask());
        await store.Batches.EndBatchAsync(other, Batch(1) with { Id = id }, mayBeBilled: false);
        Assert.NotNull(Assert.Single(await store.Records.ReadBatchesAsync("receipts", Stop)).EndedAt);
        Assert.Empty(await store.Records.ReadBatchesAsync("other", Stop));
    }

    [Fact]
    public async Task The_item_of_a_line_is_forgotten_and_its_bill_is_counted()
    {
        IJournalStore store = await StartAsync();
        JournalRun run = await store.BeginAsync();
        long id = await AddBatchAsync(store, run, 1);

        Assert.Equal((1, 0), await CountAsync(store, "item 1"));

        OpenRequest line = Assert.Single(await store.Batches.ReadLinesAsync(id, null, 10, Stop));
        Assert.Equal("", line.Item);
        await store.Batches.SettleLinesAsync(run, id, [new SettledLine(line, Reply())]);
        Assert.Null(await store.DocumentOfAsync(1));
        Assert.Equal((0.01m, 0m), await MoneyOfAsync(store, run));
    }

    [Fact]
    public async Task An_item_is_claimed_and_known()
    {
        IJournalStore store = await StartAsync();
        JournalRun run = await store.BeginAsync();
        await store.PayAsync(run, 1, "known", 1);

        Assert.Equal(new ItemClaim(ItemClaimState.Claimed, null), await store.ClaimItemAsync(run, "new", Stop));
        ItemClaim known = await store.ClaimItemAsync(run, "known", Stop);
        Assert.Equal((ItemClaimState.Claimed, ItemState.Done), (known.State, known.Item!.State));
        await ForgetAsync(store, "known");
        Assert.Equal(ItemState.Forgotten, (await store.ClaimItemAsync(run, "known", Stop)).Item!.State);
        store.Check(run);
    }

    private static StoredBatch Batch(int lines) => new(0, "uid-1", BatchState.Prepared)
    {
        Job = "receipts",
        Endpoint = "https://api.test/v1",
        Model = "gpt-5-4-image-2",
        Lines = lines,
        Bytes = 1234,
        FileHash = Hash(7),
        CreatedAt = Start,
    };

    private static async Task<long> AddBatchAsync(IJournalStore store, JournalRun run, params long[] numbers)
    {
        foreach (long number in numbers)
            Assert.True(await store.OpenRequestAsync(Open(run, number, $"item {number}", number, 0.25m) with { IsInBatch = true }, Stop));
        return await store.Batches.AddBatchAsync(run, Batch(numbers.Length), numbers);
    }

    private static async Task<(int Answered, int Failed, bool HasEnded)> CountedAsync(IJournalStore store)
    {
        BatchSummary batch = Assert.Single(await store.Records.ReadBatchesAsync(null, Stop));
        return (batch.Answered, batch.Failed, batch.EndedAt is not null);
    }
}

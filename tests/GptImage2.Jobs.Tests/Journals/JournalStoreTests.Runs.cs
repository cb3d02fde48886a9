using GptImage2.Jobs.Journals;
using static GptImage2.Jobs.Tests.Journals.StoreSamples;

namespace GptImage2.Jobs.Tests.Journals;

/// <summary>Runs of one job beside each other.</summary>
public abstract partial class JournalStoreTests
{
    [Fact]
    public async Task Each_item_is_claimed_by_one_run_and_handed_out_once()
    {
        IJournalStore store = await StartAsync();
        JournalRun first = await store.BeginAsync();
        JournalRun second = await store.BeginAsync();

        Assert.Equal(ItemClaimState.Claimed, (await store.ClaimItemAsync(first, "a", Stop)).State);
        Assert.Equal(ItemClaimState.Claimed, (await store.ClaimItemAsync(first, "a", Stop)).State);
        Assert.Equal(ItemClaimState.Elsewhere, (await store.ClaimItemAsync(second, "a", Stop)).State);
        await store.PayAsync(first, 1, "a", 1);
        Assert.Equal(ItemClaimState.Elsewhere, (await store.ClaimItemAsync(second, "a", Stop)).State);
        store.Acknowledge(first, "a");
        await store.FlushAsync();
        Assert.Equal(ItemClaimState.HandedOut, (await store.ClaimItemAsync(second, "a", Stop)).State);
        Assert.Equal(ItemClaimState.HandedOut, (await store.ClaimItemAsync(first, "a", Stop)).State);
        // A run that joins belongs to them, also when the first of them has ended.
        await store.EndRunAsync(first, "completed");
        JournalRun third = await store.BeginAsync();
        Assert.Equal(ItemClaimState.HandedOut, (await store.ClaimItemAsync(third, "a", Stop)).State);
        // When none of them runs any more, a later run hands out everything again.
        await store.EndRunAsync(second, "completed");
        await store.EndRunAsync(third, "completed");
        JournalRun later = await store.BeginAsync();
        Assert.Equal(ItemState.Done, (await store.ClaimItemAsync(later, "a", Stop)).Item!.State);
    }

    [Fact]
    public async Task A_recorded_item_that_is_released_is_free_for_other_runs_and_not_handed_out()
    {
        IJournalStore store = await StartAsync();
        JournalRun first = await store.BeginAsync();
        JournalRun second = await store.BeginAsync();
        await store.ClaimItemAsync(first, "a", Stop);
        await store.PayAsync(first, 1, "a", 1);

        store.Release(second, "a");
        await store.FlushAsync();
        Assert.Equal(ItemClaimState.Elsewhere, (await store.ClaimItemAsync(second, "a", Stop)).State);
        store.Release(first, "a");
        await store.FlushAsync();

        ItemClaim claim = await store.ClaimItemAsync(second, "a", Stop);
        Assert.Equal((ItemClaimState.Claimed, ItemState.Done, false), (claim.State, claim.Item!.State, claim.Item.IsAcknowledged));
    }

    [Fact]
    public async Task Items_of_another_job_are_claimed_by_its_own_runs()
    {
        IJournalStore store = await StartAsync();
        JournalRun first = await store.BeginAsync();
        JournalRun other = await store.BeginAsync("other");

        await store.ClaimItemAsync(first, "a", Stop);
        await store.AddItemAsync(Item(first, "a"));
        store.Acknowledge(first, "a");
        await store.FlushAsync();

        Assert.Equal((ItemClaimState.Claimed, null), ((await store.ClaimItemAsync(other, "a", Stop)) is { } claim ? (claim.State, claim.Item) : default));
    }

    [Fact]
    public async Task What_a_run_leaves_is_free_for_the_runs_beside_it()
    {
        IJournalStore store = await StartAsync();
        JournalRun first = await store.BeginAsync();
        JournalRun second = await store.BeginAsync();
        await store.ClaimItemAsync(first, "a", Stop);
        await store.OpenRequestAsync(Open(first, 1, "a", 1), Stop);
        Assert.False(await store.OpenRequestAsync(Open(second, 1, "b", 1), Stop));

        await store.EndRunAsync(first, "stopped");

        Assert.Equal(ItemClaimState.Claimed, (await store.ClaimItemAsync(second, "a", Stop)).State);
        Assert.True(await store.OpenRequestAsync(Open(second, 2, "a", 1), Stop));
        Assert.Equal("a", Assert.Single(await store.Records.FindUnsettledAsync(Stop)).Key);
        await Assert.ThrowsAsync<JournalException>(() => store.ClaimItemAsync(first, "b", Stop).AsTask());
    }

    [Fact]
    public async Task Runs_that_claim_at_the_same_time_share_the_items()
    {
        IJournalStore store = await StartAsync();
        JournalRun[] runs = [await store.BeginAsync(), await store.BeginAsync(), await store.BeginAsync()];
        string[] keys = [.. Enumerable.Range(0, 100).Select(static number => $"item {number}")];

        string[][] claimed = await Task.WhenAll(runs.Select(run => Task.Run(
            async () =>
            {
                List<string> mine = [];
                foreach (string key in keys)
                {
                    if ((await store.ClaimItemAsync(run, key, Stop)).State != ItemClaimState.Claimed)
                        continue;
                    mine.Add(key);
                    await store.AddItemAsync(Item(run, key));
                    store.Acknowledge(run, key);
                }

                return mine.ToArray();
            },
            Stop)));

        Assert.Equal(keys.Order(StringComparer.Ordinal), claimed.SelectMany(static mine => mine).Order(StringComparer.Ordinal));
    }
}

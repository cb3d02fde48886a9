using GptImage2.Jobs.Journals;
using GptImage2.Jobs.PostgreSql.Store;
using static GptImage2.Jobs.Tests.Journals.StoreSamples;

namespace GptImage2.Jobs.PostgreSql.Tests;

/// <summary>Several processes, here each a store of its own, share items, requests and the budget.</summary>
public sealed class LeaseTests : IAsyncLifetime
{
    private readonly PostgreSqlServer _server = new();
    private readonly List<PostgreSqlJournalStore> _opened = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (PostgreSqlJournalStore store in _opened)
            await store.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Ten_processes_create_the_schema_at_once()
    {
        PostgreSqlJournalStore[] stores = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => OpenAsync()));
        await Task.WhenAll(stores.Select(static store => store.BeginAsync().AsTask()));
        Assert.Equal(10L, await _server.ReadAsync<long>("SELECT COUNT(*) FROM runs"));
        Assert.Equal(1L, await _server.ReadAsync<long>("SELECT COUNT(DISTINCT group_id) FROM runs"));
        Assert.Equal(1L, await _server.ReadAsync<long>("SELECT COUNT(*) FROM jobs"));
    }

    [Fact]
    public async Task Each_item_is_claimed_by_one_run_and_handed_out_once()
    {
        PostgreSqlJournalStore one = await OpenAsync();
        PostgreSqlJournalStore two = await OpenAsync();
        JournalRun first = await one.BeginAsync();
        JournalRun second = await two.BeginAsync();

        Assert.Equal(ItemClaimState.Claimed, (await one.ClaimItemAsync(first, "a", Stop)).State);
        Assert.Equal(ItemClaimState.Elsewhere, (await two.ClaimItemAsync(second, "a", Stop)).State);
        await one.PayAsync(first, 1, "a", 1);
        one.Acknowledge(first, "a");
        await one.FlushAsync();
        Assert.Equal(ItemClaimState.HandedOut, (await two.ClaimItemAsync(second, "a", Stop)).State);
        Assert.Equal(ItemClaimState.HandedOut, (await one.ClaimItemAsync(first, "a", Stop)).State);
        // When none of them runs any more, a later run hands out everything again.
        await one.EndRunAsync(first, "completed");
        await two.EndRunAsync(second, "completed");
        JournalRun later = await two.BeginAsync();
        Assert.Equal(ItemState.Done, (await two.ClaimItemAsync(later, "a", Stop)).Item!.State);
    }

    [Fact]
    public async Task What_a_run_leaves_is_free_for_the_others()
    {
        PostgreSqlJournalStore one = await OpenAsync();
        PostgreSqlJournalStore two = await OpenAsync();
        JournalRun first = await one.BeginAsync();
        JournalRun second = await two.BeginAsync();
        await one.ClaimItemAsync(first, "a", Stop);
        await one.OpenRequestAsync(Open(first, 1, "a", 1), Stop);
        Assert.False(await two.OpenRequestAsync(Open(second, 1, "b", 1), Stop));

        await one.DisposeAsync();

        Assert.Equal(ItemClaimState.Claimed, (await two.ClaimItemAsync(second, "a", Stop)).State);
        Assert.True(await two.OpenRequestAsync(Open(second, 2, "a", 1), Stop));
        Assert.Equal("a", Assert.Single(await two.Records.FindUnsettledAsync(Stop)).Key);
    }

    [Fact]
    public async Task A_run_whose_lease_is_over_cannot_write_anything()
    {
        PostgreSqlJournalStore one = await OpenAsync();
        PostgreSqlJournalStore two = await OpenAsync();
        JournalRun first = await one.BeginAsync();
        JournalRun second = await two.BeginAsync();
        OpenRequest open = Open(first, 1, "a", 1, 0.5m);
        await one.ReserveSliceAsync(first, new SliceDemand(1, 1, 10, null, null, Start), Stop);
        await one.OpenRequestAsync(open, Stop);
        await one.OpenRequestAsync(Open(first, 2, "b", 2) with { IsInBatch = true }, Stop);
        long batch = await one.Batches.AddBatchAsync(first, Batch, [2]);
        await one.ClaimItemAsync(first, "a", Stop);

        await EndLeaseAsync(first);

        await RefusedAsync(() => one.AddReplyAsync(open, Reply()).AsTask());
        await RefusedAsync(() => one.OpenRequestAsync(Open(first, 3, "c", 3), Stop).AsTask());
        await RefusedAsync(() => one.AddItemAsync(Item(first, "a", 1)).AsTask());
        await RefusedAsync(() => one.ClaimItemAsync(first, "d", Stop).AsTask());
        await RefusedAsync(() => one.ReserveSliceAsync(first, new SliceDemand(1, 1, null, null, null, Start), Stop).AsTask());
        await RefusedAsync(() => one.DropRequestAsync(open).AsTask());
        await RefusedAsync(() => one.KeepRequestAsync(open, "req").AsTask());
        await RefusedAsync(() => one.Batches.AddBatchAsync(first, Batch with { Uid = "other" }, []).AsTask());
        await RefusedAsync(() => one.Batches.UpdateBatchAsync(first, Batch with { Id = batch }).AsTask());
        await RefusedAsync(() => one.Batches.SettleLinesAsync(first, batch, [new SettledLine(Open(first, 2, "b", 2) with { IsInBatch = true }, Reply())]).AsTask());
        Assert.Empty(await one.Batches.AdoptBatchesAsync(first, Stop));
        one.Acknowledge(first, "a");
        await one.FlushAsync();
        // The heartbeat has noticed it, so that nothing more is sent.
        while (Record.Exception(() => one.Check(first)) is not JournalException)
            await Task.Delay(50, Stop);
        two.Check(second);
        Assert.Null(await two.FindReplyAsync(open.Key, Stop));
        Assert.Null(await two.FindItemAsync(second.JobId, "a", Stop));
        Assert.Equal((0.5m, 0m), ((await two.ReadTotalsAsync(second.JobId, Stop)).Reserved, (await two.ReadTotalsAsync(second.JobId, Stop)).Spent));
        Assert.Equal(batch, Assert.Single(await two.Batches.AdoptBatchesAsync(second, Stop)).Id);
        Assert.Equal(ItemClaimState.Claimed, (await two.ClaimItemAsync(second, "a", Stop)).State);

        static async Task RefusedAsync(Func<Task> write) => Assert.DoesNotContain("cannot be written", (await Assert.ThrowsAsync<JournalException>(write)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_run_hands_out_after_its_lease_is_handed_out_by_another_one()
    {
        PostgreSqlJournalStore one = await OpenAsync();
        PostgreSqlJournalStore two = await OpenAsync();
        JournalRun first = await one.BeginAsync();
        JournalRun second = await two.BeginAsync();
        await one.ClaimItemAsync(first, "a", Stop);
        await one.PayAsync(first, 1, "a", 1);

        await EndLeaseAsync(first);
        one.Acknowledge(first, "a");
        await one.FlushAsync();

        ItemClaim claim = await two.ClaimItemAsync(second, "a", Stop);
        Assert.Equal((ItemClaimState.Claimed, false), (claim.State, claim.Item!.IsAcknowledged));
    }

    [Fact]
    public async Task What_is_recorded_of_a_batch_can_be_recorded_again()
    {
        PostgreSqlJournalStore store = await OpenAsync();
        JournalRun run = await store.BeginAsync();
        OpenRequest[] lines = [.. Enumerable.Range(1, 2).Select(number => Open(run, number, $"item {number}", number) with { IsInBatch = true })];
        foreach (OpenRequest line in lines)
            await store.OpenRequestAsync(line, Stop);

        // A connection that is lost does not say whether the write was committed, so that it is repeated.
        long id = await store.Batches.AddBatchAsync(run, Batch with { Lines = 2 }, [1, 2]);
        Assert.Equal(id, await store.Batches.AddBatchAsync(run, Batch with { Lines = 2 }, [1, 2]));
        StoredBatch submitted = Batch with { Id = id, State = BatchState.Submitted, BatchId = "batch_1" };
        for (int time = 0; time < 2; time++)
            await store.Batches.UpdateBatchAsync(run, submitted);
        for (int time = 0; time < 2; time++)
            await store.Batches.SettleLinesAsync(run, id, [new SettledLine(lines[0], Reply())]);
        for (int time = 0; time < 2; time++)
            await store.Batches.EndBatchAsync(run, submitted, mayBeBilled: false);

        BatchSummary batch = Assert.Single(await store.Records.ReadBatchesAsync(null, Stop));
        Assert.Equal(("batch_1", 1, 1), (batch.BatchId, batch.Answered, batch.Failed));
        Assert.NotNull(batch.EndedAt);
        Assert.Equal((1L, 0L), (await _server.ReadAsync<long>("SELECT SUM(requests)::bigint FROM spending"), await _server.ReadAsync<long>("SELECT COUNT(*) FROM open_requests")));
        Assert.Equal("ended", await _server.ReadAsync<string>("SELECT state FROM batches"));
    }

    [Fact]
    public async Task One_budget_holds_over_all_processes()
    {
        IJournalStore[] stores = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ => (IJournalStore)await OpenAsync()));
        decimal[] granted = await Task.WhenAll(stores.Select(static async (store, index) =>
        {
            JournalRun run = await store.BeginAsync();
            decimal all = 0;
            for (int number = 1; number <= 50; number++)
            {
                SliceGrant grant = await store.ReserveSliceAsync(run, new SliceDemand(0.1m, 0.3m, 10, null, null, Start), Stop);
                all += grant.Amount;
                if (grant.Shortage is not null)
                    break;
                OpenRequest open = Open(run, number, "a", index * 1000 + number, grant.Amount);
                Assert.True(await store.OpenRequestAsync(open, Stop));
                await store.AddReplyAsync(open, Reply(cost: grant.Amount));
            }

            return all;
        }));
        Assert.InRange(granted.Sum(), 9.9m, 10m);
        Assert.InRange(Assert.Single(await stores[0].Records.ReadJobsAsync(Stop)).Spent, 9.9m, 10m);
    }

    [Fact]
    public async Task A_lost_connection_loses_and_doubles_nothing()
    {
        PostgreSqlJournalStore store = await OpenAsync();
        JournalRun run = await store.BeginAsync();
        using var over = new CancellationTokenSource();
        var killer = Task.Run(
            async () =>
            {
                for (int time = 0; time < 15 && !over.IsCancellationRequested; time++)
                {
                    await _server.RunAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '{_server.Schema}'");
                    await Task.Delay(60, CancellationToken.None);
                }
            },
            Stop);

        await Task.WhenAll(Enumerable.Range(1, 400).Select(number => Task.Run(() => store.PayAsync(run, number, $"item {number}", number), Stop)));
        await over.CancelAsync();
        await killer;

        JobTotals totals = await store.ReadTotalsAsync(run.JobId, Stop);
        Assert.Equal((400, 4m, 0m), (totals.Done, totals.Spent, totals.Reserved));
        Assert.Equal(400L, await _server.ReadAsync<long>("SELECT SUM(requests)::bigint FROM spending"));
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_is_named_without_the_password()
    {
        PostgreSqlServer.Require();
        JournalException lost = await Assert.ThrowsAsync<JournalException>(() => PostgreSqlJournal.OpenAsync("Host=127.0.0.1;Port=1;Database=db;Username=me;Password=secret-word", cancellationToken: Stop));
        Assert.Contains("127.0.0.1", lost.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-word", lost.ToString(), StringComparison.Ordinal);
        string wrong = System.Text.RegularExpressions.Regex.Replace(PostgreSqlServer.ConnectionString!, "Password=[^;]*", "Password=secret-word", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
        JournalException refused = await Assert.ThrowsAsync<JournalException>(() => PostgreSqlJournal.OpenAsync(wrong, cancellationToken: Stop));
        Assert.Contains("Check the user and the password", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-word", refused.ToString(), StringComparison.Ordinal);
        JournalException missing = await Assert.ThrowsAsync<JournalException>(() => PostgreSqlJournal.OpenReadOnlyAsync(PostgreSqlServer.ConnectionString!, _server.Options(), Stop));
        Assert.Contains("has version 0", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_journal_that_is_open_for_reading_refuses_to_write()
    {
        await OpenAsync();
        await using Journal journal = await PostgreSqlJournal.OpenReadOnlyAsync(PostgreSqlServer.ConnectionString!, _server.Options(), Stop);
        Assert.Empty(await journal.GetJobsAsync(Stop));
        JournalException refused = await Assert.ThrowsAsync<JournalException>(() => journal.Store.BeginAsync().AsTask());
        Assert.Contains("for reading only", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Password", journal.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    private static StoredBatch Batch => new(0, "uid", BatchState.Prepared) { Job = "receipts", Endpoint = "https://api.test", Lines = 1, Bytes = 1, FileHash = Hash(1), CreatedAt = Start };

    // As if the process had been halted: the database has not heard of it in time.
    private Task EndLeaseAsync(JournalRun run) =>
        _server.RunAsync($"UPDATE leases SET until = clock_timestamp() - interval '1 second' WHERE run_id = {run.Id}; SELECT expire_runs(clock_timestamp())");

    private async Task<PostgreSqlJournalStore> OpenAsync()
    {
        PostgreSqlServer.Require();
        PostgreSqlJournalStore store = await PostgreSqlJournalStore.OpenAsync(PostgreSqlServer.ConnectionString!, _server.Options(), isReadOnly: false, CancellationToken.None);
        lock (_opened)
            _opened.Add(store);
        return store;
    }
}

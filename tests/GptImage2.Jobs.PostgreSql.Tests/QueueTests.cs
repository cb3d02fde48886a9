using System.Collections.Concurrent;
using GptImage2.Jobs.Journals;
using GptImage2.Jobs.PostgreSql.Store;
using static GptImage2.Jobs.Tests.Journals.StoreSamples;

namespace GptImage2.Jobs.PostgreSql.Tests;

/// <summary>Several processes, here each a store of its own, work one queue.</summary>
public sealed class QueueTests : IAsyncLifetime
{
    private static readonly byte[] Payload = [1, 2, 3];

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
    public async Task A_run_whose_lease_is_over_loses_its_ranges()
    {
        PostgreSqlJournalStore one = await OpenAsync();
        PostgreSqlJournalStore two = await OpenAsync();
        JournalRun first = await one.BeginAsync();
        JournalRun second = await two.BeginAsync();
        await two.Queue.AddRangeAsync("receipts", "s", 0, [new WorkItem("a", Payload)], Stop);
        WorkRange range = (await one.Queue.LeaseRangeAsync(first, Stop))!;
        Assert.False(await two.Queue.HasWorkAsync("receipts", Stop));

        // As if the process had been halted: the database has not heard of it in time, and no one has ended its run yet.
        await _server.RunAsync($"UPDATE leases SET until = clock_timestamp() - interval '1 second' WHERE run_id = {first.Id}");

        Assert.True(await two.Queue.HasWorkAsync("receipts", Stop));
        WorkRange taken = (await two.Queue.LeaseRangeAsync(second, Stop))!;
        Assert.Equal((range.Id, "a"), (taken.Id, Assert.Single(taken.Items).Key));
        await RefusedAsync(() => one.Queue.CompleteRangeAsync(first, range, [new WorkResult("a", Payload)]).AsTask());
        await RefusedAsync(() => one.Queue.ReturnRangeAsync(first, range).AsTask());
        await RefusedAsync(() => one.Queue.LeaseRangeAsync(first, Stop).AsTask());
        Assert.Empty((await two.Queue.ReadResultsAsync("s", 10, Stop)).Ranges);
        await two.Queue.CompleteRangeAsync(second, taken, [new WorkResult("a", Payload)]);
        Assert.Single((await two.Queue.ReadResultsAsync("s", 10, Stop)).Ranges);

        static async Task RefusedAsync(Func<Task> write) => Assert.Contains("was not heard of", (await Assert.ThrowsAsync<JournalException>(write)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_process_that_closes_its_journal_leaves_its_ranges_at_once()
    {
        PostgreSqlJournalStore one = await OpenAsync();
        PostgreSqlJournalStore two = await OpenAsync();
        JournalRun first = await one.BeginAsync();
        JournalRun second = await two.BeginAsync();
        await one.Queue.AddRangeAsync("receipts", "s", 0, [new WorkItem("a", Payload)], Stop);
        Assert.NotNull(await one.Queue.LeaseRangeAsync(first, Stop));
        Assert.Null(await two.Queue.LeaseRangeAsync(second, Stop));

        await one.DisposeAsync();

        Assert.NotNull(await two.Queue.LeaseRangeAsync(second, Stop));
    }

    [Fact]
    public async Task Payloads_are_deleted_when_the_range_is_worked_and_results_when_they_are_confirmed()
    {
        PostgreSqlJournalStore store = await OpenAsync();
        JournalRun run = await store.BeginAsync();
        await store.Queue.AddRangeAsync("receipts", "s", 0, [new WorkItem("a", Payload), new WorkItem("b", Payload)], Stop);
        WorkRange range = (await store.Queue.LeaseRangeAsync(run, Stop))!;
        Assert.Equal(2, await _server.ReadAsync<long>("SELECT COUNT(payload) FROM work_items"));
        await store.Queue.CompleteRangeAsync(run, range, [new WorkResult("a", Payload), new WorkResult("b", Payload)]);
        Assert.Equal(0, await _server.ReadAsync<long>("SELECT COUNT(payload) FROM work_items"));
        Assert.Equal(2, await _server.ReadAsync<long>("SELECT COUNT(result) FROM work_items"));

        await store.Queue.ConfirmAsync("s", [0], Stop);

        Assert.Equal(0, await _server.ReadAsync<long>("SELECT COUNT(*) FROM work_items"));
        await store.Queue.CompleteAsync("s", 1, Stop);
        Assert.Equal(0, await _server.ReadAsync<long>("SELECT COUNT(*) FROM work_ranges"));
    }

    [Fact]
    public async Task The_mark_of_a_submission_that_is_over_is_deleted_after_a_day()
    {
        PostgreSqlJournalStore store = await OpenAsync();
        await store.Queue.AddRangeAsync("receipts", "old", 0, [new WorkItem("a", Payload)], Stop);
        await store.Queue.AbandonAsync("old", Stop);
        await store.Queue.AddRangeAsync("receipts", "s", 0, [new WorkItem("a", Payload)], Stop);
        Assert.Equal(2, await _server.ReadAsync<long>("SELECT COUNT(*) FROM submissions"));
        await _server.RunAsync("UPDATE submissions SET ended_at = ended_at - interval '25 hours'");

        await store.Queue.AddRangeAsync("receipts", "t", 0, [new WorkItem("a", Payload)], Stop);

        Assert.Equal("s, t", await _server.ReadAsync<string>("SELECT STRING_AGG(id, ', ' ORDER BY id) FROM submissions"));
    }

    [Fact]
    public async Task A_lost_connection_loses_and_doubles_no_range()
    {
        const int Ranges = 120;
        PostgreSqlJournalStore[] stores = [await OpenAsync(), await OpenAsync()];
        ConcurrentBag<long> delivered = [];
        using var over = new CancellationTokenSource();
        var killer = Task.Run(
            async () =>
            {
                for (int time = 0; time < 20 && !over.IsCancellationRequested; time++)
                {
                    await _server.RunAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '{_server.Schema}'");
                    await Task.Delay(60, CancellationToken.None);
                }
            },
            Stop);
        Task[] workers = [.. stores.Select(store => Task.Run(() => WorkAsync(store), Stop))];
        for (int number = 0; number < Ranges; number++)
            await stores[0].Queue.AddRangeAsync("receipts", "s", number, [new WorkItem($"item {number}", Payload)], Stop);
        await stores[0].Queue.CompleteAsync("s", Ranges, Stop);

        while (await stores[1].Queue.ReadResultsAsync("s", 10, Stop) is { IsOver: false } results)
        {
            foreach (WorkedRange range in results.Ranges)
                delivered.Add(range.Number);
            await stores[1].Queue.ConfirmAsync("s", [.. results.Ranges.Select(static range => range.Number)], Stop);
        }

        await over.CancelAsync();
        await killer;
        await Task.WhenAll(workers).WaitAsync(TimeSpan.FromMinutes(1), Stop);
        Assert.Equal(Enumerable.Range(0, Ranges).Select(static number => (long)number), delivered.Order());
        Assert.Equal(0, await _server.ReadAsync<long>("SELECT COUNT(*) FROM work_ranges"));

        async Task WorkAsync(PostgreSqlJournalStore store)
        {
            JournalRun run = await store.BeginAsync();
            while (await store.Queue.FindSubmissionAsync("s", Stop) is not null || !over.IsCancellationRequested)
            {
                if (await store.Queue.LeaseRangeAsync(run, Stop) is { } range)
                    await store.Queue.CompleteRangeAsync(run, range, [.. range.Items.Select(static item => new WorkResult(item.Key, Payload))]);
                else
                    await Task.Delay(10, Stop);
            }
        }
    }

    [Fact]
    public async Task A_journal_that_is_open_for_reading_has_no_queue_to_work()
    {
        await OpenAsync();
        await using Journal journal = await PostgreSqlJournal.OpenReadOnlyAsync(PostgreSqlServer.ConnectionString!, _server.Options(), Stop);
        Assert.Equal(new WorkTotals(0, 0, 0), await journal.Store.Queue.ReadTotalsAsync("receipts", Stop));
        await Assert.ThrowsAsync<JournalException>(() => journal.Store.Queue.AddRangeAsync("receipts", "s", 0, [new WorkItem("a", Payload)], Stop).AsTask());
        await Assert.ThrowsAsync<JournalException>(() => journal.Store.Queue.ReadResultsAsync("s", 1, Stop).AsTask());
    }

    private async Task<PostgreSqlJournalStore> OpenAsync()
    {
        PostgreSqlServer.Require();
        PostgreSqlJournalStore store = await PostgreSqlJournalStore.OpenAsync(PostgreSqlServer.ConnectionString!, _server.Options(), isReadOnly: false, CancellationToken.None);
        _opened.Add(store);
        return store;
    }
}

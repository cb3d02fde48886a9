using GptImage2.Engines.Tests.Docs;
using GptImage2.Engines.Tests.Support;
using Temporalio.Activities;
using Temporalio.Testing;
using Temporalio.Worker;

namespace GptImage2.Engines.Tests;

/// <summary>The activity of the page in the context that the worker of Temporal gives it.</summary>
public sealed class TemporalTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_second_attempt_pays_nothing_and_each_sends_a_heartbeat()
    {
        await using ReceiptShop shop = await ReceiptShop.OpenAsync();
        await using Journal journal = await shop.OpenJournalAsync();
        var activities = new ReceiptActivities(shop.Reading(journal));
        string path = shop.Picture(20);
        int heartbeats = 0;
        for (int attempt = 1; attempt <= 2; attempt++)
        {
            var environment = new ActivityEnvironment { Info = ActivityEnvironment.DefaultInfo with { Attempt = attempt }, Heartbeater = _ => Interlocked.Increment(ref heartbeats) };
            Assert.Equal("Shop 20", (await environment.RunAsync(() => activities.ReadReceiptAsync(path))).Merchant);
        }

        Assert.Equal(1, shop.Billed);
        Assert.InRange(heartbeats, 2, int.MaxValue);
    }

    [Fact]
    public async Task A_cancelled_activity_ends_with_a_cancellation()
    {
        await using ReceiptShop shop = await ReceiptShop.OpenAsync();
        await using Journal journal = await shop.OpenJournalAsync();
        var activities = new ReceiptActivities(shop.Reading(journal));
        var environment = new ActivityEnvironment();
        shop.CloseGate();
        Task<Receipt> running = environment.RunAsync(() => activities.ReadReceiptAsync(shop.Picture(20)));
        await shop.WhenAskedAsync();

        environment.Cancel(ActivityCancelReason.CancelRequested);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task A_worker_that_shuts_down_loses_no_answer()
    {
        await using ReceiptShop shop = await ReceiptShop.OpenAsync();
        await using Journal journal = await shop.OpenJournalAsync();
        var activities = new ReceiptActivities(shop.Reading(journal));
        var environment = new ActivityEnvironment();
        shop.CloseGate();
        Task<Receipt> running = environment.RunAsync(() => activities.ReadReceiptAsync(shop.Picture(20)));
        await shop.WhenAskedAsync();

        await environment.WorkerShutdownTokenSource.CancelAsync();
        shop.OpenGate();

        Assert.Equal("Shop 20", (await running).Merchant);
        Assert.Empty(await journal.GetUnsettledAsync(Stop));
    }

    [Fact]
    public async Task The_worker_has_the_workflow_and_the_activity()
    {
        await using ReceiptShop shop = await ReceiptShop.OpenAsync();
        await using Journal journal = await shop.OpenJournalAsync();

        TemporalWorkerOptions options = ReceiptWorker.OptionsOf(shop.Reading(journal));

        Assert.Equal(("receipts", "ReceiptWorkflow", "ReadReceipt"), (options.TaskQueue, Assert.Single(options.Workflows).Name, Assert.Single(options.Activities).Name));
    }
}

using GptImage2.Emulator;
using GptImage2.Engines.Tests.Docs;
using GptImage2.Engines.Tests.Support;
using Hangfire;
using Hangfire.InMemory;
using Hangfire.Storage;

namespace GptImage2.Engines.Tests;

/// <summary>The job of the page in a server of Hangfire.</summary>
public sealed class HangfireTests
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_job_that_is_enqueued_twice_pays_once()
    {
        await using ReceiptShop shop = await ReceiptShop.OpenAsync();
        await using Journal journal = await shop.OpenJournalAsync();
        using var engine = new Engine(shop.Reading(journal));
        string path = shop.Picture(20);
        for (int time = 1; time <= 2; time++)
            Assert.Equal("Succeeded", await engine.EndAsync(engine.Enqueue(path)));

        Assert.Equal((1, 2), (shop.Billed, engine.Saved.Count));
        Assert.All(engine.Saved, saved => Assert.Equal((path, new Receipt("Shop 20", 5)), saved));
    }

    [Fact]
    public async Task A_failure_that_passes_is_tried_again_later()
    {
        await using ReceiptShop shop = await ReceiptShop.OpenAsync();
        await using Journal journal = await shop.OpenJournalAsync();
        using var engine = new Engine(shop.Reading(journal));
        shop.Emulator.Replies.Clear();
        shop.Emulator.Replies.Enqueue(Reply.Overloaded(), Reply.Json("""{"merchant":"Corner Shop","total":5}"""));

        Assert.Equal("Succeeded", await engine.EndAsync(engine.Enqueue(shop.Picture(20))));
        Assert.Equal("Corner Shop", Assert.Single(engine.Saved).Receipt.Merchant);
    }

    [Fact]
    public async Task A_permanent_failure_is_not_tried_again()
    {
        await using ReceiptShop shop = await ReceiptShop.OpenAsync();
        await using Journal journal = await shop.OpenJournalAsync();
        using var engine = new Engine(shop.Reading(journal));
        shop.Next = Reply.Refusal("I cannot read this.");

        Assert.Equal("Failed", await engine.EndAsync(engine.Enqueue(shop.Picture(20))));
        Assert.Equal((1, 0), (shop.Asked, engine.Saved.Count));
    }

    [Fact]
    public async Task A_server_that_stops_waits_for_the_answer()
    {
        await using ReceiptShop shop = await ReceiptShop.OpenAsync();
        await using Journal journal = await shop.OpenJournalAsync();
        using var engine = new Engine(shop.Reading(journal));
        shop.CloseGate();
        engine.Enqueue(shop.Picture(20));
        await shop.WhenAskedAsync();

        engine.SendStop();
        shop.OpenGate();
        await engine.WhenStoppedAsync();

        Assert.Equal("Shop 20", Assert.Single(engine.Saved).Receipt.Merchant);
        Assert.Empty(await journal.GetUnsettledAsync(Stop));
    }

    /// <summary>A server with its storage in memory, which makes the jobs of the page.</summary>
    private sealed class Engine : JobActivator, IReceiptTable, IDisposable
    {
        private readonly InMemoryStorage _storage = new();
        private readonly BackgroundJobServer _server;
        private readonly ReceiptReading _receipts;

        public Engine(ReceiptReading receipts)
        {
            _receipts = receipts;
            BackgroundJobServerOptions options = ReceiptServer.Options();
            options.Activator = this;
            options.SchedulePollingInterval = TimeSpan.FromMilliseconds(200);
            _server = new BackgroundJobServer(options, _storage);
        }

        public List<(string Path, Receipt Receipt)> Saved { get; } = [];

        public override object ActivateJob(Type jobType) => new ReceiptJobs(_receipts, this);

        public string Enqueue(string path) => ReceiptServer.Enqueue(new BackgroundJobClient(_storage), path);

        /// <summary>Waits until a job has ended.</summary>
        /// <returns>The state in which it ended.</returns>
        public async Task<string> EndAsync(string id)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(Stop);
            limit.CancelAfter(LongestWait);
            using IStorageConnection connection = _storage.GetConnection();
            while (true)
            {
                if (connection.GetJobData(id)?.State is ("Succeeded" or "Failed") and var state)
                    return state;
                await Task.Delay(20, limit.Token);
            }
        }

        public void SendStop() => _server.SendStop();

        public Task WhenStoppedAsync() => _server.WaitForShutdownAsync(Stop);

        public Task SaveAsync(string path, Receipt receipt, CancellationToken cancellationToken)
        {
            Saved.Add((path, receipt));
            return Task.CompletedTask;
        }

        public void Dispose()
        {
            _server.Dispose();
            _storage.Dispose();
        }
    }
}

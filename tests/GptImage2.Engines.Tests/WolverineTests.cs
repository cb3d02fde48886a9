using GptImage2.Emulator;
using GptImage2.Engines.Tests.Docs;
using GptImage2.Engines.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Wolverine;
using Wolverine.Tracking;

namespace GptImage2.Engines.Tests;

/// <summary>The handler of the page in a host of Wolverine.</summary>
public sealed class WolverineTests
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task A_message_that_comes_twice_pays_once()
    {
        await using ReceiptShop shop = await ReceiptShop.OpenAsync();
        await using Journal journal = await shop.OpenJournalAsync();
        using IHost host = await StartAsync(shop.Reading(journal), ReadReceiptQueue.Configure);
        string path = shop.Picture(20);
        for (int time = 1; time <= 2; time++)
        {
            ITrackedSession session = await host.TrackActivity(LongestWait).SendMessageAndWaitAsync(new ReadReceipt(path));
            Assert.Equal(new ReceiptWasRead(path, new Receipt("Shop 20", 5)), session.Received.SingleMessage<ReceiptWasRead>());
        }

        Assert.Equal(1, shop.Billed);
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_failure_that_passes_is_tried_again_later()
    {
        await using ReceiptShop shop = await ReceiptShop.OpenAsync();
        await using Journal journal = await shop.OpenJournalAsync();
        // Without a database, only a queue in memory has a schedule.
        using IHost host = await StartAsync(shop.Reading(journal), static _ => { });
        string path = shop.Picture(20);
        shop.Emulator.Replies.Clear();
        shop.Emulator.Replies.Enqueue(Reply.Overloaded(), Reply.Json("""{"merchant":"Corner Shop","total":5}"""));

        ITrackedSession session = await host.TrackActivity(LongestWait).DoNotAssertOnExceptionsDetected().WaitForMessageToBeReceivedAt<ReceiptWasRead>(host).SendMessageAndWaitAsync(new ReadReceipt(path));

        Assert.Equal("Corner Shop", session.Received.SingleMessage<ReceiptWasRead>().Receipt.Merchant);
        Assert.Equal((2, 1), (shop.Emulator.Requests.Count, shop.Billed));
    }

    [Fact]
    public async Task A_permanent_failure_is_not_tried_again()
    {
        await using ReceiptShop shop = await ReceiptShop.OpenAsync();
        await using Journal journal = await shop.OpenJournalAsync();
        using IHost host = await StartAsync(shop.Reading(journal), ReadReceiptQueue.Configure);
        shop.Next = Reply.Refusal("I cannot read this.");

        ITrackedSession session = await host.TrackActivity(LongestWait).DoNotAssertOnExceptionsDetected().SendMessageAndWaitAsync(new ReadReceipt(shop.Picture(20)));

        Assert.Equal(1, shop.Asked);
        Assert.IsType<ReadReceipt>(session.MovedToErrorQueue.SingleEnvelope<ReadReceipt>().Message);
    }

    private static Task<IHost> StartAsync(ReceiptReading receipts, Action<WolverineOptions> configure) => Host.CreateDefaultBuilder()
        .ConfigureLogging(static logging => logging.ClearProviders())
        .ConfigureServices(services => services.AddSingleton(receipts))
        .UseWolverine(options =>
        {
            options.Discovery.DisableConventionalDiscovery().IncludeType(typeof(ReadReceiptHandler)).IncludeType(typeof(ReceiptWasReadHandler));
            configure(options);
        })
        .StartAsync(TestContext.Current.CancellationToken);
}

/// <summary>Receives what the handler of the page publishes.</summary>
public static class ReceiptWasReadHandler
{
    public static void Handle(ReceiptWasRead message) => Assert.NotNull(message.Receipt);
}

using GptImage2.Emulator;
using GptImage2.Jobs.Tests.Support;

namespace GptImage2.Jobs.Tests.Batches;

/// <summary>Batches over real sockets: the client, the files and the batches of the emulator.</summary>
public sealed class EmulatorBatchTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_batch_goes_over_the_wire_and_is_billed_at_half_the_price()
    {
        await using LabelShop shop = await LabelShop.OpenAsync(StoreKind.Sqlite);
        List<FileInfo> files = shop.Pictures(20);
        List<JobItem<Label>> items = await shop.ReadAsync(files, Options());
        Assert.Equal(Enumerable.Range(20, 20).Select(static width => width / 10m), items.Select(static item => item.Value.Price).Order());
        Assert.Equal(20, shop.Billed);
        Assert.All(shop.Emulator.Requests.Where(static request => request.CustomId is not null), static request => Assert.Null(request.Chat!.ServiceTier));
        Assert.Equal(shop.Emulator.Requests.Sum(static request => request.Usage?.Cost ?? 0) / 2, items.Sum(static item => item.Cost!.Value));
        Assert.Equal(items.Sum(static item => item.Cost!.Value), shop.Client.Budget.Spent);
        // Paid for in a batch, it is not asked live.
        Assert.All(await shop.ReadAsync(files), static item => Assert.True(item.FromJournal));
        Assert.Equal(20, shop.Billed);
    }

    [Fact]
    public async Task Corrections_are_sent_live_when_asked()
    {
        await using LabelShop shop = await LabelShop.OpenAsync(StoreKind.Sqlite);
        shop.Emulator.Replies.Clear();
        shop.Emulator.Replies.Enqueue([Reply.Json("""{"name":"label","price":5000}"""), .. Enumerable.Repeat(Reply.Json("""{"name":"label","price":20}"""), 3)]);
        List<JobItem<Label>> items = await shop.ReadAsync(shop.Pictures(3), Options(BatchCorrections.Live));
        JobItem<Label> corrected = items.Single(static item => item.Corrections == 1);
        Assert.False(corrected.FromJournal);
        Assert.All(items, static item => Assert.True(item.IsDone));
        Assert.Equal(1, shop.Emulator.Batches.Count);
        Assert.Equal(shop.Spent, items.Sum(static item => item.Spent));
    }

    [Theory]
    [InlineData(JobMode.Live, null)]
    [InlineData(JobMode.Flex, "flex")]
    public async Task Without_batches_the_run_goes_on_as_asked(JobMode fallback, string? tier)
    {
        await using LabelShop shop = await LabelShop.OpenAsync(StoreKind.Sqlite, configureEmulator: static options => options.Batches.Supported = false);
        List<JobItem<Label>> items = await shop.ReadAsync(shop.Pictures(4), Options() with { Batches = Options().Batches with { Fallback = fallback } });
        Assert.All(items, static item => Assert.True(item.IsDone));
        Assert.All(shop.Emulator.Requests.Where(static request => request.Chat is not null), request => Assert.Equal((tier, null), (request.Chat!.ServiceTier, request.BatchId)));
        JobStoppedException stopped = await Assert.ThrowsAsync<JobStoppedException>(() => shop.ReadAsync(shop.Pictures(2, first: 60), Options()));
        Assert.Equal(JobStopReason.Batches, stopped.Reason);
        Assert.Contains("is not supported by the Batch API", stopped.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_download_that_breaks_off_is_begun_again()
    {
        await using LabelShop shop = await LabelShop.OpenAsync(StoreKind.Sqlite);
        shop.Emulator.Replies.LoseAnswers(static request => request.Path.EndsWith("/content", StringComparison.Ordinal), times: 2, Fault.CloseInBody(700));
        List<JobItem<Label>> items = await shop.ReadAsync(shop.Pictures(10), Options());
        Assert.All(items, static item => Assert.True(item.IsDone));
        Assert.Equal((10, 1), (shop.Billed, shop.Emulator.Batches.Count));
        Assert.Equal(3, shop.Emulator.Requests.Count(static request => request.Path.EndsWith("/content", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Another_caller_has_no_batches()
    {
        await using LabelShop shop = await LabelShop.OpenAsync(StoreKind.Sqlite);
        var caller = new ChatClientCaller(new OneReply("{}"));
        InvalidOperationException refused = await Assert.ThrowsAsync<InvalidOperationException>(() => LabelShop.CollectAsync(caller.Job<ILabelReader>(shop.Journal).ReadAllAsync(
            shop.Pictures(1), static file => file.Name, static (reader, file, ct) => reader.ReadAsync(ImageInput.FromFile(file.FullName), ct), Options())));
        Assert.Contains("GptImage2Client", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_says_what_is_not_certain_about_batches()
    {
        await using LabelShop shop = await LabelShop.OpenAsync(StoreKind.Sqlite);
        JobPlan plan = await shop.Job().PlanAsync(shop.Pictures(2), static file => file.Name, static (reader, file, ct) => reader.ReadAsync(ImageInput.FromFile(file.FullName), ct), Options(), cancellationToken: Stop);
        Assert.Contains("One public listing says that gpt-5-4-image-2 has no batches", plan.ToString(), StringComparison.Ordinal);
        Assert.Empty(shop.Emulator.Requests);
    }

    private static JobOptions Options(BatchCorrections corrections = BatchCorrections.Batch) => new()
    {
        Mode = JobMode.Batch,
        Batches = new JobBatchOptions { PollInterval = TimeSpan.FromMilliseconds(20), Corrections = corrections },
    };
}

using GptImage2.Emulator;
using GptImage2.Jobs.Batches;
using GptImage2.Jobs.Runs;
using GptImage2.Jobs.Worker;

namespace GptImage2.Jobs.PostgreSql.Tests;

/// <summary>Two processes, here each a journal of its own, wait for the batches of each other.</summary>
public sealed class BatchSharingTests
{
    private const int Pictures = 6;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_process_waits_for_the_batch_of_another_one_and_looks_after_its_own_once()
    {
        await using SharedShop shop = await SharedShop.OpenAsync(answeredAtOnce: int.MaxValue, static options => options.Batches.StepDelay = Timeout.InfiniteTimeSpan);
        string[] shared = Directory.GetFiles(await shop.MakeFolderAsync("shared", Enumerable.Range(20, Pictures)));
        string[] own = Directory.GetFiles(await shop.MakeFolderAsync("own", Enumerable.Range(60, Pictures)));
        await using Journal one = await OpenAsync(shop);
        await using Journal two = await OpenAsync(shop);
        Task<int> first = ReadAsync(shop, one, "first", shared);
        await shop.UntilAsync(IsQuestion);

        Task<int> second = ReadAsync(shop, two, "second", [.. shared, .. own]);
        // It has asked for its own batch more often than it has looked whether it has to adopt that of the first one.
        await SharedShop.UntilAsync(() => shop.Emulator.Requests.Where(IsQuestion).GroupBy(static request => request.Path).Count(static batch => batch.Count() > 100) == 2, "both batches are asked for often");
        shop.Emulator.Batches.Advance(100);

        Assert.Equal(Pictures, await first.WaitAsync(Limit, Stop));
        Assert.Equal(2 * Pictures, await second.WaitAsync(Limit, Stop));
        Assert.Equal((2, 2 * Pictures, 2 * Pictures), (shop.Emulator.Batches.Count, shop.Billed.Length, shop.Distinct));
        Assert.Equal((2L, 0L), (
            await shop.Server.ReadAsync<long>($"SELECT COUNT(*) FROM batches WHERE answered = {Pictures} AND failed = 0 AND ended_at IS NOT NULL"),
            await shop.Server.ReadAsync<long>("SELECT COUNT(*) FROM open_requests")));
        // Each result was downloaded once.
        Assert.Equal(2, shop.Emulator.Requests.Count(static request => request.Path.EndsWith("/content", StringComparison.Ordinal)));
    }

    private static bool IsQuestion(ReceivedRequest request) => request.Method == "GET" && request.Path.StartsWith("/v1/batches/", StringComparison.Ordinal);

    private static Task<Journal> OpenAsync(SharedShop shop) => PostgreSqlJournal.OpenAsync(PostgreSqlServer.ConnectionString!, shop.Server.Options(), Stop);

    private static async Task<int> ReadAsync(SharedShop shop, Journal journal, string job, IEnumerable<string> files)
    {
        var client = new GptImage2Client(new GptImage2Options { ApiKey = shop.Emulator.ApiKey, Endpoint = shop.Emulator.Endpoint });
        var source = new JobSource(client, journal.Store) { BatchTimings = new BatchTimings { Elsewhere = TimeSpan.FromMilliseconds(200) } };
        var options = new JobOptions { Mode = JobMode.Batch, Batches = new JobBatchOptions { Directory = shop.Spool, PollInterval = TimeSpan.FromMilliseconds(10) } };
        int done = 0;
        await foreach (JobItem<Label> item in new Job<ILabelReader>(source, job).ReadAllAsync(
            files, static file => Path.GetFileName(file), static (reader, file, ct) => reader.ReadAsync(ImageInput.FromFile(file), ct), options))
        {
            done += item.IsDone ? 1 : 0;
        }

        return done;
    }
}

using GptImage2.Jobs.Tests.Support;

namespace GptImage2.Jobs.Tests.Batches;

/// <summary>A run that goes on takes over the batches of a run that has ended meanwhile, and never its own.</summary>
public sealed class BatchAdoptionTests
{
    private const int Pictures = 6;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(JobMode.Batch)]
    [InlineData(JobMode.Flex)]
    [InlineData(JobMode.Live)]
    public async Task A_run_that_waits_for_the_batch_of_another_one_collects_it_when_that_has_ended(JobMode mode)
    {
        await using var shop = new BatchShop();
        List<FileInfo> files = shop.Pictures(Pictures);
        shop.Provider.Delay = int.MaxValue;
        using var control = new JobControl();
        Task<List<JobItem<Label>>> first = shop.ReadAsync(files, shop.Options() with { Control = control });
        await UntilAsync(() => shop.Provider.Batches is [{ Looks: > 0 }]);
        // It has looked for batches of runs that have ended when it asks for its first item.
        var hasBegun = new TaskCompletionSource();
        Task<List<JobItem<Label>>> second = ReadAsync(shop, "others", Begun(files, hasBegun), shop.Options() with { Mode = mode });
        await hasBegun.Task.WaitAsync(Limit, Stop);

        control.Drain();
        await Assert.ThrowsAsync<JobStoppedException>(() => first);
        shop.Provider.Delay = 0;
        List<JobItem<Label>> items = await second.WaitAsync(Limit, Stop);

        Assert.Equal(Enumerable.Range(20, Pictures), items.Select(static item => (int)item.Value.Price).Order());
        Assert.Single(shop.Provider.Batches);
        Assert.Equal(Pictures, shop.Provider.Run.Count);
    }

    [Fact]
    public async Task A_run_does_not_adopt_its_own_batches_while_it_waits_for_those_of_another_one()
    {
        await using var shop = new BatchShop();
        List<FileInfo> files = shop.Pictures(Pictures);
        List<FileInfo> more = shop.Pictures(Pictures, first: 60);
        shop.Provider.Delay = 60;
        Task<List<JobItem<Label>>> first = shop.ReadAsync(files);
        await UntilAsync(() => shop.Provider.Batches is [{ Looks: > 0 }]);

        // It has batches of its own, and asks again and again whether it has to look after those of the first one.
        List<JobItem<Label>> items = await ReadAsync(shop, "others", [.. files, .. more], shop.Options(static batches => batches with { MaxLines = 2 })).WaitAsync(Limit, Stop);
        await first.WaitAsync(Limit, Stop);

        Assert.Equal(2 * Pictures, items.Count(static item => item.IsDone));
        Assert.Equal(1 + Pictures / 2, shop.Provider.Batches.Count);
        Assert.Equal(2 * Pictures, shop.Provider.Run.Count);
        Assert.All(await shop.Journal.GetBatchesAsync(cancellationToken: Stop), static batch => Assert.Equal((batch.Lines, 0), (batch.Answered, batch.Failed)));
    }

    private static Task<List<JobItem<Label>>> ReadAsync(BatchShop shop, string job, IEnumerable<FileInfo> files, JobOptions options) => LabelShop.CollectAsync(
        shop.Job(job).ReadAllAsync(files, static file => file.Name, static (reader, file, ct) => reader.ReadAsync(ImageInput.FromFile(file.FullName), ct), options));

    private static IEnumerable<FileInfo> Begun(List<FileInfo> files, TaskCompletionSource hasBegun)
    {
        hasBegun.TrySetResult();
        foreach (FileInfo file in files)
            yield return file;
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limit.CancelAfter(Limit);
        while (!holds())
            await Task.Delay(5, limit.Token);
    }
}

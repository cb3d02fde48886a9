using GptImage2.Jobs.Journals;
using GptImage2.Jobs.Tests.Support;

namespace GptImage2.Jobs.Tests.Batches;

/// <summary>Every step of a batch fails or is the last one of a process; nothing is lost, and nothing is paid twice.</summary>
public sealed class BatchCrashTests
{
    private const int Pictures = 7;
    private static readonly int Steps = CountSteps();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<int, bool> Faults()
    {
        var faults = new TheoryData<int, bool>();
        for (int step = 0; step < Steps; step++)
        {
            faults.Add(step, false);
            faults.Add(step, true);
        }

        return faults;
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_lost_connection_at_any_step_costs_nothing(int step, bool isDone)
    {
        await using var shop = new BatchShop();
        shop.Provider.Script = (number, _) => number != step ? StepFault.None : isDone ? StepFault.After : StepFault.Before;
        List<JobItem<Label>> items = await shop.ReadAsync(shop.Pictures(Pictures), Options(shop));
        await CheckAsync(shop, items);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_process_that_dies_at_any_step_is_continued_by_the_next(int step, bool isDone)
    {
        await using var shop = new BatchShop();
        List<FileInfo> files = shop.Pictures(Pictures);
        shop.Provider.Script = (number, _) =>
        {
            if (number < step)
                return StepFault.None;
            shop.Die();
            return number == step && isDone ? StepFault.After : StepFault.Before;
        };
        await Assert.ThrowsAsync<JobStoppedException>(() => shop.ReadAsync(files, Options(shop) with { MaxOutage = TimeSpan.Zero }));
        await shop.ReopenAsync();
        shop.Provider.Script = null;
        await CheckAsync(shop, await shop.ReadAsync(files, Options(shop)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_batch_whose_submission_was_not_answered_is_found_in_the_list(int listedAfter)
    {
        await using var shop = new BatchShop();
        shop.Provider.ReadsInputAtOnce = true;
        shop.Provider.ListedAfter = listedAfter;
        int creations = 0;
        shop.Provider.Script = (_, name) => name == "create" && creations++ == 0 ? StepFault.After : StepFault.None;
        List<JobItem<Label>> items = await shop.ReadAsync(shop.Pictures(Pictures), shop.Options());
        await CheckAsync(shop, items);
        Assert.Single(shop.Provider.Batches);
    }

    private static JobOptions Options(BatchShop shop) => shop.Options(static batches => batches with { MaxLines = 4 });

    private static async Task CheckAsync(BatchShop shop, List<JobItem<Label>> items)
    {
        Assert.Equal(Enumerable.Range(20, Pictures), items.Select(static item => (int)item.Value.Price).Order());
        // Each picture was run once. The lines carry the numbers of requests, which differ.
        Assert.Equal(Enumerable.Range(20, Pictures), shop.Provider.Run.Select(static line => int.Parse(line.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture)).Order());
        JobSummary summary = Assert.Single(await shop.Journal.GetJobsAsync(Stop));
        Assert.Equal(Pictures * GptImage2Model.Price.Flex!.CostOf(new TokenUsage(1000, 100))!.Value, summary.Spent);
        Assert.Equal((0, 0m), (summary.UnsettledRequests, summary.Reserved));
        Assert.All(await shop.Journal.GetBatchesAsync(cancellationToken: Stop), static batch => Assert.NotNull(batch.EndedAt));
        // The input files are gone, here and there.
        Assert.All(shop.Provider.Files, static file => Assert.Equal("output", file.Name));
        Assert.Empty(shop.SpoolFiles);
    }

    private static int CountSteps() => Task.Run(static async () =>
    {
        await using var shop = new BatchShop();
        await shop.ReadAsync(shop.Pictures(Pictures), Options(shop));
        return shop.Provider.Steps.Count;
    }).GetAwaiter().GetResult();
}

using System.Globalization;
using GptImage2.Emulator;
using GptImage2.Orleans.Tests.Support;
using Orleans.TestingHost;

namespace GptImage2.Orleans.Tests.Jobs;

/// <summary>A job that three silos read together.</summary>
public sealed class ClusterJobTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_silos_read_each_picture_once_and_the_client_gets_what_a_local_job_gives()
    {
        await using ClusterShop shop = await ClusterShop.OpenAsync();
        List<string> pictures = shop.Pictures(120);

        List<JobItem<Label>> items = await shop.ReadAsync(pictures, Stop);

        Assert.Equal(pictures.Select(static path => Path.GetFileName(path)), items.Select(static item => item.Key).Order(StringComparer.Ordinal));
        Assert.All(items, static item => Assert.Equal(LabelOf(item.Key), item.Value));
        Assert.All(items, static item => Assert.True(item is { FromJournal: false, Cost: > 0, Usage.InputTokens: > 0 } && item.Spent == item.Cost));
        Assert.Equal(3, items.Select(static item => item.Worker).Distinct().Count());
        Assert.Equal((120, 120), (shop.Billed.Length, shop.Billed.Select(static request => request.BodySha256).Distinct().Count()));
        JobSummary summary = Assert.Single(await shop.Journal.GetJobsAsync(Stop));
        Assert.Equal((120, 0, 0), (summary.Done, summary.Failed, summary.Unacknowledged));
        Assert.Equal(items.Sum(static item => item.Cost), summary.Spent);

        // The second time, everything comes from the journal.
        items = await shop.ReadAsync(pictures, Stop);
        Assert.Equal(120, items.Count);
        Assert.All(items, static item => Assert.True(item is { FromJournal: true, Spent: 0, Cost: > 0 }));
        Assert.Equal(120, shop.Billed.Length);
    }

    [Fact]
    public async Task Items_that_fail_come_with_what_the_journal_has_of_them()
    {
        await using ClusterShop shop = await ClusterShop.OpenAsync(configureClient: static options => options.MaxCorrections = 0);
        List<string> pictures = shop.Pictures(3);
        shop.Emulator.Replies.Clear();
        shop.Emulator.Replies.When(static request => request.Chat!.Images.First().Width == 21, Reply.Json("""{"name":"dear","price":20000}"""));
        shop.Emulator.Replies.When(static _ => true, Reply.Json("""{"name":"a","price":1}"""));

        List<JobItem<Label>> items = await shop.ReadAsync([.. pictures, pictures[0], Path.Combine(Path.GetDirectoryName(pictures[0])!, "gone.png")], Stop);

        Assert.Equal(5, items.Count);
        ClusterItemException violated = Assert.IsType<ClusterItemException>(items.Single(static item => item.Key == "0021.png").Error);
        Assert.Equal(nameof(ContractViolationException), violated.ErrorType);
        Assert.Contains("/price", Assert.Single(violated.Violations), StringComparison.Ordinal);
        Assert.Throws<ClusterItemException>(() => items.Single(static item => item.Key == "0021.png").Value);
        Assert.IsType<DuplicateKeyException>(Assert.Single(items, static item => item is { Key: "0020.png", IsDone: false }).Error);
        Assert.Equal(nameof(ImageInputException), Assert.IsType<ClusterItemException>(items.Single(static item => item.Key == "gone.png").Error).ErrorType);
    }

    [Fact]
    public async Task A_limit_of_cost_stops_all_silos_and_the_client_is_told_why()
    {
        await using ClusterShop shop = await ClusterShop.OpenAsync(job: new ClusterJobOptions { RangeSize = 5, Run = new JobOptions { MaxCost = 0.5m } });
        List<string> pictures = shop.Pictures(600);

        JobStoppedException stopped = await Assert.ThrowsAsync<JobStoppedException>(() => shop.ReadAsync(pictures, Stop));

        Assert.Equal(JobStopReason.Budget, stopped.Reason);
        Assert.Contains("MaxCost", stopped.Message, StringComparison.Ordinal);
        Assert.InRange(Assert.Single(await shop.Journal.GetJobsAsync(Stop)).Spent, 0.1m, 0.5m);
    }

    [Fact]
    public async Task A_client_that_leaves_early_ends_its_submission_and_a_later_one_gets_everything()
    {
        await using ClusterShop shop = await ClusterShop.OpenAsync();
        List<string> pictures = shop.Pictures(200);

        int read = 0;
        await foreach (JobItem<Label> _ in shop.Job.ReadAllAsync(pictures.ToAsyncEnumerable(), Stop))
        {
            if (++read == 7)
                break;
        }

        List<JobItem<Label>> items = await shop.ReadAsync(pictures, Stop);
        Assert.Equal(200, items.Count(static item => item.IsDone));
        Assert.Equal(200, shop.Billed.Select(static request => request.BodySha256).Distinct().Count());
        Assert.Equal(200, shop.Billed.Length);
    }

    [Fact]
    public async Task A_silo_that_ends_gives_its_ranges_to_the_others_and_one_that_comes_takes_part()
    {
        await using ClusterShop shop = await ClusterShop.OpenAsync();
        shop.Emulator.Replies.Clear();
        shop.Emulator.Replies.When(static _ => true, static request => Reply.Json($$"""{"name":"label {{request.Chat!.Images.First().Width}}","price":1}""").WithDelay(TimeSpan.FromMilliseconds(100)));
        List<string> pictures = shop.Pictures(600);
        List<JobItem<Label>> items = [];
        var arrived = new TaskCompletionSource();
        InProcessSiloHandle? late = null;
        string ended = shop.Cluster.Silos[1].Name;
        await foreach (JobItem<Label> item in shop.Job.ReadAllAsync(InTwoPartsAsync(), Stop))
        {
            items.Add(item);
            if (items.Count == 30)
                await shop.Cluster.StopSiloAsync(shop.Cluster.Silos[1]);
            if (items.Count != 60)
                continue;
            late = await shop.Cluster.StartAdditionalSiloAsync();
            arrived.SetResult();
        }

        Assert.Equal(600, items.Count(static item => item.IsDone));
        Assert.Equal(600, items.Select(static item => item.Key).Distinct().Count());
        Assert.Contains(items, item => item.Worker == ended);
        Assert.Contains(items, item => item.Worker == late!.Name);
        Assert.Equal((600, 600), (shop.Billed.Length, shop.Billed.Select(static request => request.BodySha256).Distinct().Count()));

        async IAsyncEnumerable<string> InTwoPartsAsync()
        {
            foreach (string path in pictures.Take(150))
                yield return path;
            await arrived.Task.WaitAsync(TimeSpan.FromSeconds(120), Stop);
            foreach (string path in pictures.Skip(150))
                yield return path;
        }
    }

    [Fact]
    public async Task An_empty_sequence_is_over_at_once_and_a_slow_one_is_not_held_back()
    {
        await using ClusterShop shop = await ClusterShop.OpenAsync();
        Assert.Empty(await shop.ReadAsync([], Stop));

        List<string> pictures = shop.Pictures(2);
        var first = new TaskCompletionSource();
        await foreach (JobItem<Label> _ in shop.Job.ReadAllAsync(OneByOneAsync(), Stop))
            first.TrySetResult();
        Assert.Equal(2, shop.Billed.Length);

        async IAsyncEnumerable<string> OneByOneAsync()
        {
            yield return pictures[0];
            // The second one comes when the first one was read.
            await first.Task.WaitAsync(TimeSpan.FromSeconds(60), Stop);
            yield return pictures[1];
        }
    }

    [Fact]
    public async Task A_client_that_takes_long_over_an_item_keeps_its_submission()
    {
        await using ClusterShop shop = await ClusterShop.OpenAsync(unattended: TimeSpan.FromSeconds(2));
        List<string> pictures = shop.Pictures(40);
        int read = 0;

        await foreach (JobItem<Label> _ in shop.Job.ReadAllAsync(pictures.ToAsyncEnumerable(), Stop))
        {
            if (++read == 1)
                await Task.Delay(TimeSpan.FromSeconds(5), Stop);
        }

        Assert.Equal(40, read);
    }

    [Fact]
    public async Task Two_clients_may_submit_the_same_items_at_the_same_time()
    {
        await using ClusterShop shop = await ClusterShop.OpenAsync();
        List<string> pictures = shop.Pictures(100);

        List<JobItem<Label>>[] both = await Task.WhenAll(shop.ReadAsync(pictures, Stop), shop.ReadAsync(pictures.AsEnumerable().Reverse(), Stop));

        Assert.All(both, static items => Assert.Equal(100, items.Count(static item => item.IsDone)));
        Assert.Equal(100, shop.Billed.Length);
    }

    private static Label LabelOf(string key)
    {
        int width = int.Parse(key[..4], CultureInfo.InvariantCulture);
        return new Label(string.Create(CultureInfo.InvariantCulture, $"label {width}"), width / 10m);
    }
}

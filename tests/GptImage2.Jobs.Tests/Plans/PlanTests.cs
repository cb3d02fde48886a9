using GptImage2.Emulator;
using GptImage2.Jobs.Tests.Support;

namespace GptImage2.Jobs.Tests.Plans;

public abstract class PlanTests(StoreKind kind) : ShopTests(kind)
{
    [Fact]
    public async Task A_plan_sends_nothing_and_counts_each_request_once()
    {
        await using LabelShop shop = await OpenAsync();
        List<FileInfo> files = shop.Pictures(30);
        files.Add(shop.Picture("copy.png", 25));
        await File.WriteAllTextAsync(shop.Picture("broken.png", 20).FullName, "no picture", TestContext.Current.CancellationToken);
        files.Add(new FileInfo(Path.Combine(files[0].DirectoryName!, "broken.png")));
        JobPlan plan = await PlanAsync(shop, files);
        Assert.Empty(shop.Emulator.Requests);
        Assert.Equal((32L, 30L, 0L, 1L), (plan.Items, plan.Requests, plan.Paid, plan.Equal));
        Assert.Equal(PlanOutputSource.Contract, plan.OutputSource);
        Assert.False(plan.IsAtLeast);
        PlanProblem problem = Assert.Single(plan.Problems);
        Assert.Equal(("ImageInputException", 1L, "broken.png"), (problem.Kind, problem.Items, problem.FirstKey));
        Assert.True(plan.Batch.Cost * 2 == plan.Live.Cost);
        Assert.True(plan.Live.MostCost >= plan.Live.Cost);
        Assert.Contains("30 requests to send", plan.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_after_a_run_has_nothing_to_send()
    {
        await using LabelShop shop = await OpenAsync();
        List<FileInfo> files = shop.Pictures(10);
        await shop.ReadAsync(files);
        JobPlan plan = await PlanAsync(shop, files);
        Assert.Equal((0L, 10L, 0m), (plan.Requests, plan.Paid, plan.Live.Cost!.Value));
        Assert.Equal(PlanOutputSource.None, plan.OutputSource);
    }

    [Fact]
    public async Task Input_tokens_are_within_five_percent_of_the_bill()
    {
        await using LabelShop shop = await OpenAsync(static options => options.ReservedOutputTokens = 1000);
        List<FileInfo> files = [];
        var random = new Random(4);
        for (int i = 0; i < 200; i++)
            files.Add(shop.Picture($"mixed{i}.png", random.Next(16, 3000)));
        JobPlan plan = await PlanAsync(shop, files);
        await shop.ReadAsync(files);
        long billed = shop.Emulator.Requests.Sum(static request => (long)request.Usage!.Prompt);
        Assert.InRange(plan.InputTokens, billed * 0.95, billed * 1.05);
    }

    [Fact]
    public async Task A_pilot_makes_the_output_known_and_is_not_paid_again()
    {
        await using LabelShop shop = await OpenAsync();
        List<FileInfo> files = shop.Pictures(60);
        JobPlan plan = await PlanAsync(shop, files, new PlanOptions { Pilot = 20 });
        Assert.Equal(20, shop.Billed);
        Assert.Equal((40L, 20L), (plan.Requests, plan.Paid));
        Assert.Equal(PlanOutputSource.Pilot, plan.OutputSource);
        Assert.Equal(shop.Emulator.Requests.Sum(static request => request.Usage!.Cost), plan.PilotCost);
        Assert.NotNull(plan.Live.Duration);
        decimal before = shop.Emulator.Requests.Sum(static request => request.Usage!.Cost);
        await shop.ReadAsync(files);
        Assert.Equal(60, shop.Billed);
        decimal run = shop.Emulator.Requests.Sum(static request => request.Usage!.Cost) - before;
        Assert.InRange(plan.Live.Cost!.Value, run * 0.95m, run * 1.05m);
    }

    [Fact]
    public async Task A_second_call_that_depends_on_the_first_makes_it_at_least()
    {
        await using LabelShop shop = await OpenAsync();
        JobPlan plan = await shop.Job().PlanAsync(
            shop.Pictures(5),
            static file => file.Name,
            static async (reader, file, ct) => (await reader.CheckAsync((await reader.ReadAsync(ImageInput.FromFile(file.FullName), ct)).Name, ct)).IsProduct,
            cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(plan.IsAtLeast);
        Assert.Contains("at least", plan.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lambda_that_catches_everything_is_counted_and_leaves_nothing_in_the_journal()
    {
        await using LabelShop shop = await OpenAsync();
        JobPlan plan = await shop.Job().PlanAsync<FileInfo, Label?>(
            shop.Pictures(5),
            static file => file.Name,
            static async (reader, file, ct) =>
            {
                try
                {
                    return await reader.ReadAsync(ImageInput.FromFile(file.FullName), ct);
                }
                catch (Exception)
                {
                    return null;
                }
            },
            cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(5, plan.Requests);
        Assert.Null(shop.Item("0020.png"));
    }

    private static Task<JobPlan> PlanAsync(LabelShop shop, List<FileInfo> files, PlanOptions? options = null) =>
        shop.Job().PlanAsync(files, static file => file.Name, static (reader, file, ct) => reader.ReadAsync(ImageInput.FromFile(file.FullName), ct), null, options, TestContext.Current.CancellationToken);
}

public sealed class PlanTestsInMemory() : PlanTests(StoreKind.Memory);

public sealed class PlanTestsOnSqlite() : PlanTests(StoreKind.Sqlite);

using GptImage2.Emulator;
using GptImage2.Jobs.Tests.Support;

namespace GptImage2.Jobs.Tests.Runs;

/// <summary>Runs beside each other share a limit of cost.</summary>
public sealed class SharedBudgetTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_waits_for_what_another_one_has_reserved_and_does_not_end()
    {
        await using LabelShop shop = await LabelShop.OpenAsync(StoreKind.Sqlite, static options => options.MaxOutputTokens = 1_000);
        List<FileInfo> files = shop.Pictures(2);
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var gate = new ManualResetEventSlim();
        shop.Emulator.Replies.Clear();
        shop.Emulator.Replies.When(static request => request.Chat!.Images.First().Width == 20, request =>
        {
            asked.TrySetResult();
            gate.Wait(TimeSpan.FromSeconds(60), Stop);
            return Reply.Json("""{"name":"first","price":1}""");
        });
        shop.Emulator.Replies.When(static _ => true, Reply.Json("""{"name":"second","price":1}"""));
        // Enough for both bills, and for one reservation at a time.
        var options = new JobOptions { MaxCost = 0.025m, Reserve = JobReserve.Bound };

        Task<List<JobItem<Label>>> first = shop.ReadAsync(files[..1], options, Stop);
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(60), Stop);
        Task<List<JobItem<Label>>> second = shop.ReadAsync(files[1..], options, Stop);
        Assert.NotSame(second, await Task.WhenAny(second, Task.Delay(500, Stop)));
        gate.Set();

        Assert.Equal("first", Assert.Single(await first).Value.Name);
        Assert.Equal("second", Assert.Single(await second).Value.Name);
        Assert.InRange(shop.Spent, 0.0001m, 0.025m);
    }
}

using GptImage2.Orleans.Tests.Support;

namespace GptImage2.Orleans.Tests.Processes;

/// <summary>Silos that are killed and halted, as processes of their own.</summary>
public sealed class SiloProcessTests
{
    // Requests that run when a silo is killed may be billed, and are asked again by another one.
    private const int MostInFlight = 64;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_silo_that_is_killed_is_replaced_by_the_others()
    {
        await using ProcessShop shop = await ProcessShop.OpenAsync(Stop);
        List<string> pictures = await shop.PicturesAsync(300);
        List<JobItem<Label>> items = await ReadAsync(shop, pictures, 30, static silo =>
        {
            silo.Kill();
            return Task.CompletedTask;
        });

        AssertAll(items, 300);
        Assert.Contains(items, static item => item.Worker != "silo-2");
        Assert.Equal(300, shop.Billed.Select(static request => request.BodySha256).Distinct(StringComparer.Ordinal).Count());
        Assert.InRange(shop.Billed.Length, 300, 300 + MostInFlight);
    }

    [Fact]
    public async Task A_silo_that_is_halted_and_comes_back_delivers_nothing_twice()
    {
        await using ProcessShop shop = await ProcessShop.OpenAsync(Stop);
        List<string> pictures = await shop.PicturesAsync(300);
        Task halted = Task.CompletedTask;
        List<JobItem<Label>> items = await ReadAsync(shop, pictures, 30, silo =>
        {
            halted = HaltAsync(silo);
            return Task.CompletedTask;
        });
        await halted;

        AssertAll(items, 300);
        Assert.InRange(shop.Billed.Length, 300, 300 + MostInFlight);

        // What it does when it is back is of use: everything is in the journal.
        List<JobItem<Label>> again = await ReadAsync(shop, pictures, -1, static _ => Task.CompletedTask);
        AssertAll(again, 300);
        Assert.All(again, static item => Assert.Equal(0, item.Spent));
    }

    // Longer than its lease in the journal.
    private static async Task HaltAsync(SiloProcess silo)
    {
        await silo.SignalAsync("STOP");
        await Task.Delay(TimeSpan.FromSeconds(15), CancellationToken.None);
        await silo.SignalAsync("CONT");
    }

    private static async Task<List<JobItem<Label>>> ReadAsync(ProcessShop shop, List<string> pictures, int when, Func<SiloProcess, Task> hit)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        over.CancelAfter(TimeSpan.FromMinutes(4));
        List<JobItem<Label>> items = [];
        await foreach (JobItem<Label> item in shop.Job.ReadAllAsync(pictures.ToAsyncEnumerable(), over.Token))
        {
            items.Add(item);
            if (items.Count == when)
                await hit(shop.Silos[1]);
        }

        return items;
    }

    private static void AssertAll(List<JobItem<Label>> items, int count)
    {
        Assert.All(items, static item => Assert.True(item.IsDone, item.Error?.ToString()));
        Assert.Equal((count, count), (items.Count, items.Select(static item => item.Key).Distinct(StringComparer.Ordinal).Count()));
    }
}

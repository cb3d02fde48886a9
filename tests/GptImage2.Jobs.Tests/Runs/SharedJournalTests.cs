using GptImage2.Jobs.Tests.Support;

namespace GptImage2.Jobs.Tests.Runs;

/// <summary>Several runs of one job share a journal in SQLite within a process.</summary>
public sealed class SharedJournalTests
{
    [Fact]
    public async Task Runs_of_one_job_beside_each_other_share_the_items_and_pay_once()
    {
        await using LabelShop shop = await LabelShop.OpenAsync(StoreKind.Sqlite);
        List<FileInfo> files = shop.Pictures(60);
        // Equal pictures under other keys: what one run has sent, another one does not send.
        List<FileInfo> all = [.. files, .. Enumerable.Range(0, 20).Select(number => shop.Picture($"copy {number}.png", 20 + number))];

        List<JobItem<Label>>[] items = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => shop.ReadAsync(all), TestContext.Current.CancellationToken)));

        Assert.Equal(all.Select(static file => file.Name).Order(StringComparer.Ordinal), items.SelectMany(static some => some).Select(static item => item.Key).Order(StringComparer.Ordinal));
        Assert.All(items.SelectMany(static some => some), static item => Assert.True(item.IsDone));
        Assert.Equal(60, shop.Billed);
        Assert.Equal(0, shop.Open);
        Assert.Equal(["completed", "completed", "completed"], shop.Outcomes);
        // They have ended, so that the next run hands out everything again, and pays nothing.
        Assert.Equal(80, (await shop.ReadAsync(all)).Count);
        Assert.Equal(60, shop.Billed);
    }

    [Fact]
    public async Task What_a_run_leaves_is_read_by_the_run_beside_it()
    {
        await using LabelShop shop = await LabelShop.OpenAsync(StoreKind.Sqlite);
        List<FileInfo> files = shop.Pictures(40);
        List<string> first = [];
        Task<List<JobItem<Label>>>? second = null;
        await foreach (JobItem<Label> item in shop.Job().ReadAllAsync(files, static file => file.Name, static (reader, file, ct) => reader.ReadAsync(ImageInput.FromFile(file.FullName), ct), new JobOptions { Window = 4 }))
        {
            first.Add(item.Key);
            second ??= Task.Run(() => shop.ReadAsync(files), TestContext.Current.CancellationToken);
            if (first.Count == 5)
                break;
        }

        List<JobItem<Label>> others = await second!;

        // The fifth was not acknowledged, so that the other run hands it out as well.
        Assert.Equal(files.Select(static file => file.Name), first.Take(4).Concat(others.Select(static item => item.Key)).Order(StringComparer.Ordinal));
        Assert.Equal(40, shop.Billed);
    }
}

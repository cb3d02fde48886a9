using System.Diagnostics;
using System.Diagnostics.Metrics;
using GptImage2.Emulator;
using GptImage2.Jobs.Tests.Support;

namespace GptImage2.Jobs.Tests.Runs;

public abstract class ModeTests(StoreKind kind) : ShopTests(kind)
{
    [Fact]
    public async Task Flex_asks_for_the_tier_and_costs_half()
    {
        await using LabelShop shop = await OpenAsync();
        List<FileInfo> files = shop.Pictures(4);
        List<JobItem<Label>> items = await shop.ReadAsync(files, new JobOptions { Mode = JobMode.Flex });
        Assert.All(shop.Emulator.Requests, static request => Assert.Equal("flex", request.Chat!.ServiceTier));
        Assert.Equal(shop.Emulator.Requests.Sum(static request => request.Usage!.Cost) / 2, items.Sum(static item => item.Cost!.Value));
        // The tier is not part of the identity.
        Assert.All(await shop.ReadAsync(files), static item => Assert.True(item.FromJournal));
    }

    [Fact]
    public async Task Flex_without_capacity_gets_another_turn()
    {
        await using LabelShop shop = await OpenAsync();
        shop.Emulator.Replies.RefuseFlex(times: 2, retryAfter: TimeSpan.FromMilliseconds(10));
        List<JobItem<Label>> items = await shop.ReadAsync(shop.Pictures(4), new JobOptions { Mode = JobMode.Flex });
        Assert.All(items, static item => Assert.True(item.IsDone));
        Assert.Equal(4, shop.Billed);
    }

    [Fact]
    public async Task Experience_lets_more_requests_fit_a_limit_than_the_bound()
    {
        await using LabelShop shop = await OpenAsync();
        List<FileInfo> files = shop.Pictures(100);
        var last = new LastReport();
        decimal one = (await shop.ReadAsync(files[..15], new JobOptions { MaxCost = 100, Progress = last })).Average(static item => item.Cost!.Value);
        Assert.Equal(JobReserve.Bound, last.Progress!.ReservedBy);
        await shop.ReadAsync(files[..25], new JobOptions { Progress = last });
        Assert.Null(last.Progress!.ReservedBy);
        Assert.Equal(75, (await shop.ReadAsync(files, new JobOptions { MaxCost = one * 110, Progress = last })).Count(static item => !item.FromJournal));
        Assert.Equal(JobReserve.Experience, last.Progress!.ReservedBy);
        Assert.True(shop.Spent <= one * 110);
    }

    [Fact]
    public async Task A_limit_needs_a_price()
    {
        await using LabelShop shop = await OpenAsync();
        List<JobItem<Label>> items = await LabelShop.CollectAsync(shop.Job().ReadAllAsync(
            shop.Pictures(1),
            static file => file.Name,
            static (reader, file, ct) => reader.ReadWithAsync(ImageInput.FromFile(file.FullName), new CallOptions { Model = "gpt-5.4-image-2" }, ct),
            new JobOptions { MaxCost = 1 }));
        Assert.Contains("price", Assert.IsType<InvalidOperationException>(Assert.Single(items).Error).Message, StringComparison.Ordinal);
        Assert.Empty(shop.Emulator.Requests);
    }

    [Theory]
    [InlineData(0, 10, nameof(JobOptions.MaxConcurrency))]
    [InlineData(1025, 10, nameof(JobOptions.MaxConcurrency))]
    [InlineData(1, 0, nameof(JobOptions.Window))]
    public async Task An_option_out_of_its_range_is_named(int concurrency, int window, string option)
    {
        await using LabelShop shop = await OpenAsync();
        ArgumentOutOfRangeException refused = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => shop.ReadAsync([], new JobOptions { MaxConcurrency = concurrency, Window = window }));
        Assert.Contains(option, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Spans_and_counters_name_the_job()
    {
        await using LabelShop shop = await OpenAsync();
        List<string> spans = [];
        long counted = 0;
        using var listener = new ActivityListener { ShouldListenTo = static source => source.Name == GptImage2Telemetry.SourceName, Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData };
        listener.ActivityStopped = span =>
        {
            lock (spans)
                spans.Add($"{span.OperationName} {span.GetTagItem("gptimage2.job")}");
        };
        ActivitySource.AddActivityListener(listener);
        using var meters = new MeterListener { InstrumentPublished = static (instrument, listening) => { if (instrument.Name == "gptimage2.job.items") listening.EnableMeasurementEvents(instrument); } };
        meters.SetMeasurementEventCallback<long>((_, value, tags, _) =>
        {
            if (tags.ToArray().Contains(new("gptimage2.job", "telling name")))
                Interlocked.Add(ref counted, value);
        });
        meters.Start();
        await LabelShop.CollectAsync(shop.Job("telling name").ReadAllAsync(shop.Pictures(3), static file => file.Name, static (reader, file, ct) => reader.ReadAsync(ImageInput.FromFile(file.FullName), ct)));
        Assert.Equal(3, counted);
        Assert.Single(spans, "job telling name telling name");
        Assert.Equal(3, spans.Count(static span => span == "job item telling name"));
    }
}

internal sealed class LastReport : IProgress<JobProgress>
{
    public JobProgress? Progress { get; private set; }

    public void Report(JobProgress value) => Progress = value;
}

public sealed class ModeTestsInMemory() : ModeTests(StoreKind.Memory);

public sealed class ModeTestsOnSqlite() : ModeTests(StoreKind.Sqlite);

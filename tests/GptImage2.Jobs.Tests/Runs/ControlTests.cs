using GptImage2.Emulator;
using GptImage2.Jobs.Tests.Support;

namespace GptImage2.Jobs.Tests.Runs;

public abstract class ControlTests(StoreKind kind) : ShopTests(kind)
{
    private static readonly Reply Slow = Reply.Json("""{"name":"x","price":1}""").WithDelay(TimeSpan.FromMilliseconds(100));

    [Fact]
    public async Task A_drained_run_answers_and_hands_out_what_was_sent()
    {
        await using LabelShop shop = await OpenAsync();
        shop.Emulator.Replies.Clear();
        shop.Emulator.Replies.When(static _ => true, Slow);
        using var control = new JobControl();
        List<JobItem<Label>> seen = [];
        JobStoppedException stopped = await Assert.ThrowsAsync<JobStoppedException>(async () =>
        {
            await foreach (JobItem<Label> item in Read(shop, 200, control))
            {
                seen.Add(item);
                control.Drain();
            }
        });
        Assert.Equal(JobStopReason.Drained, stopped.Reason);
        Assert.Equal(shop.Billed, seen.Count);
        Assert.All(seen, static item => Assert.True(item.IsDone));
        Assert.Equal(0, shop.Open);
        Assert.Equal(["drained"], shop.Outcomes);
    }

    [Fact]
    public async Task A_stopped_run_ends_at_once_and_keeps_what_may_be_billed()
    {
        await using LabelShop shop = await OpenAsync();
        shop.Emulator.Replies.Clear();
        shop.Emulator.Replies.When(static _ => true, Slow.WithDelay(TimeSpan.FromMinutes(5)));
        using var control = new JobControl();
        Task<List<JobItem<Label>>> running = LabelShop.CollectAsync(Read(shop, 20, control));
        await shop.Emulator.Requests.WaitAsync(3, TestContext.Current.CancellationToken);
        control.Stop();
        Assert.Equal(JobStopReason.Stopped, (await Assert.ThrowsAsync<JobStoppedException>(() => running)).Reason);
        Assert.InRange(shop.Open, 4, 20);
        Assert.Equal(["stopped"], shop.Outcomes);
    }

    [Fact]
    public async Task A_cancelled_run_throws_a_cancellation()
    {
        await using LabelShop shop = await OpenAsync();
        shop.Emulator.Replies.Clear();
        shop.Emulator.Replies.When(static _ => true, Slow.WithDelay(TimeSpan.FromMinutes(5)));
        using var cancellation = new CancellationTokenSource();
        Task<List<JobItem<Label>>> running = shop.ReadAsync(shop.Pictures(5), cancellationToken: cancellation.Token);
        await shop.Emulator.Requests.WaitAsync(0, TestContext.Current.CancellationToken);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task A_paused_run_begins_nothing_until_it_goes_on()
    {
        await using LabelShop shop = await OpenAsync();
        using var control = new JobControl();
        control.Pause();
        Task<List<JobItem<Label>>> running = LabelShop.CollectAsync(Read(shop, 5, control));
        await Task.Delay(200, TestContext.Current.CancellationToken);
        Assert.Empty(shop.Emulator.Requests);
        control.Resume();
        Assert.Equal(5, (await running).Count);
    }

    [Fact]
    public async Task A_paused_run_can_be_cancelled()
    {
        await using LabelShop shop = await OpenAsync();
        using var control = new JobControl();
        using var cancellation = new CancellationTokenSource();
        control.Pause();
        Task<List<JobItem<Label>>> running = shop.ReadAsync(shop.Pictures(3), new JobOptions { Control = control }, cancellation.Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Empty(shop.Emulator.Requests);
    }

    [Fact]
    public async Task A_journal_that_cannot_be_written_ends_the_run_before_more_is_paid()
    {
        await using LabelShop shop = await OpenAsync();
        List<JobItem<Label>> seen = [];
        JobStoppedException stopped = await Assert.ThrowsAsync<JobStoppedException>(async () =>
        {
            await foreach (JobItem<Label> item in Read(shop, 300, null))
            {
                seen.Add(item);
                shop.Break(new JournalException("The disk is full."));
            }
        });
        Assert.Equal(JobStopReason.Journal, stopped.Reason);
        Assert.Contains("The disk is full.", stopped.Message, StringComparison.Ordinal);
        Assert.True(shop.Billed < 100);
    }

    [Fact]
    public async Task The_number_of_requests_at_once_follows_the_endpoint()
    {
        await using LabelShop shop = await OpenAsync(static options => options.MaxRetries = 5);
        shop.Emulator.Replies.Clear();
        int running = 0;
        int most = 0;
        shop.Emulator.Replies.When(static _ => true, received =>
        {
            // No more than five at once.
            int now = Interlocked.Increment(ref running);
            most = Math.Max(most, now);
            _ = Task.Delay(30).ContinueWith(ended => Interlocked.Decrement(ref running), TaskScheduler.Default);
            return now > 5 ? Reply.RateLimited(TimeSpan.FromMilliseconds(20)) : Reply.Json("""{"name":"x","price":1}""").WithDelay(TimeSpan.FromMilliseconds(30));
        });
        List<JobItem<Label>> items = await LabelShop.CollectAsync(Read(shop, 120, null));
        Assert.All(items, static item => Assert.True(item.IsDone));
        Assert.Equal(120, shop.Billed);
        Assert.True(most < 60, $"{most} requests at once");
    }

    private static IAsyncEnumerable<JobItem<Label>> Read(LabelShop shop, int count, JobControl? control) =>
        shop.Job().ReadAllAsync(shop.Pictures(count), static file => file.Name, static (reader, file, ct) => reader.ReadAsync(ImageInput.FromFile(file.FullName), ct), new JobOptions { Control = control });
}

public sealed class ControlTestsInMemory() : ControlTests(StoreKind.Memory);

public sealed class ControlTestsOnSqlite() : ControlTests(StoreKind.Sqlite);

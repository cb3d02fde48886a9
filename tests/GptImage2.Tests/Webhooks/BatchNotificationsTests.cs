namespace GptImage2.Tests.Webhooks;

/// <summary>News of batches end waits, and only those of the same batch.</summary>
public sealed class BatchNotificationsTests
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    private readonly BatchNotifications _notifications = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task News_end_all_waits_for_the_batch_and_no_other()
    {
        Task first = WaitAsync("batch_1");
        Task second = WaitAsync("batch_1");
        Task other = WaitAsync("batch_2");

        _notifications.Notify("batch_1");
        await Task.WhenAll(first, second);

        Assert.False(other.IsCompleted);
        _notifications.Notify("batch_2");
        await other;
    }

    [Fact]
    public async Task News_before_the_wait_end_one_wait()
    {
        _notifications.Notify("batch_1");
        _notifications.Notify("batch_1");

        await WaitAsync("batch_1");
        Task second = WaitAsync("batch_1");

        Assert.False(second.IsCompleted);
        _notifications.Notify("batch_1");
        await second;
    }

    [Fact]
    public async Task A_wait_ends_by_its_time_and_by_its_token_and_leaves_nothing()
    {
        await _notifications.WaitAsync("batch_1", TimeSpan.FromMilliseconds(1), TimeProvider.System, Stop);
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        Task wait = _notifications.WaitAsync("batch_1", Long, TimeProvider.System, cancelled.Token);
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);

        // With no wait left, the news are kept for the next one.
        _notifications.Notify("batch_1");
        await WaitAsync("batch_1");
    }

    [Fact]
    public async Task Old_news_are_forgotten()
    {
        for (int i = 0; i < 5_000; i++)
            _notifications.Notify($"batch_{i}");

        await WaitAsync("batch_4999");
        Assert.False(WaitAsync("batch_0").IsCompleted);
    }

    [Fact]
    public async Task Many_threads_lose_no_news()
    {
        Task[] waits = [.. Enumerable.Range(0, 500).Select(i => Task.Run(() => WaitAsync($"batch_{i}"), Stop))];
        Task[] news = [.. Enumerable.Range(0, 500).Select(i => Task.Run(() => _notifications.Notify($"batch_{i}"), Stop))];

        await Task.WhenAll([.. waits, .. news]);
    }

    // News that are lost make a test fail, not wait for an hour.
    private Task WaitAsync(string batchId) => _notifications.WaitAsync(batchId, Long, TimeProvider.System, Stop).WaitAsync(TimeSpan.FromSeconds(30), Stop);
}

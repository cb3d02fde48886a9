using GptImage2.Emulator;
using GptImage2.Jobs.Runs;
using GptImage2.Jobs.Tests.Support;

namespace GptImage2.Jobs.Tests.Runs;

/// <summary>What a run does when the endpoint fails for a while, for good, or failed in an earlier run.</summary>
public sealed class TroubleTests() : ShopTests(StoreKind.Memory)
{
    private static readonly Reply Good = Reply.Json("""{"name":"good","price":1}""");

    [Fact]
    public async Task A_run_goes_on_when_an_outage_ends()
    {
        await using LabelShop shop = await OpenAsync();
        List<FileInfo> files = shop.Pictures(60);
        shop.Emulator.Replies.Clear();
        shop.Emulator.Replies.When(static _ => true, Good, times: 10);
        shop.Emulator.Replies.When(static _ => true, Reply.ServerError(), times: 12);
        shop.Emulator.Replies.When(static _ => true, Good);
        List<JobItem<Label>> items = await shop.ReadAsync(files, new JobOptions { MaxConcurrency = 64 });
        Assert.Equal(60, items.Count(static item => item.IsDone));
        Assert.Equal(60, shop.Billed);
    }

    [Fact]
    public async Task A_run_stops_when_an_outage_does_not_end()
    {
        await using LabelShop shop = await OpenAsync();
        List<FileInfo> files = shop.Pictures(300);
        shop.Emulator.Replies.Clear();
        shop.Emulator.Replies.When(static _ => true, Good, times: 10);
        shop.Emulator.Replies.When(static _ => true, Reply.ServerError());
        JobStoppedException stopped = await Assert.ThrowsAsync<JobStoppedException>(() => shop.ReadAsync(files, new JobOptions { MaxOutage = TimeSpan.FromMilliseconds(500) }));
        Assert.Equal(JobStopReason.Outage, stopped.Reason);
        Assert.IsType<ApiException>(stopped.InnerException);
        // While the endpoint does not answer, one item at a time is tried.
        Assert.True(shop.Emulator.Requests.Count < 150, $"{shop.Emulator.Requests.Count} requests");
    }

    [Fact]
    public void After_the_first_success_only_failures_that_do_not_pass_stop_a_run()
    {
        var failures = new EqualFailures(20);
        failures.Succeeded();
        for (int i = 0; i < 100; i++)
            Assert.Null(failures.Failed(new ApiException("busy") { Status = 503 }));
        for (int i = 0; i < 100; i++)
            Assert.Null(failures.Failed(new ReplyRefusedException("no")));
        for (int i = 0; i < 19; i++)
            Assert.Null(failures.Failed(new ApiException("wrong key") { Status = 401 }));
        Assert.Equal(JobStopReason.EqualFailures, failures.Failed(new ApiException("wrong key") { Status = 401 })!.Reason);
    }

    [Fact]
    public async Task Failures_of_an_earlier_run_do_not_stop_the_next_one()
    {
        await using LabelShop shop = await OpenAsync();
        List<FileInfo> files = shop.Pictures(30);
        shop.Emulator.Replies.Clear();
        shop.Emulator.Replies.When(static _ => true, Reply.Refusal("No."));
        await shop.ReadAsync(files, new JobOptions { StopAfterEqualFailures = null });
        List<JobItem<Label>> items = await shop.ReadAsync(files);
        Assert.Equal(30, items.Count(static item => item.Error is ReplyRefusedException));
        Assert.Equal(30, shop.Billed);
    }

    [Fact]
    public async Task An_item_that_is_asked_again_does_not_get_its_old_reply_in_a_later_round()
    {
        await using LabelShop shop = await OpenAsync();
        List<FileInfo> files = shop.Pictures(1);
        shop.Emulator.Replies.Clear();
        shop.Emulator.Replies.Enqueue(Reply.Refusal("No."), Reply.ServerError(), Good);
        await shop.ReadAsync(files);
        Assert.Equal("good", Assert.Single(await shop.ReadAsync(files, new JobOptions { OnlyFailed = true })).Value.Name);
        Assert.Equal(2, shop.Billed);
    }

    [Fact]
    public async Task Paid_replies_that_no_longer_fit_are_in_the_plan_and_priced_only_when_they_are_corrected()
    {
        await using LabelShop shop = await OpenAsync();
        List<FileInfo> files = shop.Pictures(3);
        await Read(new CallOptions());
        var strict = new CallOptions
        {
            Checks = new ReplyChecks().Add<Label>(static (_, context, _) =>
        {
            context.Reject("/price", "another price");
            return default;
        })
        };
        JobPlan reported = await Plan(StoredReplyPolicy.Report);
        JobPlan corrected = await Plan(StoredReplyPolicy.Correct);
        Assert.Equal((3L, 0L, 0m), (reported.Rejected, reported.Requests, reported.Live.Cost!.Value));
        Assert.Equal((3L, 3L), (corrected.Rejected, corrected.Requests));
        Assert.True(corrected.Live.Cost > 0);
        Assert.Equal(3, shop.Billed);

        Task<List<JobItem<Label>>> Read(CallOptions options) => LabelShop.CollectAsync(shop.Job().ReadAllAsync(files, static file => file.Name, (reader, file, ct) => reader.ReadWithAsync(ImageInput.FromFile(file.FullName), options, ct)));

        Task<JobPlan> Plan(StoredReplyPolicy policy) => shop.Job().PlanAsync(files, static file => file.Name, (reader, file, ct) => reader.ReadWithAsync(ImageInput.FromFile(file.FullName), strict, ct), new JobOptions { StoredReplies = policy });
    }
}

using GptImage2.Emulator;
using GptImage2.Jobs.Tests.Support;

namespace GptImage2.Jobs.Tests.Runs;

public abstract class ResumeTests(StoreKind kind) : ShopTests(kind)
{
    [Fact]
    public async Task A_job_that_is_done_sends_nothing_and_hands_everything_out_again()
    {
        await using LabelShop shop = await OpenAsync();
        List<FileInfo> files = shop.Pictures(20);
        List<JobItem<Label>> first = await shop.ReadAsync(files);
        int sent = shop.Emulator.Requests.Count;
        List<JobItem<Label>> second = await shop.ReadAsync(files);
        Assert.Equal(sent, shop.Emulator.Requests.Count);
        Assert.Equal(first.ToDictionary(static item => item.Key, static item => (item.Value, item.Cost, item.Usage)), second.ToDictionary(static item => item.Key, static item => (item.Value, item.Cost, item.Usage)));
        Assert.All(second, static item => Assert.True(item.FromJournal));
        Assert.Equal(0, second.Sum(static item => item.Spent));
    }

    [Fact]
    public async Task Only_what_was_not_handed_out_comes_again_when_asked()
    {
        await using LabelShop shop = await OpenAsync();
        List<FileInfo> files = shop.Pictures(10);
        List<string> handedOut = [];
        await foreach (JobItem<Label> item in shop.Job().ReadAllAsync(files, static file => file.Name, static (reader, file, ct) => reader.ReadAsync(ImageInput.FromFile(file.FullName), ct)))
        {
            handedOut.Add(item.Key);
            if (handedOut.Count == 4)
                break;
        }

        List<JobItem<Label>> rest = await shop.ReadAsync(files, new JobOptions { Yield = JobYield.Unacknowledged });
        // The fourth was handed out, but the next one was not asked for.
        Assert.Equal(handedOut[..3].Order(), files.Select(static file => file.Name).Except(rest.Select(static item => item.Key)).Order());
        Assert.Empty(await shop.ReadAsync(files, new JobOptions { Yield = JobYield.Unacknowledged }));
    }

    [Fact]
    public async Task A_reader_that_leaves_loses_nothing_that_was_sent()
    {
        await using LabelShop shop = await OpenAsync();
        List<FileInfo> files = shop.Pictures(30);
        await foreach (JobItem<Label> item in shop.Job().ReadAllAsync(files, static file => file.Name, static (reader, file, ct) => reader.ReadAsync(ImageInput.FromFile(file.FullName), ct)))
        {
            if (item.IsDone)
                break;
        }

        Assert.Equal(shop.Billed, shop.Replies);
        Assert.Equal(0, shop.Open);
        await shop.ReadAsync(files);
        Assert.Equal(30, shop.Billed);
    }

    [Fact]
    public async Task A_failed_item_fails_again_without_being_paid_again()
    {
        await using LabelShop shop = await OpenAsync();
        shop.Emulator.Replies.Clear();
        shop.Emulator.Replies.When(static _ => true, Reply.Json("""{"name":"x"}"""));
        List<FileInfo> files = shop.Pictures(3);
        List<JobItem<Label>> first = await shop.ReadAsync(files);
        Assert.Equal(6, shop.Billed);
        List<JobItem<Label>> second = await shop.ReadAsync(files);
        Assert.Equal(6, shop.Billed);
        Assert.All(second, static item => Assert.IsType<ContractViolationException>(item.Error));
        Assert.Equal(first.Select(static item => item.Cost), second.Select(static item => item.Cost));
        Assert.All(second, static item => Assert.Equal(1, item.Corrections));
    }

    [Fact]
    public async Task Failed_items_are_asked_again_when_only_they_are_wanted()
    {
        await using LabelShop shop = await OpenAsync();
        List<FileInfo> files = shop.Pictures(6);
        shop.Emulator.Replies.Clear();
        shop.Emulator.Replies.WhenImage(File.ReadAllBytes(files[1].FullName), Reply.Refusal("No."), times: 1);
        shop.Emulator.Replies.When(static _ => true, Reply.Json("""{"name":"good","price":1}"""));
        await shop.ReadAsync(files);
        JobItem<Label> again = Assert.Single(await shop.ReadAsync(files, new JobOptions { OnlyFailed = true }));
        Assert.Equal(files[1].Name, again.Key);
        Assert.Equal("good", again.Value.Name);
        Assert.Equal(7, shop.Billed);
        Assert.All(await shop.ReadAsync(files), static item => Assert.True(item.IsDone));
        Assert.Equal(7, shop.Billed);
    }

    [Fact]
    public async Task Named_keys_are_asked_again()
    {
        await using LabelShop shop = await OpenAsync();
        List<FileInfo> files = shop.Pictures(4);
        await shop.ReadAsync(files);
        shop.Emulator.Replies.Clear();
        shop.Emulator.Replies.When(static _ => true, Reply.Json("""{"name":"second look","price":1}"""));
        List<JobItem<Label>> items = await shop.ReadAsync(files, new JobOptions { Again = [files[2].Name] });
        Assert.Equal("second look", Assert.Single(items, static item => !item.FromJournal).Value.Name);
        Assert.Equal(5, shop.Billed);
    }

    [Fact]
    public async Task A_picture_that_is_gone_gives_the_value_that_was_paid_for()
    {
        await using LabelShop shop = await OpenAsync();
        List<FileInfo> files = shop.Pictures(3);
        List<JobItem<Label>> first = await shop.ReadAsync(files);
        files[1].Delete();
        var second = (await shop.ReadAsync(files)).ToDictionary(static item => item.Key);
        Assert.True(second[files[1].Name].SourceMissing);
        Assert.Equal(first.Single(item => item.Key == files[1].Name).Value, second[files[1].Name].Value);
        Assert.False(second[files[0].Name].SourceMissing);
        Assert.Equal(3, shop.Billed);
    }

    [Fact]
    public async Task A_source_that_is_gone_before_a_picture_was_made_does_not_replace_what_was_paid_for()
    {
        await using LabelShop shop = await OpenAsync();
        List<FileInfo> files = shop.Pictures(2);
        async Task<List<JobItem<Label>>> ReadAsync() => await LabelShop.CollectAsync(shop.Job().ReadAllAsync(files, static file => file.Name, static async (reader, file, ct) =>
            await reader.ReadAsync(ImageInput.FromBytes(await File.ReadAllBytesAsync(file.FullName, ct)), ct)));
        await ReadAsync();
        files[0].Delete();
        JobItem<Label> gone = (await ReadAsync()).Single(item => item.Key == files[0].Name);
        Assert.IsType<FileNotFoundException>(gone.Error);
        Assert.True(gone.SourceMissing);
        Assert.Equal(GptImage2.Jobs.Journals.ItemState.Done, shop.Item(files[0].Name)!.State);
    }

    [Fact]
    public async Task A_changed_picture_is_read_again_and_reported()
    {
        await using LabelShop shop = await OpenAsync();
        List<FileInfo> files = shop.Pictures(3);
        await shop.ReadAsync(files);
        shop.Picture(files[1].Name, 99);
        File.SetLastWriteTimeUtc(files[1].FullName, DateTime.UtcNow.AddMinutes(1));
        JobItem<Label> changed = Assert.Single(await shop.ReadAsync(files), static item => !item.FromJournal);
        Assert.Equal(files[1].Name, changed.Key);
        Assert.Equal(JobItemChange.Picture, changed.Change);
        Assert.Equal("label 99", changed.Value.Name);
    }

    [Fact]
    public async Task A_changed_prompt_is_a_new_request_and_reported()
    {
        await using LabelShop shop = await OpenAsync();
        List<FileInfo> files = shop.Pictures(2);
        Task<List<JobItem<Label>>> ReadAsync(string note) => LabelShop.CollectAsync(shop.Job().ReadAllAsync(files, static file => file.Name, (reader, file, ct) => reader.ReadAsync(ImageInput.FromFile(file.FullName), note, ct)));
        await ReadAsync("one");
        Assert.All(await ReadAsync("two"), static item => Assert.Equal(JobItemChange.Prompt, item.Change));
        Assert.Equal(4, shop.Billed);
    }

    [Fact]
    public async Task A_second_round_does_not_open_the_files()
    {
        await using LabelShop shop = await OpenAsync();
        List<FileInfo> files = shop.Pictures(3);
        await shop.ReadAsync(files);
        // Another content of the same length and time: only whoever reads the file notices.
        byte[] other = EndToEnd.Tests.Pictures.PngBytes(20);
        DateTime written = files[2].LastWriteTimeUtc;
        Assert.Equal(files[2].Length, other.Length);
        await File.WriteAllBytesAsync(files[2].FullName, other, TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(files[2].FullName, written);
        Assert.Equal("label 22", (await shop.ReadAsync(files)).Single(item => item.Key == files[2].Name).Value.Name);
    }

    [Fact]
    public async Task A_correction_that_was_not_sent_yet_is_sent_after_a_restart()
    {
        await using LabelShop shop = await OpenAsync();
        List<FileInfo> files = shop.Pictures(1);
        shop.Emulator.Replies.Clear();
        shop.Emulator.Replies.Enqueue(Reply.Json("""{"name":"x","price":5000}"""), Reply.ServerError(), Reply.Json("""{"/price":500}"""));
        JobItem<Label> failed = Assert.Single(await shop.ReadAsync(files, new JobOptions { MaxRounds = 1 }));
        Assert.IsType<ApiException>(failed.Error);
        JobItem<Label> corrected = Assert.Single(await shop.ReadAsync(files));
        Assert.Equal(new Label("x", 500), corrected.Value);
        Assert.Equal(1, corrected.Corrections);
        Assert.Equal(2, shop.Billed);
        JobItem<Label> again = Assert.Single(await shop.ReadAsync(files));
        Assert.Equal(new Label("x", 500), again.Value);
        Assert.Equal(2, shop.Billed);
        Assert.Equal(corrected.Cost, again.Cost);
    }

    [Fact]
    public async Task A_stored_reply_that_a_new_check_rejects_is_reported_and_corrected_only_when_asked()
    {
        await using LabelShop shop = await OpenAsync();
        List<FileInfo> files = shop.Pictures(1);
        Task<List<JobItem<Label>>> ReadAsync(bool strict, StoredReplyPolicy policy) => LabelShop.CollectAsync(shop.Job().ReadAllAsync(
            files,
            static file => file.Name,
            (reader, file, ct) => reader.ReadWithAsync(ImageInput.FromFile(file.FullName), strict ? new CallOptions { Checks = new ReplyChecks().Add(new CheapOnly()) } : new CallOptions(), ct),
            new JobOptions { StoredReplies = policy }));
        shop.Emulator.Replies.Clear();
        shop.Emulator.Replies.Enqueue(Reply.Json("""{"name":"x","price":500}"""), Reply.Json("""{"/price":5}"""));
        await ReadAsync(strict: false, StoredReplyPolicy.Report);
        StoredReplyException rejected = Assert.IsType<StoredReplyException>(Assert.Single(await ReadAsync(strict: true, StoredReplyPolicy.Report)).Error);
        Assert.Equal("/price", Assert.Single(rejected.Violations).Path);
        Assert.Equal(1, shop.Billed);
        Assert.Equal(5, Assert.Single(await ReadAsync(strict: true, StoredReplyPolicy.Correct)).Value.Price);
        Assert.Equal(2, shop.Billed);
    }

    private sealed class CheapOnly : IReplyCheck<Label>
    {
        public ValueTask CheckAsync(Label value, ReplyCheckContext context, CancellationToken cancellationToken)
        {
            if (value.Price > 100)
                context.Reject("/price", "a price of at most 100");
            return default;
        }
    }
}

public sealed class ResumeTestsInMemory() : ResumeTests(StoreKind.Memory);

public sealed class ResumeTestsOnSqlite() : ResumeTests(StoreKind.Sqlite);

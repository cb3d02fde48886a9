using GptImage2.Emulator;
using GptImage2.Jobs.Tests.Support;

namespace GptImage2.Jobs.Tests.Runs;

public abstract class FirstRunTests(StoreKind kind) : ShopTests(kind)
{
    [Fact]
    public async Task Every_item_gets_its_value_usage_and_cost()
    {
        await using LabelShop shop = await OpenAsync();
        List<JobItem<Label>> items = await shop.ReadAsync(shop.Pictures(30));
        Assert.Equal(30, items.Count);
        foreach (JobItem<Label> item in items)
        {
            Assert.True(item.IsDone);
            Assert.Equal($"label {int.Parse(Path.GetFileNameWithoutExtension(item.Key), System.Globalization.CultureInfo.InvariantCulture)}", item.Value.Name);
            Assert.False(item.FromJournal);
            Assert.True(item.Usage!.Value.InputTokens > 0);
            Assert.Equal(item.Cost, item.Spent);
            Assert.Equal(JobItemChange.None, item.Change);
        }

        Assert.Equal(shop.Emulator.Requests.Sum(static request => request.Usage!.Cost), items.Sum(static item => item.Cost!.Value));
        Assert.Equal(30, shop.Billed);
        Assert.Equal(0, shop.Open);
        Assert.Equal(["completed"], shop.Outcomes);
    }

    [Fact]
    public async Task Items_come_in_the_order_of_the_input_when_asked()
    {
        await using LabelShop shop = await OpenAsync();
        List<FileInfo> files = shop.Pictures(60);
        shop.Emulator.Replies.Sometimes(0.3, 7, Reply.Json("""{"name":"late","price":1}""").WithDelay(TimeSpan.FromMilliseconds(40)));
        List<JobItem<Label>> items = await shop.ReadAsync(files, new JobOptions { Order = JobOrder.Input, Window = 10 });
        Assert.Equal(files.Select(static file => file.Name), items.Select(static item => item.Key));
    }

    [Fact]
    public async Task A_reader_that_is_slower_than_the_model_holds_the_run_back()
    {
        await using LabelShop shop = await OpenAsync();
        int begun = 0;
        int handedOut = 0;
        await foreach (JobItem<Label> item in shop.Job().ReadAllAsync(shop.Pictures(40), static file => file.Name, (reader, file, ct) =>
            {
                Interlocked.Increment(ref begun);
                return reader.ReadAsync(ImageInput.FromFile(file.FullName), ct);
            }, new JobOptions { Window = 3 }))
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
            handedOut++;
            // Two more passes look for prompts that change by themselves.
            Assert.InRange(Volatile.Read(ref begun), handedOut, handedOut + 3 + 3);
        }

        Assert.Equal(40, handedOut);
    }

    [Fact]
    public async Task An_error_is_data_and_does_not_end_the_run()
    {
        await using LabelShop shop = await OpenAsync();
        List<FileInfo> files = shop.Pictures(10);
        shop.Emulator.Replies.Clear();
        shop.Emulator.Replies.WhenImage(File.ReadAllBytes(files[3].FullName), Reply.Refusal("No."));
        shop.Emulator.Replies.WhenImage(File.ReadAllBytes(files[4].FullName), Reply.Json("""{"name":"x"}"""));
        shop.Emulator.Replies.When(static _ => true, Reply.Json("""{"name":"good","price":1}"""));
        await File.WriteAllTextAsync(files[5].FullName, "no picture", TestContext.Current.CancellationToken);
        var items = (await shop.ReadAsync(files)).ToDictionary(static item => item.Key);
        Assert.IsType<ReplyRefusedException>(items[files[3].Name].Error);
        ContractViolationException violated = Assert.IsType<ContractViolationException>(items[files[4].Name].Error);
        Assert.Equal(1, items[files[4].Name].Corrections);
        Assert.Equal(violated.Cost, items[files[4].Name].Cost);
        Assert.IsType<ImageInputException>(items[files[5].Name].Error);
        Assert.Equal(7, items.Values.Count(static item => item.IsDone));
        Assert.Equal("ContractViolationException", shop.Item(files[4].Name)!.ErrorType);
        Assert.Contains("/price", Assert.Single(shop.Item(files[4].Name)!.Violations), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Equal_pictures_under_equal_prompts_are_paid_once()
    {
        await using LabelShop shop = await OpenAsync();
        List<FileInfo> files = [.. Enumerable.Range(0, 20).Select(number => shop.Picture($"copy{number}.png", 50))];
        List<JobItem<Label>> items = await shop.ReadAsync(files);
        Assert.Equal(20, items.Count(static item => item.IsDone));
        Assert.Equal(1, shop.Billed);
        Assert.Equal(19, items.Count(static item => item.FromJournal));
    }

    [Fact]
    public async Task Two_items_with_one_key_are_an_error_of_the_second()
    {
        await using LabelShop shop = await OpenAsync();
        List<JobItem<Label>> items = await LabelShop.CollectAsync(shop.Job().ReadAllAsync(shop.Pictures(3), static _ => "same", static (reader, file, ct) => reader.ReadAsync(ImageInput.FromFile(file.FullName), ct)));
        Assert.Single(items, static item => item.IsDone);
        Assert.Equal(2, items.Count(static item => item.Error is DuplicateKeyException { Key: "same" }));
        Assert.Equal(1, shop.Billed);
    }

    [Fact]
    public async Task A_lost_connection_gets_another_turn_after_the_others()
    {
        await using LabelShop shop = await OpenAsync();
        List<FileInfo> files = shop.Pictures(5);
        shop.Emulator.Replies.Clear();
        shop.Emulator.Replies.WhenImage(File.ReadAllBytes(files[0].FullName), Reply.ServerError(), times: 1);
        shop.Emulator.Replies.When(static _ => true, Reply.Json("""{"name":"good","price":1}"""));
        List<JobItem<Label>> items = await shop.ReadAsync(files);
        Assert.All(items, static item => Assert.True(item.IsDone));
        Assert.Equal(files[0].Name, items[^1].Key);
        Assert.Equal(5, shop.Billed);
    }

    [Fact]
    public async Task A_run_whose_first_items_fail_alike_stops()
    {
        await using LabelShop shop = await OpenAsync();
        shop.Emulator.Replies.Clear();
        shop.Emulator.Replies.When(static _ => true, Reply.ModelNotFound());
        List<JobItem<Label>> seen = [];
        JobStoppedException stopped = await Assert.ThrowsAsync<JobStoppedException>(async () =>
        {
            await foreach (JobItem<Label> item in shop.Job().ReadAllAsync(shop.Pictures(200), static file => file.Name, static (reader, file, ct) => reader.ReadAsync(ImageInput.FromFile(file.FullName), ct)))
                seen.Add(item);
        });
        Assert.Equal(JobStopReason.EqualFailures, stopped.Reason);
        Assert.IsType<ApiException>(stopped.InnerException);
        Assert.InRange(seen.Count, 20, 60);
        Assert.InRange(shop.Emulator.Requests.Count, 20, 60);
    }

    [Fact]
    public async Task The_limit_of_cost_ends_the_run_and_is_not_passed()
    {
        await using LabelShop shop = await OpenAsync(static options => options.MaxOutputTokens = 100);
        List<FileInfo> files = shop.Pictures(300);
        decimal one = (await shop.ReadAsync(files[..1])).Single().Cost!.Value;
        decimal limit = one * 50;
        int done = 0;
        JobStoppedException stopped = await Assert.ThrowsAsync<JobStoppedException>(async () =>
        {
            await foreach (JobItem<Label> item in shop.Job().ReadAllAsync(files, static file => file.Name, static (reader, file, ct) => reader.ReadAsync(ImageInput.FromFile(file.FullName), ct), new JobOptions { MaxCost = limit }))
                done += item.IsDone ? 1 : 0;
        });
        Assert.Equal(JobStopReason.Budget, stopped.Reason);
        BudgetExceededException exceeded = Assert.IsType<BudgetExceededException>(stopped.InnerException);
        Assert.Equal(limit, exceeded.Limit);
        Assert.True(shop.Spent <= limit);
        Assert.Equal(done, shop.Billed);
        Assert.InRange(done, 20, 50);
        Assert.Equal(["completed", "failed"], shop.Outcomes);
    }

    [Fact]
    public async Task Progress_ends_with_what_the_run_did()
    {
        await using LabelShop shop = await OpenAsync();
        List<FileInfo> files = shop.Pictures(12);
        shop.Emulator.Replies.Clear();
        shop.Emulator.Replies.WhenImage(File.ReadAllBytes(files[3].FullName), Reply.Refusal("No."));
        shop.Emulator.Replies.When(static _ => true, Reply.Json("""{"name":"good","price":1}"""));
        List<JobProgress> reports = [];
        List<JobItem<Label>> items = await shop.ReadAsync(files, new JobOptions { Progress = new Collected(reports) });
        JobProgress last = reports[^1];
        Assert.True(last.IsOver);
        Assert.Equal((12L, 11L, 1L, 0L), (last.Total!.Value, last.Done, last.Failed, last.FromJournal));
        Assert.Equal(12, last.Requests);
        Assert.Equal(0, last.Running);
        Assert.Equal(items.Sum(static item => item.Spent), last.Spent);
        Assert.Equal(1, last.Failures["ReplyRefusedException"]);
    }

    private sealed class Collected(List<JobProgress> reports) : IProgress<JobProgress>
    {
        public void Report(JobProgress value)
        {
            lock (reports)
                reports.Add(value);
        }
    }
}

public sealed class FirstRunTestsInMemory() : FirstRunTests(StoreKind.Memory);

public sealed class FirstRunTestsOnSqlite() : FirstRunTests(StoreKind.Sqlite);

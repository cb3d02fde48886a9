using GptImage2.Emulator;
using GptImage2.Jobs.Tests.Support;

namespace GptImage2.Jobs.Tests.Runs;

public abstract class LambdaTests(StoreKind kind) : ShopTests(kind)
{
    [Fact]
    public async Task Calls_that_depend_on_each_other_are_paid_once_each()
    {
        await using LabelShop shop = await OpenAsync();
        List<FileInfo> files = shop.Pictures(8);
        Task<List<JobItem<(Label, bool)>>> ReadAsync() => LabelShop.CollectAsync(shop.Job().ReadAllAsync(files, static file => file.Name, static async (reader, file, ct) =>
        {
            Label label = await reader.ReadAsync(ImageInput.FromFile(file.FullName), ct);
            return (label, (await reader.CheckAsync(label.Name, ct)).IsProduct);
        }));
        List<JobItem<(Label, bool)>> items = await ReadAsync();
        Assert.All(items, static item => Assert.True(item.Value.Item2));
        Assert.Equal(16, shop.Billed);
        Assert.Equal(shop.Emulator.Requests.Sum(static request => request.Usage!.Cost), items.Sum(static item => item.Cost!.Value));
        await ReadAsync();
        Assert.Equal(16, shop.Billed);
    }

    [Fact]
    public async Task Calls_at_the_same_time_are_paid_once_each()
    {
        await using LabelShop shop = await OpenAsync();
        List<FileInfo> files = shop.Pictures(8);
        Task<List<JobItem<int>>> ReadAsync() => LabelShop.CollectAsync(shop.Job().ReadAllAsync(files, static file => file.Name, static async (reader, file, ct) =>
        {
            var photo = ImageInput.FromFile(file.FullName);
            return (await Task.WhenAll(reader.ReadAsync(photo, ct), reader.ReadAsync(photo, "a note", ct), reader.ReadAsync(photo, "another", ct))).Length;
        }));
        Assert.All(await ReadAsync(), static item => Assert.Equal(3, item.Value));
        Assert.Equal(24, shop.Billed);
        Assert.All(await ReadAsync(), static item => Assert.True(item.FromJournal));
        Assert.Equal(24, shop.Billed);
    }

    [Fact]
    public async Task An_equal_call_in_one_lambda_is_a_second_opinion()
    {
        await using LabelShop shop = await OpenAsync();
        List<FileInfo> files = shop.Pictures(2);
        shop.Emulator.Replies.Clear();
        int replies = 0;
        shop.Emulator.Replies.When(static _ => true, _ => Reply.Json($$"""{"name":"opinion {{Interlocked.Increment(ref replies)}}","price":1}"""));
        Task<List<JobItem<string>>> ReadAsync() => LabelShop.CollectAsync(shop.Job().ReadAllAsync(files, static file => file.Name, static async (reader, file, ct) =>
        {
            var photo = ImageInput.FromFile(file.FullName);
            return (await reader.ReadAsync(photo, ct)).Name + ", " + (await reader.ReadAsync(photo, ct)).Name;
        }));
        List<JobItem<string>> first = await ReadAsync();
        Assert.Equal(4, shop.Billed);
        Assert.All(first, static item => Assert.Equal(2, item.Value.Split(", ").Distinct().Count()));
        Assert.Equal(first.Select(static item => item.Value).Order(), (await ReadAsync()).Select(static item => item.Value).Order());
        Assert.Equal(4, shop.Billed);
    }

    [Fact]
    public async Task Streams_are_collected_and_come_from_the_journal()
    {
        await using LabelShop shop = await OpenAsync();
        List<FileInfo> files = shop.Pictures(3);
        shop.Emulator.Replies.Clear();
        shop.Emulator.Replies.When(static _ => true, Reply.Json("""{"items":[{"name":"a","price":1},{"name":"b","price":2}]}"""));
        Task<List<JobItem<int>>> ReadAsync() => LabelShop.CollectAsync(shop.Job().ReadAllAsync(files, static file => file.Name, static async (reader, file, ct) =>
        {
            int count = 0;
            await foreach (Label label in reader.ListAsync(ImageInput.FromFile(file.FullName), ct))
                count++;
            return count;
        }));
        Assert.All(await ReadAsync(), static item => Assert.Equal(2, item.Value));
        List<JobItem<int>> second = await ReadAsync();
        Assert.All(second, static item => Assert.True(item is { Value: 2, FromJournal: true }));
        Assert.Equal(3, shop.Billed);
    }

    [Fact]
    public async Task Snapshots_end_with_the_value_and_come_from_the_journal()
    {
        await using LabelShop shop = await OpenAsync();
        List<FileInfo> files = shop.Pictures(2);
        Task<List<JobItem<Label?>>> ReadAsync() => LabelShop.CollectAsync(shop.Job().ReadAllAsync(files, static file => file.Name, static async (reader, file, ct) =>
        {
            Label? last = null;
            await foreach (JsonModeSnapshot<Label> snapshot in reader.WatchAsync(ImageInput.FromFile(file.FullName), ct))
                last = snapshot.Result?.Value;
            return last;
        }));
        Assert.All(await ReadAsync(), static item => Assert.NotNull(item.Value));
        Assert.All(await ReadAsync(), static item => Assert.True(item.FromJournal && item.Value is not null));
        Assert.Equal(2, shop.Billed);
    }

    [Fact]
    public async Task A_prompt_with_a_random_number_in_it_ends_the_run_before_anything_is_sent()
    {
        await using LabelShop shop = await OpenAsync();
        JobStoppedException stopped = await Assert.ThrowsAsync<JobStoppedException>(() => LabelShop.CollectAsync(shop.Job().ReadAllAsync(
            shop.Pictures(3),
            static file => file.Name,
            static (reader, file, ct) => reader.ReadAsync(ImageInput.FromFile(file.FullName), Guid.NewGuid().ToString(), ct))));
        Assert.Equal(JobStopReason.ChangedPrompt, stopped.Reason);
        Assert.Contains("0020.png", stopped.Message, StringComparison.Ordinal);
        Assert.Empty(shop.Emulator.Requests);
    }

    [Fact]
    public async Task A_prompt_with_the_second_in_it_ends_the_run_soon()
    {
        await using LabelShop shop = await OpenAsync();
        shop.Emulator.Replies.Clear();
        shop.Emulator.Replies.When(static _ => true, Reply.Json("""{"name":"x","price":1}""").WithDelay(TimeSpan.FromMilliseconds(300)));
        JobStoppedException stopped = await Assert.ThrowsAsync<JobStoppedException>(() => LabelShop.CollectAsync(shop.Job().ReadAllAsync(
            shop.Pictures(400),
            static file => file.Name,
            static (reader, file, ct) => reader.ReadAsync(ImageInput.FromFile(file.FullName), DateTime.UtcNow.ToString("T", System.Globalization.CultureInfo.InvariantCulture), ct),
            new JobOptions { MaxConcurrency = 8 })));
        Assert.Equal(JobStopReason.ChangedPrompt, stopped.Reason);
        Assert.True(shop.Billed < 400);
    }

    [Fact]
    public async Task A_lambda_that_catches_everything_cannot_turn_a_limit_of_cost_into_a_value()
    {
        await using LabelShop shop = await OpenAsync();
        List<JobItem<Label?>> seen = [];
        JobStoppedException stopped = await Assert.ThrowsAsync<JobStoppedException>(async () =>
        {
            await foreach (JobItem<Label?> item in shop.Job().ReadAllAsync(
                shop.Pictures(3),
                static file => file.Name,
                static async (reader, file, ct) =>
                {
                    try
                    {
                        return await reader.ReadAsync(ImageInput.FromFile(file.FullName), ct);
                    }
                    catch (Exception)
                    {
                        return (Label?)null;
                    }
                },
                new JobOptions { MaxCost = 0.000_001m }))
            {
                seen.Add(item);
            }
        });
        Assert.Equal(JobStopReason.Budget, stopped.Reason);
        Assert.Empty(seen);
        Assert.Empty(shop.Emulator.Requests);
    }

    [Fact]
    public async Task An_exception_of_the_lambda_is_the_error_of_the_item()
    {
        await using LabelShop shop = await OpenAsync();
        List<JobItem<Label>> items = await LabelShop.CollectAsync(shop.Job().ReadAllAsync<FileInfo, Label>(shop.Pictures(2), static file => file.Name, static (_, file, _) => throw new InvalidDataException(file.Name)));
        Assert.All(items, static item => Assert.Equal(item.Key, Assert.IsType<InvalidDataException>(item.Error).Message));
        Assert.Throws<InvalidDataException>(() => items[0].Value);
    }

    [Fact]
    public async Task A_definition_does_the_same_as_the_short_form()
    {
        await using LabelShop shop = await OpenAsync();
        List<FileInfo> files = shop.Pictures(4);
        await shop.ReadAsync(files);
        List<JobItem<Label>> items = await LabelShop.CollectAsync(shop.Client.Job(new LabelJob(), shop.Journal).ReadAllAsync([.. files.Select(static file => file.FullName)], cancellationToken: TestContext.Current.CancellationToken));
        Assert.All(items, static item => Assert.True(item.FromJournal));
        Assert.Equal(4, shop.Billed);
    }

    [Fact]
    public async Task A_call_of_another_client_is_refused_and_not_sent()
    {
        await using LabelShop shop = await OpenAsync();
        ILabelReader other = shop.Client.Bind<ILabelReader>();
        List<JobItem<Label>> items = await LabelShop.CollectAsync(shop.Job().ReadAllAsync(shop.Pictures(2), static file => file.Name, (_, file, ct) => other.ReadAsync(ImageInput.FromFile(file.FullName), ct)));
        Assert.All(items, static item => Assert.Contains("first parameter", Assert.IsType<InvalidOperationException>(item.Error).Message, StringComparison.Ordinal));
        Assert.Empty(shop.Emulator.Requests);
        Assert.NotNull(await other.ReadAsync(EndToEnd.Tests.Pictures.Png(30), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_decorated_caller_is_refused()
    {
        await using LabelShop shop = await OpenAsync();
        ArgumentException refused = Assert.Throws<ArgumentException>(() => new Decorator(shop.Client).Job<ILabelReader>(shop.Journal));
        Assert.Contains("Decorator", refused.Message, StringComparison.Ordinal);
    }

    private sealed class LabelJob : JobDefinition<ILabelReader, string, Label>
    {
        public override string Name => nameof(ILabelReader);

        public override string KeyOf(string item) => Path.GetFileName(item);

        public override Task<Label> ReadAsync(ILabelReader client, string item, CancellationToken cancellationToken) =>
            client.ReadAsync(ImageInput.FromFile(item), cancellationToken);
    }

    private sealed class Decorator(IJsonModeCaller caller) : IJsonModeCaller
    {
        public Task<JsonModeResult<T>> CallAsync<T>(JsonModeMethod<T> method, UserMessage message, CallOptions? options, CancellationToken cancellationToken) => caller.CallAsync(method, message, options, cancellationToken);

        public JsonModeStream<T> Stream<T>(JsonModeStreamMethod<T> method, UserMessage message, CallOptions? options, CancellationToken cancellationToken) => caller.Stream(method, message, options, cancellationToken);

        public JsonModeStream<JsonModeSnapshot<T>> StreamSnapshots<T>(JsonModeMethod<T> method, UserMessage message, CallOptions? options, CancellationToken cancellationToken) => caller.StreamSnapshots(method, message, options, cancellationToken);
    }
}

public sealed class LambdaTestsInMemory() : LambdaTests(StoreKind.Memory);

public sealed class LambdaTestsOnSqlite() : LambdaTests(StoreKind.Sqlite);

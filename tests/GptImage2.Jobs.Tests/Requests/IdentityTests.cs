using GptImage2.Emulator;
using GptImage2.Jobs.Tests.Support;

namespace GptImage2.Jobs.Tests.Requests;

/// <summary>What makes a request another one, so that it is paid again, and what does not.</summary>
public sealed class IdentityTests() : ShopTests(StoreKind.Memory)
{
    public static TheoryData<string, CallOptions, bool> Settings => new()
    {
        { "tier", new CallOptions { ServiceTier = ServiceTier.Flex }, false },
        { "metadata", new CallOptions { Metadata = new Dictionary<string, string> { ["a"] = "b" } }, false },
        { "cache key", new CallOptions { PromptCacheKey = "key", PromptCacheBreakpoint = PromptCacheBreakpoint.ThirtyMinutes }, false },
        { "safety identifier", new CallOptions { SafetyIdentifier = "person" }, false },
        { "leniency", new CallOptions { Leniency = Leniency.Strict }, false },
        { "corrections", new CallOptions { MaxCorrections = 3 }, false },
        { "cost", new CallOptions { MaxCost = 1 }, false },
        { "output limit", new CallOptions { MaxOutputTokens = 500 }, true },
        { "effort", new CallOptions { ReasoningEffort = ReasoningEffort.Low }, true },
        { "verbosity", new CallOptions { Verbosity = Verbosity.Low }, true },
        { "model", new CallOptions { Model = "gpt-5.4-image-2" }, true },
        { "detail", new CallOptions { ImageDetail = ImageDetail.Low }, true },
    };

    [Theory]
    [MemberData(nameof(Settings))]
    public async Task A_setting_that_changes_what_the_model_writes_makes_another_request(string name, CallOptions changed, bool isAnother)
    {
        await using LabelShop shop = await OpenAsync();
        FileInfo file = shop.Picture("one.png", 30);
        await ReadWithAsync(shop, file, new CallOptions());
        JobItem<Label> second = await ReadWithAsync(shop, file, changed);
        Assert.True(second.IsDone, name);
        Assert.Equal(isAnother ? 2 : 1, shop.Billed);
        Assert.Equal(isAnother ? JobItemChange.Prompt : JobItemChange.None, second.Change);
    }

    [Fact]
    public async Task A_call_and_a_stream_of_other_prompts_are_other_requests()
    {
        await using LabelShop shop = await OpenAsync();
        shop.Emulator.Replies.Clear();
        shop.Emulator.Replies.When(static _ => true, Reply.Json("""{"name":"x","price":1}"""));
        FileInfo file = shop.Picture("one.png", 30);
        await ReadAsync(shop, static (reader, photo, ct) => reader.ReadAsync(photo, ct), file);
        await ReadAsync(shop, static (reader, photo, ct) => reader.ReadAsync(photo, "note", ct), file);
        await ReadAsync(shop, static (reader, photo, ct) => reader.ReadAsync(photo, "other note", ct), file);
        await ReadAsync(shop, static (reader, photo, ct) => reader.ReadAsync(photo, "note", ct), file);
        Assert.Equal(3, shop.Billed);
    }

    [Fact]
    public async Task An_address_with_an_identity_may_change()
    {
        await using LabelShop shop = await OpenAsync();
        shop.Emulator.Replies.Clear();
        shop.Emulator.Replies.When(static _ => true, Reply.Json("""{"name":"x","price":1}"""));
        Task<List<JobItem<Label>>> Read(string address, string? identity) => LabelShop.CollectAsync(shop.Job().ReadAllAsync([address], static _ => "one", (reader, item, ct) =>
        {
            var photo = ImageInput.FromUri(new Uri(item));
            return reader.ReadAsync(identity is null ? photo : photo.WithIdentity(identity).WithDetail(ImageDetail.High), ct);
        }));
        await Read("https://example.com/a.png?signature=1", "a");
        Assert.True(Assert.Single(await Read("https://example.com/a.png?signature=2", "a")).FromJournal);
        Assert.Equal(1, shop.Billed);
        await Read("https://example.com/a.png?signature=2", null);
        await Read("https://example.com/a.png?signature=3", null);
        Assert.Equal(3, shop.Billed);
    }

    [Fact]
    public async Task The_same_bytes_are_the_same_picture_wherever_they_come_from()
    {
        await using LabelShop shop = await OpenAsync();
        FileInfo file = shop.Picture("one.png", 30);
        byte[] bytes = await File.ReadAllBytesAsync(file.FullName, TestContext.Current.CancellationToken);
        await ReadAsync(shop, static (reader, photo, ct) => reader.ReadAsync(photo, ct), file);
        List<JobItem<Label>> items = await LabelShop.CollectAsync(shop.Job().ReadAllAsync(
            [ImageInput.FromBytes(bytes), ImageInput.FromStream(new MemoryStream(bytes)), ImageInput.FromUri(new Uri("data:image/png;base64," + Convert.ToBase64String(bytes)))],
            static photo => photo.ToString(),
            static (reader, photo, ct) => reader.ReadAsync(photo, ct)));
        Assert.All(items, static item => Assert.True(item.FromJournal));
        Assert.Equal(1, shop.Billed);
    }

    [Fact]
    public async Task A_chat_client_has_jobs_too()
    {
        await using LabelShop shop = await OpenAsync();
        using var chat = new OneReply("""{"name":"from a chat client","price":1}""");
        var caller = new ChatClientCaller(chat, new ChatClientCallerOptions { Price = GptImage2Model.Price });
        List<FileInfo> files = shop.Pictures(3);
        Task<List<JobItem<Label>>> Read() => LabelShop.CollectAsync(caller.Job<ILabelReader>(shop.Journal).ReadAllAsync(files, static file => file.Name, static (reader, file, ct) => reader.ReadAsync(ImageInput.FromFile(file.FullName), ct), new JobOptions { MaxCost = 1 }));
        Assert.All(await Read(), static item => Assert.Equal(("from a chat client", 0.00187m), (item.Value.Name, item.Spent)));
        Assert.All(await Read(), static item => Assert.True(item.FromJournal));
        Assert.Equal(3, chat.Calls);
    }

    private static async Task<JobItem<Label>> ReadWithAsync(LabelShop shop, FileInfo file, CallOptions options) =>
        await ReadAsync(shop, (reader, photo, ct) => reader.ReadWithAsync(photo, options, ct), file);

    private static async Task<JobItem<Label>> ReadAsync(LabelShop shop, Func<ILabelReader, ImageInput, CancellationToken, Task<Label>> read, FileInfo file) =>
        Assert.Single(await LabelShop.CollectAsync(shop.Job().ReadAllAsync([file], static file => file.Name, (reader, item, ct) => read(reader, ImageInput.FromFile(item.FullName), ct))));
}

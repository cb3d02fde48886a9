using Microsoft.Extensions.AI;
using ReasoningEffort = GptImage2.ReasoningEffort;

namespace GptImage2.Extensions.AI.Tests;

/// <summary>Tests the requests that are sent to a chat client.</summary>
public sealed class RequestTests : IDisposable
{
    private const string Milk = """{"name":"milk","count":2}""";

    private readonly string _path = Path.GetTempFileName();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => File.Delete(_path);

    [Fact]
    public async Task Text_and_images_follow_the_system_message_in_order()
    {
        var client = new FakeChatClient(FakeChatClient.Reply(Milk));
        byte[] png = Pictures.PngBytes(7);

        Product product = await client.Bind<IShop>().CompareAsync(
            ImageInput.FromUri(new Uri("https://example.com/a.jpg?x=1")), ImageInput.FromBytes(png), "new", Stop);

        Assert.Equal(new Product("milk", 2), product);
        ChatMessage[] messages = Assert.Single(client.Messages);
        Assert.Equal([ChatRole.System, ChatRole.User], messages.Select(message => message.Role));
        Assert.StartsWith("Be brief.\n\nReply only with minified JSON", messages[0].Text, StringComparison.Ordinal);
        Assert.EndsWith(Product.JsonSchema, messages[0].Text, StringComparison.Ordinal);
        Assert.Equal(["Before: ", "https://example.com/a.jpg?x=1 (image/jpeg)", " After: ", $"image/png, {png.Length} bytes", " What is new?"], Parts(messages[1]));
        Assert.Equal(png, Assert.Single(messages[1].Contents.OfType<DataContent>()).Data);
    }

    [Fact]
    public async Task Every_source_of_an_image_is_read()
    {
        byte[] png = Pictures.PngBytes(300, 300);
        await File.WriteAllBytesAsync(_path, png, Stop);
        using var stream = new MemoryStream([1, 2, .. png]) { Position = 2 };
        ImageInput[] images =
        [
            ImageInput.FromFile(_path),
            ImageInput.FromStream(stream),
            ImageInput.FromUri(new Uri($"data:image/png;base64,{Convert.ToBase64String(png)}")),
        ];
        var client = new FakeChatClient(FakeChatClient.Reply(Milk));
        IShop shop = client.Bind<IShop>();

        foreach (ImageInput image in images)
        {
            await shop.ReadAsync(image, cancellationToken: Stop);
            await shop.ReadAsync(image, cancellationToken: Stop);
        }

        Assert.Equal(6, client.Messages.Count);
        Assert.All(client.Messages, messages => Assert.Equal(png, Assert.Single(messages[1].Contents.OfType<DataContent>()).Data));
    }

    [Theory]
    [InlineData(ImageDetail.Auto, null)]
    [InlineData(ImageDetail.Low, "low")]
    [InlineData(ImageDetail.High, "high")]
    [InlineData(ImageDetail.Original, "original")]
    public async Task The_detail_of_an_image_is_a_property_of_its_content(ImageDetail detail, string? sent)
    {
        var client = new FakeChatClient(FakeChatClient.Reply(Milk));

        await client.Bind<IShop>().ReadAsync(Pictures.Png(5).WithDetail(detail), cancellationToken: Stop);
        await client.Bind<IShop>().ReadAsync(ImageInput.FromUri(new Uri("https://example.com/picture"), detail), cancellationToken: Stop);

        AIContent[] images = [.. client.Messages.Select(messages => messages[1].Contents[^1])];
        Assert.Equal("https://example.com/picture (image/*)", Parts(client.Messages[1][1])[^1]);
        Assert.All(images, image => Assert.Equal(sent, image.AdditionalProperties?["detail"]));
    }

    [Fact]
    public async Task A_request_sets_JSON_mode_and_few_other_options()
    {
        var client = new FakeChatClient(FakeChatClient.Reply(Milk));

        await client.Bind<IShop>().ReadAsync(cancellationToken: Stop);

        ChatOptions options = Assert.Single(client.Options)!;
        Assert.IsType<ChatResponseFormatJson>(options.ResponseFormat);
        Assert.Null(((ChatResponseFormatJson)options.ResponseFormat).Schema);
        Assert.Equal((null, null, null), (options.ModelId, options.MaxOutputTokens, options.Temperature));
        Assert.Equal((null, null), (options.Reasoning, options.AdditionalProperties));
    }

    [Fact]
    public async Task Settings_without_an_option_are_additional_properties_with_their_names_in_the_API()
    {
        var client = new FakeChatClient(FakeChatClient.Reply(Milk)) { Updates = [Milk] };
        var caller = new ChatClientCaller(client, new ChatClientCallerOptions { Model = "acme-2" });
        var settings = new CallOptions
        {
            Model = "acme-3",
            ServiceTier = ServiceTier.Flex,
            ReasoningEffort = ReasoningEffort.Low,
            Verbosity = Verbosity.High,
            PromptCacheKey = "key",
            PromptCacheBreakpoint = PromptCacheBreakpoint.TwelveHours,
            SafetyIdentifier = "someone",
            Metadata = new Dictionary<string, string> { ["team"] = "shop" },
        };
        var method = new JsonModeMethod<Product>("IShop.ReadAsync", default, JsonContract.Of<Product>());

        await caller.CallAsync(method, new UserMessage().Text("What?"u8), settings, Stop);
        await foreach (object _ in caller.StreamSnapshots(method, new UserMessage().Text("What?"u8), settings, Stop))
        {
        }

        Assert.Equal(2, client.Options.Count);
        Assert.All(client.Options, static sent =>
        {
            Assert.Equal(("acme-3", Microsoft.Extensions.AI.ReasoningEffort.Low), (sent!.ModelId, sent.Reasoning!.Effort));
            Assert.Equal(
                ["metadata", "prompt_cache_key=key", "safety_identifier=someone", "service_tier=flex", "verbosity=high"],
                sent.AdditionalProperties!.Select(static pair => pair.Value is string text ? $"{pair.Key}={text}" : pair.Key).Order(StringComparer.Ordinal));
            Assert.Equal([new("team", "shop")], (IReadOnlyDictionary<string, string>)sent.AdditionalProperties!["metadata"]!);
        });
    }

    [Theory]
    [InlineData(ReasoningEffort.None, Microsoft.Extensions.AI.ReasoningEffort.None)]
    [InlineData(ReasoningEffort.Minimal, Microsoft.Extensions.AI.ReasoningEffort.Low)]
    [InlineData(ReasoningEffort.Low, Microsoft.Extensions.AI.ReasoningEffort.Low)]
    [InlineData(ReasoningEffort.Medium, Microsoft.Extensions.AI.ReasoningEffort.Medium)]
    [InlineData(ReasoningEffort.High, Microsoft.Extensions.AI.ReasoningEffort.High)]
    [InlineData(ReasoningEffort.XHigh, Microsoft.Extensions.AI.ReasoningEffort.ExtraHigh)]
    [InlineData(ReasoningEffort.Max, Microsoft.Extensions.AI.ReasoningEffort.ExtraHigh)]
    public async Task An_effort_that_a_chat_client_does_not_know_is_the_nearest_one(ReasoningEffort effort, Microsoft.Extensions.AI.ReasoningEffort sent)
    {
        var client = new FakeChatClient(FakeChatClient.Reply(Milk));

        await new ChatClientCaller(client).CallAsync(new JsonModeMethod<Product>("IShop.ReadAsync", default, JsonContract.Of<Product>()), new UserMessage(), new CallOptions { ReasoningEffort = effort }, Stop);

        Assert.Equal(sent, Assert.Single(client.Options)!.Reasoning!.Effort);
    }

    [Fact]
    public async Task The_detail_of_the_call_is_that_of_images_without_their_own()
    {
        var client = new FakeChatClient(FakeChatClient.Reply(Milk));
        var method = new JsonModeMethod<Product>("IShop.ReadAsync", default, JsonContract.Of<Product>());

        await new ChatClientCaller(client).CallAsync(
            method, new UserMessage().Image(Pictures.Png(5), "a").Image(Pictures.Png(6).WithDetail(ImageDetail.Low), "b"), new CallOptions { ImageDetail = ImageDetail.Original }, Stop);

        Assert.Equal(["original", "low"], client.Messages[0][1].Contents.Select(static image => (string)image.AdditionalProperties!["detail"]!));
    }

    [Fact]
    public async Task Later_changes_of_the_options_do_not_affect_the_requests()
    {
        var client = new FakeChatClient(FakeChatClient.Reply(Milk));
        var options = new ChatClientCallerOptions { Model = "acme-2", MaxOutputTokens = 100, ConfigureRequest = static o => o.Temperature = 0.5f };
        IShop shop = client.Bind<IShop>(options);
        options.Model = "acme-3";

        await shop.ReadAsync(cancellationToken: Stop);

        ChatOptions sent = Assert.Single(client.Options)!;
        Assert.Equal(("acme-2", 100, 0.5f), (sent.ModelId, sent.MaxOutputTokens, sent.Temperature));
    }

    [Fact]
    public async Task A_correction_has_the_reply_and_no_images_that_it_does_not_need()
    {
        var client = new FakeChatClient(FakeChatClient.Reply("""{"name":"milk","count":"two"}"""), FakeChatClient.Reply(Milk));

        JsonModeResult<Product> result = await client.Bind<IShop>().ReadAsync(Pictures.Png(5), cancellationToken: Stop);

        Assert.Equal(new Product("milk", 2), result.Value);
        ChatMessage[] correction = client.Messages[1];
        Assert.Equal([ChatRole.System, ChatRole.User, ChatRole.Assistant, ChatRole.User], correction.Select(message => message.Role));
        Assert.Equal(["What is it?", "[image]"], Parts(correction[1]));
        Assert.Equal("""{"name":"milk","count":"two"}""", correction[2].Text);
        Assert.Contains("/count: expected", correction[3].Text, StringComparison.Ordinal);
        Assert.Equal(2, result.Exchanges.Count);
    }

    [Fact]
    public async Task A_correction_sends_images_again_when_the_reply_lacks_the_value()
    {
        var client = new FakeChatClient(FakeChatClient.Reply("""{"name":"milk"}"""), FakeChatClient.Reply(Milk));

        await client.Bind<IShop>().ReadAsync(Pictures.Png(5), cancellationToken: Stop);

        Assert.Equal(Parts(client.Messages[0][1]), Parts(client.Messages[1][1]));
    }

    [Fact]
    public async Task Images_are_checked_against_the_limits_of_the_caller()
    {
        var client = new FakeChatClient(FakeChatClient.Reply(Milk));
        IShop shop = client.Bind<IShop>(new ChatClientCallerOptions { ImageLimits = new ImageLimits { MaxImageBytes = 10 } });

        ImageInputException exception = await Assert.ThrowsAsync<ImageInputException>(() => shop.ReadAsync(Pictures.Png(5), cancellationToken: Stop));

        Assert.Equal(("photo", 10), (exception.Parameter, exception.Limit));
        Assert.Empty(client.Messages);
    }

    [Fact]
    public async Task An_image_that_has_changed_sends_no_request()
    {
        await File.WriteAllBytesAsync(_path, Pictures.PngBytes(5), Stop);
        var image = ImageInput.FromFile(_path);
        await File.WriteAllBytesAsync(_path, Pictures.PngBytes(5, 500), Stop);
        var client = new FakeChatClient(FakeChatClient.Reply(Milk));

        await Assert.ThrowsAsync<ImageInputException>(() => client.Bind<IShop>().ReadAsync(image, cancellationToken: Stop));

        Assert.Empty(client.Messages);
    }

    private static List<string> Parts(ChatMessage message) =>
        [.. message.Contents.Select(content => content switch
        {
            TextContent text => text.Text,
            DataContent data => $"{data.MediaType}, {data.Data.Length} bytes",
            UriContent uri => $"{uri.Uri} ({uri.MediaType})",
            _ => content.GetType().Name,
        })];
}

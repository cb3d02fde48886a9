using System.ClientModel;
using GptImage2.Emulator;
using GptImage2.OpenAI;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;

namespace GptImage2.Extensions.AI.Tests;

/// <summary>Tests complete calls through the chat client of the OpenAI SDK.</summary>
public sealed class EmulatorTests : IAsyncLifetime
{
    private const string Milk = """{"name":"milk","count":2}""";

    private GptImage2Emulator _emulator = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _emulator = await GptImage2Emulator.StartAsync(cancellationToken: Stop);

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();

    [Fact]
    public async Task A_call_sends_the_same_request_as_GptImage2Client()
    {
        _emulator.Replies.Enqueue(Reply.Json(Milk), Reply.Json(Milk));
        ImageInput before = Pictures.Png(10).WithDetail(ImageDetail.High);
        ImageInput after = Pictures.Png(20).WithDetail(ImageDetail.Low);
        var own = new GptImage2Client(new GptImage2Options { ApiKey = _emulator.ApiKey, Endpoint = _emulator.Endpoint });

        Assert.Equal(new Product("milk", 2), await own.Bind<IShop>().CompareAsync(before, after, "new", Stop));
        Assert.Equal(new Product("milk", 2), await Client().Bind<IShop>().CompareAsync(before, after, "new", Stop));

        string[] bodies = [.. _emulator.Requests.Select(Shown)];
        Assert.Equal(bodies[0], bodies[1]);
    }

    [Fact]
    public async Task A_system_message_with_values_is_the_same_as_from_GptImage2Client()
    {
        _emulator.Replies.Enqueue(Reply.Json(Milk), Reply.Json(Milk));
        var own = new GptImage2Client(new GptImage2Options { ApiKey = _emulator.ApiKey, Endpoint = _emulator.Endpoint });

        await own.Bind<IShop>().NameAsync("Malta", Stop);
        await Client().Bind<IShop>().NameAsync("Malta", Stop);

        string[] bodies = [.. _emulator.Requests.Select(Shown)];
        Assert.Equal(bodies[0], bodies[1]);
        Assert.Contains("\n\nBe brief, and name things as they are called in Malta.", bodies[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_result_has_usage_cost_and_ids()
    {
        _emulator.Replies.Enqueue(Reply.Json(Milk));

        JsonModeResult<Product> result = await Client().Bind<IShop>(new ChatClientCallerOptions { Price = GptImage2Model.Price }).ReadAsync(Pictures.Png(64), cancellationToken: Stop);

        EmulatedUsage usage = Assert.Single(_emulator.Requests).Usage!;
        Assert.Equal((usage.Prompt, usage.Completion), (result.Usage!.Value.InputTokens, result.Usage.Value.OutputTokens));
        Assert.Equal((usage.Prompt * 8m + usage.Completion * 15m) / 1_000_000m, result.Cost);
        Assert.StartsWith("chatcmpl-", result.RequestId, StringComparison.Ordinal);
        Assert.Equal("gpt-5-4-image-2", result.Model);
    }

    [Fact]
    public async Task A_correction_is_a_conversation_of_four_messages()
    {
        _emulator.Replies.Enqueue(Reply.Json("""{"name":"milk","count":0}"""), Reply.Json(Milk));

        JsonModeResult<Product> result = await Client().Bind<IShop>().ReadAsync(Pictures.Png(5), cancellationToken: Stop);

        Assert.Equal(new Product("milk", 2), result.Value);
        Assert.Equal(["system", "user", "assistant", "user"], _emulator.Requests[^1].Chat!.Messages.Select(message => message.Role));
    }

    [Fact]
    public async Task A_refusal_is_reported_as_a_refusal()
    {
        _emulator.Replies.Enqueue(Reply.Refusal("I will not."));

        Assert.Equal("I will not.", (await Assert.ThrowsAsync<ReplyRefusedException>(ReadAsync)).Refusal);
    }

    [Fact]
    public async Task A_reply_that_was_cut_off_is_reported_as_truncated()
    {
        _emulator.Replies.Enqueue(Reply.Json(Milk));

        ReplyTruncatedException exception = await Assert.ThrowsAsync<ReplyTruncatedException>(() =>
            Client().Bind<IShop>(new ChatClientCallerOptions { MaxOutputTokens = 3 }).ReadAsync(cancellationToken: Stop));

        Assert.Contains("MaxOutputTokens = 3", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_of_the_API_has_the_same_exception_as_from_GptImage2Client()
    {
        IShop shop = Client("sk-not-the-key").Bind<IShop>();

        ApiException exception = await Assert.ThrowsAsync<ApiException>(() => shop.ReadAsync(cancellationToken: Stop));

        Assert.Equal((401, "invalid_api_key", "IShop.ReadAsync"), (exception.Status, exception.Code, exception.Method));
        Assert.Equal(Assert.Single(_emulator.Requests).RequestId, exception.RequestId);
    }

    [Fact]
    public async Task The_estimate_of_an_image_is_at_least_its_billed_tokens_and_at_most_a_fifth_more()
    {
        _emulator.Replies.Enqueue(Reply.Json(Milk), Reply.Json(Milk));
        var image = ImageInput.FromBytes(Pictures.PngBytes(1920, 1080));

        long with = (await Client().Bind<IShop>().ReadAsync(image, cancellationToken: Stop)).Usage!.Value.InputTokens;
        long without = (await Client().Bind<IShop>().ReadAsync(cancellationToken: Stop)).Usage!.Value.InputTokens;

        Assert.Equal(2040, with - without);
        Assert.InRange(image.EstimateTokens()!.Value, with - without, (with - without) * 1.2);
    }

    private Task<JsonModeResult<Product>> ReadAsync() => Client().Bind<IShop>().ReadAsync(cancellationToken: Stop);

    private IChatClient Client(string? key = null) =>
        new ChatClient("gpt-5-4-image-2", new ApiKeyCredential(key ?? _emulator.ApiKey), new OpenAIClientOptions { Endpoint = _emulator.Endpoint }).AsIChatClient();

    private static string Shown(ReceivedRequest request) => string.Join('\n', request.Chat!.Messages.Select(message =>
        $"{message.Role}: {message.Text} {string.Join(", ", message.Images.Select(image => $"{image.Width} px {image.Detail} {image.Sha256}"))}"));
}

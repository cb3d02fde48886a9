using System.ClientModel;
using System.ClientModel.Primitives;
using OpenAI;
using OpenAI.Chat;

namespace GptImage2.Emulator.Tests;

/// <summary>The official .NET client, pointed at the emulator.</summary>
public sealed class OpenAIClientTests
{
    private static readonly ChatCompletionOptions JsonMode = new() { ResponseFormat = ChatResponseFormat.CreateJsonObjectFormat() };

    [Fact]
    public async Task The_client_gets_the_reply_to_a_plain_call()
    {
        await using Api api = await Api.StartAsync();
        api.Emulator.Replies.Enqueue(Reply.Json("""{"ok":true}"""));
        ChatCompletion completion = await Client(api).CompleteChatAsync([new SystemChatMessage("Reply with JSON."), new UserChatMessage("Go.")], JsonMode, Api.Stop);

        Assert.Equal("""{"ok":true}""", completion.Content[0].Text);
        Assert.Equal(ChatFinishReason.Stop, completion.FinishReason);
        Assert.Equal("gpt-5-4-image-2", completion.Model);
        Assert.Equal(completion.Usage.TotalTokenCount, completion.Usage.InputTokenCount + completion.Usage.OutputTokenCount);
    }

    [Fact]
    public async Task The_client_gets_the_reply_to_a_call_with_an_image()
    {
        await using Api api = await Api.StartAsync();
        byte[] bytes = TestImages.Png(640, 480, padding: 2_000_000);
        ChatCompletion completion = await Client(api).CompleteChatAsync(
            [new UserChatMessage(ChatMessageContentPart.CreateTextPart("Reply with JSON."), ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(bytes), "image/png", ChatImageDetailLevel.High))],
            JsonMode,
            Api.Stop);

        Assert.Contains("emulator", completion.Content[0].Text, StringComparison.Ordinal);
        ReceivedImage image = api.Emulator.Requests[0].Chat!.Images.Single();
        Assert.Equal((640, 480, bytes.Length, "high"), (image.Width, image.Height, image.ByteCount, image.Detail));
    }

    [Fact]
    public async Task The_client_reads_a_refusal_and_a_truncated_reply()
    {
        await using Api api = await Api.StartAsync();
        api.Emulator.Replies.Enqueue(Reply.Refusal("No."), Reply.Truncated("{"));
        ChatCompletion refused = await Client(api).CompleteChatAsync([new UserChatMessage("json")], JsonMode, Api.Stop);
        ChatCompletion cut = await Client(api).CompleteChatAsync([new UserChatMessage("json")], JsonMode, Api.Stop);

        Assert.Equal("No.", refused.Refusal);
        Assert.Equal(ChatFinishReason.Length, cut.FinishReason);
    }

    [Fact]
    public async Task The_client_reads_an_error()
    {
        await using Api api = await Api.StartAsync();
        ClientResultException error = await Assert.ThrowsAsync<ClientResultException>(() => Client(api).CompleteChatAsync([new UserChatMessage("Go.")], JsonMode, Api.Stop));
        Assert.Equal(400, error.Status);
        Assert.Contains("must contain the word 'json'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_key_on_a_large_upload_gets_its_error_and_not_a_broken_pipe()
    {
        await using Api api = await Api.StartAsync();
        var image = ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(TestImages.Png(64, 64, padding: 15_000_000)), "image/png");
        ClientResultException error = await Assert.ThrowsAsync<ClientResultException>(() => Client(api, "sk-wrong-key").CompleteChatAsync([new UserChatMessage(image)], JsonMode, Api.Stop));
        Assert.Equal(401, error.Status);
        Assert.Contains("Incorrect API key provided", error.Message, StringComparison.Ordinal);
        Assert.Single(api.Emulator.Requests);
    }

    [Fact]
    public async Task A_call_that_is_sent_again_is_the_same_each_time()
    {
        await using Api api = await Api.StartAsync();
        api.Emulator.Replies.Enqueue(Reply.Error(500, "Again.", "server_error"), Reply.Error(503, "Again.", "server_error").BeforeChecks());
        await Client(api).CompleteChatAsync([new UserChatMessage("json")], JsonMode, Api.Stop);

        Assert.Equal([500, 503, 200], api.Emulator.Requests.Select(r => r.Status));
        Assert.Single(api.Emulator.Requests.Select(r => r.BodySha256).Distinct(StringComparer.Ordinal));
    }

    private static ChatClient Client(Api api, string key = EmulatorOptions.DefaultApiKey) => new(
        "gpt-5-4-image-2",
        new ApiKeyCredential(key),
        new OpenAIClientOptions { Endpoint = api.Emulator.Endpoint, RetryPolicy = new NoWait() });

    private sealed class NoWait() : ClientRetryPolicy(3)
    {
        protected override Task WaitAsync(TimeSpan time, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

using System.ClientModel;
using System.ClientModel.Primitives;
using OpenAI;
using OpenAI.Chat;

namespace GptImage2.Emulator.Tests;

/// <summary>Streams as the official .NET client reads them.</summary>
public sealed class OpenAIStreamTests
{
    public static TheoryData<string> Deliveries => new("plain", "keep-alives and CRLF", "pieces", "split characters", "chunks");

    [Theory]
    [MemberData(nameof(Deliveries))]
    public async Task The_client_reads_a_stream_however_it_is_split(string delivery)
    {
        await using Api api = await Api.StartAsync();
        const string Text = """{"name":"Zoë 日本 😀","n":12345}""";
        Reply reply = Reply.Json(Text).WithUsage(20, 9, reasoning: 7, cached: 4);
        api.Emulator.Replies.Enqueue(delivery switch
        {
            "plain" => reply,
            "keep-alives and CRLF" => reply.Streamed(new StreamShape { KeepAlives = true, CarriageReturns = true, DeltaCharacters = 1 }),
            "pieces" => reply.InPieces(1),
            "split characters" => reply.SplitInCharacters(TimeSpan.FromMilliseconds(1)),
            _ => reply.InChunks(1),
        });

        List<StreamingChatCompletionUpdate> updates = await ReadAsync(api);
        Assert.Equal(Text, string.Concat(updates.SelectMany(u => u.ContentUpdate).Select(c => c.Text)));
        Assert.Equal(ChatMessageRole.Assistant, updates[0].Role);
        Assert.Equal([ChatFinishReason.Stop], updates.Select(u => u.FinishReason).OfType<ChatFinishReason>());
        ChatTokenUsage usage = Assert.Single(updates, u => u.Usage is not null).Usage;
        Assert.Equal((20, 9, 7, 4), (usage.InputTokenCount, usage.OutputTokenCount, usage.OutputTokenDetails.ReasoningTokenCount, usage.InputTokenDetails.CachedTokenCount));
        Assert.Equal("gpt-5-4-image-2", Assert.Single(updates.Select(u => u.Model).Distinct()));
        Assert.Equal(AnswerEnding.Complete, await api.Emulator.Requests[0].Ended.WaitAsync(Api.Stop));
    }

    [Fact]
    public async Task The_client_reads_a_refusal_and_a_truncated_reply()
    {
        await using Api api = await Api.StartAsync();
        api.Emulator.Replies.Enqueue(Reply.Refusal("I cannot do this."), Reply.Truncated("{"));
        List<StreamingChatCompletionUpdate> refused = await ReadAsync(api);
        List<StreamingChatCompletionUpdate> cut = await ReadAsync(api);
        Assert.Equal("I cannot do this.", string.Concat(refused.Select(u => u.RefusalUpdate)));
        Assert.Contains(cut, u => u.FinishReason is ChatFinishReason.Length);
    }

    [Fact]
    public async Task The_log_shows_that_a_reader_stopped_early()
    {
        await using Api api = await Api.StartAsync();
        api.Emulator.Replies.Enqueue(Reply.Endless());
        await foreach (StreamingChatCompletionUpdate? update in Client(api).CompleteChatStreamingAsync([new UserChatMessage("json")], cancellationToken: Api.Stop))
        {
            if (update.ContentUpdate.Any(c => c.Text.Contains("    ", StringComparison.Ordinal)))
                break;
        }

        ReceivedRequest request = api.Emulator.Requests[0];
        Assert.Equal(AnswerEnding.ClosedByClient, await request.Ended.WaitAsync(Api.Stop));
        Assert.True(request.ClientClosed);
        Assert.InRange(request.BytesSent, 1, 100_000_000);
    }

    private static async Task<List<StreamingChatCompletionUpdate>> ReadAsync(Api api)
    {
        var updates = new List<StreamingChatCompletionUpdate>();
        await foreach (StreamingChatCompletionUpdate? update in Client(api).CompleteChatStreamingAsync([new UserChatMessage("json")], cancellationToken: Api.Stop))
            updates.Add(update);

        return updates;
    }

    private static ChatClient Client(Api api) => new(
        "gpt-5-4-image-2",
        new ApiKeyCredential(api.Emulator.ApiKey),
        new OpenAIClientOptions { Endpoint = api.Emulator.Endpoint, RetryPolicy = new ClientRetryPolicy(0) });
}

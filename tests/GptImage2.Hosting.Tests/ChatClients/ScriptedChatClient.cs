using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace GptImage2.Hosting.Tests.ChatClients;

/// <summary>A chat client of a provider with a name and an address. It replies with texts in order, and the last one for all further requests; each takes 100 and 20 tokens.</summary>
internal sealed class ScriptedChatClient(string provider, params string[] replies) : IChatClient
{
    private int _asked;

    public int Asked => _asked;

    public string? Model { get; init; } = "acme-1";

    public Uri? Address { get; init; } = new("https://acme.example:8443/v1");

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, Next()))
        {
            FinishReason = ChatFinishReason.Stop,
            ModelId = "acme-1-0508",
            ResponseId = $"reply-{_asked}",
            Usage = new UsageDetails { InputTokenCount = 100, OutputTokenCount = 20 },
        });

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        yield return new ChatResponseUpdate(ChatRole.Assistant, Next()) { ModelId = "acme-1-0508", ResponseId = $"reply-{_asked}" };
        yield return new ChatResponseUpdate
        {
            FinishReason = ChatFinishReason.Stop,
            Contents = [new UsageContent(new UsageDetails { InputTokenCount = 100, OutputTokenCount = 20 })],
        };
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata(provider, Address, Model) : null;

    public void Dispose()
    {
    }

    private string Next() => replies[Math.Min(Interlocked.Increment(ref _asked), replies.Length) - 1];
}

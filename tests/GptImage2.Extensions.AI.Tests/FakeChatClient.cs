using Microsoft.Extensions.AI;

namespace GptImage2.Extensions.AI.Tests;

/// <summary>A chat client that records its requests. It returns its answers in order, and the last one for all further requests.</summary>
internal sealed class FakeChatClient(params Func<CancellationToken, Task<ChatResponse>>[] answers) : IChatClient
{
    public FakeChatClient(params ChatResponse[] answers)
        : this([.. answers.Select<ChatResponse, Func<CancellationToken, Task<ChatResponse>>>(static answer => _ => Task.FromResult(answer))])
    {
    }

    public FakeChatClient()
        : this(Reply("{}"))
    {
    }

    public FakeChatClient(Exception exception)
        : this(_ => Task.FromException<ChatResponse>(exception))
    {
    }

    public ChatClientMetadata? Metadata { get; init; } = new("acme", null, "acme-1");

    public List<ChatMessage[]> Messages { get; } = [];

    public List<ChatOptions?> Options { get; } = [];

    public static ChatResponse Reply(string text) => new(new ChatMessage(ChatRole.Assistant, text)) { FinishReason = ChatFinishReason.Stop };

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        Messages.Add([.. messages]);
        Options.Add(options);
        return answers[Math.Min(Messages.Count, answers.Length) - 1](cancellationToken);
    }

    /// <summary>The updates of the stream; an exception ends the stream.</summary>
    public IReadOnlyList<object> Updates { get; init; } = [];

    /// <summary>Whether the reader has disposed the stream.</summary>
    public bool IsLeft { get; private set; }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Messages.Add([.. messages]);
        Options.Add(options);
        try
        {
            foreach (object update in Updates)
            {
                await Task.Yield();
                cancellationToken.ThrowIfCancellationRequested();
                yield return update switch
                {
                    Exception e => throw e,
                    string text => new ChatResponseUpdate(ChatRole.Assistant, text) { ModelId = "acme-1-0508" },
                    _ => (ChatResponseUpdate)update,
                };
            }
        }
        finally
        {
            IsLeft = true;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceType == typeof(ChatClientMetadata) ? Metadata : null;

    public void Dispose() => throw new InvalidOperationException("A caller does not own its chat client.");
}

using Microsoft.Extensions.AI;

namespace GptImage2.Benchmarks.Tokens;

/// <summary>Ends a call once its prompt is known.</summary>
internal sealed class RecordedException : Exception;

/// <summary>Records the messages that a generated method would send.</summary>
internal sealed class RecordingCaller : IJsonModeCaller
{
    public string Text { get; private set; } = "";

    public Task<JsonModeResult<T>> CallAsync<T>(JsonModeMethod<T> method, UserMessage message, CallOptions? options, CancellationToken cancellationToken)
    {
        Text = method.SystemMessage;
        throw new RecordedException();
    }

    public JsonModeStream<T> Stream<T>(JsonModeStreamMethod<T> method, UserMessage message, CallOptions? options, CancellationToken cancellationToken)
    {
        Text = method.List.SystemMessage;
        throw new RecordedException();
    }

    public JsonModeStream<JsonModeSnapshot<T>> StreamSnapshots<T>(JsonModeMethod<T> method, UserMessage message, CallOptions? options, CancellationToken cancellationToken)
    {
        Text = method.SystemMessage;
        throw new RecordedException();
    }
}

/// <summary>Records the messages that Microsoft.Extensions.AI would send.</summary>
internal sealed class RecordingChatClient : IChatClient
{
    public string Text { get; private set; } = "";

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        Text = string.Concat(messages.Select(message => message.Text));
        throw new RecordedException();
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}

namespace GptImage2.Generators.Tests.Contracts;

/// <summary>Takes the system message of a call in the place of a client that would send it.</summary>
internal sealed class PromptRecorder : IJsonModeCaller
{
    private string? _prompt;

    public static async Task<string> Of<TClient>(Func<TClient, Task> call)
        where TClient : class, IJsonModeClient<TClient>
    {
        var recorder = new PromptRecorder();
        await Assert.ThrowsAsync<NotSupportedException>(() => call(TClient.GeneratedBind(recorder)));
        return recorder._prompt!;
    }

    public Task<JsonModeResult<T>> CallAsync<T>(JsonModeMethod<T> method, UserMessage message, CallOptions? options, CancellationToken cancellationToken)
    {
        _prompt = method.SystemMessage;
        throw new NotSupportedException();
    }

    public JsonModeStream<T> Stream<T>(JsonModeStreamMethod<T> method, UserMessage message, CallOptions? options, CancellationToken cancellationToken)
    {
        _prompt = method.List.SystemMessage;
        throw new NotSupportedException();
    }

    public JsonModeStream<JsonModeSnapshot<T>> StreamSnapshots<T>(JsonModeMethod<T> method, UserMessage message, CallOptions? options, CancellationToken cancellationToken)
    {
        _prompt = method.SystemMessage;
        throw new NotSupportedException();
    }
}

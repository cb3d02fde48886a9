using System.ClientModel;
using System.ClientModel.Primitives;
using GptImage2.Endpoints;
using GptImage2.Messages;
using GptImage2.OpenAI;
using GptImage2.Results;
using Microsoft.Extensions.AI;

namespace GptImage2.Extensions.AI;

/// <summary>Sends requests through a chat client, and returns the replies like any other endpoint of this library.</summary>
internal sealed class ChatClientChatEndpoint : IChatEndpoint
{
    private readonly IChatClient _client;
    private readonly string? _model;
    private readonly Action<ChatOptions>? _configure;
    private readonly bool _seesCache;

    public ChatClientChatEndpoint(IChatClient client, string? model, Action<ChatOptions>? configure)
    {
        _client = client;
        _model = model;
        _configure = configure;
        var metadata = client.GetService(typeof(ChatClientMetadata)) as ChatClientMetadata;
        Name = metadata?.ProviderName ?? client.GetType().Name;
        Address = metadata?.ProviderUri is { IsAbsoluteUri: true } address ? address : null;
        Model = model ?? metadata?.DefaultModelId;
        _seesCache = client.GetService(typeof(CountedChatClient)) is not null;
    }

    /// <summary>The provider as the client names it, otherwise the type of the client.</summary>
    public string Name { get; }

    /// <summary>The address of the provider; null when the client does not name it.</summary>
    public Uri? Address { get; }

    /// <summary>The requested model; null when it is unknown.</summary>
    public string? Model { get; }

    public async Task<ChatCompletion> SendAsync(JsonModeRequest request, CallAccount account, CancellationToken cancellationToken)
    {
        List<ChatMessage> messages = await ChatMessages.OfAsync(request, cancellationToken).ConfigureAwait(false);
        account.Sent(1, account.RequestId);
        await account.BeginAttemptAsync(cancellationToken).ConfigureAwait(false);
        ChatClientRequest? watched = Watch();
        ChatResponse response = await AskAsync(messages, request, account, cancellationToken).ConfigureAwait(false);
        ChatCompletion completion = ChatReply.Read(response);
        account.Sent(1, response.ResponseId);
        completion.RecordIn(account);
        if (watched is { WasSent: false })
            TakeFromCache(account, completion);
        if (completion.FinishReason == ChatFinishReason.ToolCalls.Value)
            throw new UnexpectedResponseException(account, $"The model ended with the finish reason '{completion.FinishReason}', but the request has no tools");
        if (completion.Content.IsEmpty && completion.Refusal is null && ChatReply.ErrorOf(response) is { } error)
            throw new ChatClientException(account, Name, error, null);
        return completion;
    }

    public async Task<IChatStream> OpenAsync(JsonModeRequest request, CallAccount account, CancellationToken cancellationToken)
    {
        List<ChatMessage> messages = await ChatMessages.OfAsync(request, cancellationToken).ConfigureAwait(false);
        account.Sent(1, account.RequestId);
        await account.BeginAttemptAsync(cancellationToken).ConfigureAwait(false);
        ChatClientRequest? watched = Watch();
        IAsyncEnumerable<ChatResponseUpdate> updates = _client.GetStreamingResponseAsync(messages, Options(request), cancellationToken)
            ?? throw new ChatClientException(account, Name, "It returned null instead of a response.", null);
        return new ChatClientStream(updates.GetAsyncEnumerator(cancellationToken), account, error => Failure(error, account, request.MaxOutputTokens), watched);
    }

    /// <summary>Records that a cache of the chat client replied. Nothing was sent, so nothing is counted.</summary>
    public static void TakeFromCache(CallAccount account, ChatCompletion completion)
    {
        account.Sent(0, null);
        account.TakenFromCache(completion.Content, completion.Model);
    }

    // Of this call only, since the asynchronous method that sets it returns to its caller without it.
    private ChatClientRequest? Watch() => _seesCache ? ChatClientRequest.Begin() : null;

    private async Task<ChatResponse> AskAsync(List<ChatMessage> messages, JsonModeRequest request, CallAccount account, CancellationToken cancellationToken)
    {
        try
        {
            return await _client.GetResponseAsync(messages, Options(request), cancellationToken).ConfigureAwait(false)
                ?? throw new InvalidOperationException("It returned null instead of a response.");
        }
        catch (Exception e) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
        catch (Exception e) when (e is not GptImage2Exception)
        {
            throw Failure(e, account, request.MaxOutputTokens);
        }
    }

    private ChatOptions Options(JsonModeRequest request)
    {
        ChatOptions options = ChatRequestOptions.Of(request);
        options.ModelId ??= _model;
        _configure?.Invoke(options);
        return options;
    }

    private GptImage2Exception Failure(Exception error, CallAccount account, int? maxOutputTokens) =>
        error is ClientResultException result && result.GetRawResponse() is { } response
            ? Failure(account, response, maxOutputTokens)
            : new ChatClientException(account, Name, error.Message, error);

    private static GptImage2Exception Failure(CallAccount account, PipelineResponse response, int? maxOutputTokens)
    {
        account.Sent(account.Attempts, OpenAIChatEndpoint.Header(response, "x-request-id"));
        if (Billing.IsRefusal(response.Status, response.Content.ToMemory().Span))
            account.Refused();
        ApiError error = ApiErrorReader.Read(response.Content.ToMemory().Span, OpenAIChatEndpoint.Header(response, "content-type"), null);
        return OpenAIChatEndpoint.Failure(account, response, error, maxOutputTokens, DateTimeOffset.UtcNow);
    }
}

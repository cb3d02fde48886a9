using System.ClientModel;
using System.ClientModel.Primitives;
using GptImage2.Endpoints;
using GptImage2.Messages;
using GptImage2.OpenAI;
using GptImage2.Results;
using Microsoft.Extensions.AI;

namespace GptImage2.Extensions.AI;

/// <summary>Sends requests through a chat client, and tells what came back as an endpoint of our own does.</summary>
internal sealed class ChatClientChatEndpoint : IChatEndpoint
{
    private readonly IChatClient _client;
    private readonly string? _model;
    private readonly ModelPrice? _price;
    private readonly Action<ChatOptions>? _configure;

    public ChatClientChatEndpoint(IChatClient client, string? model, ModelPrice? price, Action<ChatOptions>? configure)
    {
        _client = client;
        _model = model;
        _price = price;
        _configure = configure;
        var metadata = client.GetService(typeof(ChatClientMetadata)) as ChatClientMetadata;
        Name = metadata?.ProviderName ?? client.GetType().Name;
        Model = model ?? metadata?.DefaultModelId;
    }

    /// <summary>The provider as the client names it, or else the type of the client.</summary>
    public string Name { get; }

    /// <summary>The model that is asked for, as far as it is known.</summary>
    public string? Model { get; }

    public async Task<(ChatCompletion Completion, CallRecord Call)> SendAsync(JsonModeRequest request, CallRecord call, CancellationToken cancellationToken)
    {
        List<ChatMessage> messages = await ChatMessages.OfAsync(request, cancellationToken).ConfigureAwait(false);
        call = call with { Attempts = 1 };
        ChatResponse response = await AskAsync(messages, request.MaxOutputTokens, call, cancellationToken).ConfigureAwait(false);
        ChatCompletion completion = ChatReply.Read(response);
        call = call with
        {
            Usage = completion.Usage,
            Cost = completion.Usage is { } usage ? _price?.CostOf(usage) : null,
            Model = completion.Model,
            RequestId = response.ResponseId,
            Reply = completion.Content,
        };
        if (completion.FinishReason == ChatFinishReason.ToolCalls.Value)
            throw new UnexpectedResponseException(call, $"The model ended with the finish reason '{completion.FinishReason}', though no tool was offered");
        if (completion.Content.IsEmpty && completion.Refusal is null && ChatReply.ErrorOf(response) is { } error)
            throw new ChatClientException(call, Name, error, null);
        return (completion, call);
    }

    public async Task<(IChatStream Stream, CallRecord Call)> OpenAsync(JsonModeRequest request, CallRecord call, CancellationToken cancellationToken)
    {
        List<ChatMessage> messages = await ChatMessages.OfAsync(request, cancellationToken).ConfigureAwait(false);
        call = call with { Attempts = 1 };
        IAsyncEnumerable<ChatResponseUpdate> updates = _client.GetStreamingResponseAsync(messages, Options(request.MaxOutputTokens), cancellationToken)
            ?? throw new ChatClientException(call, Name, "It returned null instead of a response.", null);
        return (new ChatClientStream(updates.GetAsyncEnumerator(cancellationToken), (error, record) => Failure(error, record, request.MaxOutputTokens)), call);
    }

    private async Task<ChatResponse> AskAsync(List<ChatMessage> messages, int? maxOutputTokens, CallRecord call, CancellationToken cancellationToken)
    {
        try
        {
            return await _client.GetResponseAsync(messages, Options(maxOutputTokens), cancellationToken).ConfigureAwait(false)
                ?? throw new InvalidOperationException("It returned null instead of a response.");
        }
        catch (Exception e) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
        catch (Exception e) when (e is not GptImage2Exception)
        {
            throw Failure(e, call, maxOutputTokens);
        }
    }

    private ChatOptions Options(int? maxOutputTokens)
    {
        var options = new ChatOptions { ModelId = _model, MaxOutputTokens = maxOutputTokens, ResponseFormat = ChatResponseFormat.Json };
        _configure?.Invoke(options);
        return options;
    }

    private GptImage2Exception Failure(Exception error, CallRecord call, int? maxOutputTokens) =>
        error is ClientResultException result && result.GetRawResponse() is { } response
            ? Failure(call, response, maxOutputTokens)
            : new ChatClientException(call, Name, error.Message, error);

    private static GptImage2Exception Failure(CallRecord call, PipelineResponse response, int? maxOutputTokens)
    {
        call = call with { RequestId = OpenAIChatEndpoint.Header(response, "x-request-id") };
        var error = ApiError.Read(response.Content.ToMemory().Span, OpenAIChatEndpoint.Header(response, "content-type"), null);
        return OpenAIChatEndpoint.Failure(call, response, error, maxOutputTokens, DateTimeOffset.UtcNow);
    }
}

using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;
using System.Text.Json;
using GptImage2.Endpoints;
using GptImage2.Endpoints.RateLimiting;
using GptImage2.Endpoints.Telemetry;
using GptImage2.Messages;
using GptImage2.Results;
using OpenAI;
using OpenAI.Chat;
using ChatCompletion = GptImage2.Endpoints.ChatCompletion;

namespace GptImage2.OpenAI;

/// <summary>Sends a request through the pipeline of the OpenAI SDK, and tells a chat completion from all else that may come back.</summary>
internal sealed class OpenAIChatEndpoint : IChatEndpoint
{
    private const int Ok = 200;

    private readonly ChatClient _chat;
    private readonly ApiKey _key;
    private readonly ModelPrice _price;
    private readonly TimeProvider _clock;
    private readonly string _model;
    private readonly string _timeout;

    public OpenAIChatEndpoint(GptImage2Options options, Uri endpoint, ApiKey key, RateGate gate, CallLog log)
    {
        _key = key;
        _price = options.Price;
        _clock = options.TimeProvider;
        _model = options.Model;
        _timeout = string.Create(CultureInfo.InvariantCulture, $"it took longer than {nameof(GptImage2Options)}.{nameof(GptImage2Options.AttemptTimeout)}, {options.AttemptTimeout:c}.");
        Name = endpoint.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped).TrimEnd('/');
        var pipeline = new OpenAIClientOptions
        {
            Endpoint = endpoint,
            OrganizationId = options.Organization,
            ProjectId = options.Project,
            NetworkTimeout = options.AttemptTimeout,
            RetryPolicy = new JsonModeRetryPolicy(options.MaxRetries, options.MaxRetryDelay, options.TimeProvider, log),
        };
        pipeline.AddPolicy(new AttemptPolicy(gate, log), PipelinePosition.PerTry);
        pipeline.AddPolicy(new BodyPolicy(options.AttemptTimeout), PipelinePosition.PerTry);
        if (options.HttpClient is not null)
            pipeline.Transport = new HttpClientPipelineTransport(options.HttpClient);
        _chat = new ChatClient(options.Model, new ApiKeyCredential(key.Value), pipeline);
    }

    /// <summary>The address without anything in it that may be secret.</summary>
    public string Name { get; }

    /// <summary>Sends one request, as often as the retry policy says.</summary>
    public async Task<(ChatCompletion Completion, CallRecord Call)> SendAsync(JsonModeRequest request, CallRecord call, CancellationToken cancellationToken)
    {
        using var body = new JsonModeRequestBody(_model, request) { Call = call };
        body.CheckImages();
        using PipelineResponse response = await AskAsync(call, body, cancellationToken).ConfigureAwait(false);
        call = call with
        {
            Attempts = body.Attempts,
            RequestId = Header(response, "x-request-id"),
        };
        if (response.Status != Ok)
            throw Failure(call, response, ApiError.Read(body.Answer.Span, Header(response, "content-type"), _key), request.MaxOutputTokens, _clock.GetUtcNow());
        return Read(call, response, body.Answer.Span, request.MaxOutputTokens);
    }

    /// <summary>Sends one request, as often as the retry policy says, until a reply begins. From then on there is no second try.</summary>
    public async Task<(IChatStream Stream, CallRecord Call)> OpenAsync(JsonModeRequest request, CallRecord call, CancellationToken cancellationToken)
    {
        using var body = new JsonModeRequestBody(_model, request, streamed: true) { Call = call };
        body.CheckImages();
        PipelineResponse response = await AskAsync(call, body, cancellationToken).ConfigureAwait(false);
        call = call with
        {
            Attempts = body.Attempts,
            RequestId = Header(response, "x-request-id"),
        };
        if (response.Status != Ok || response.ContentStream is not { } content)
        {
            using (response)
                throw Failure(call, response, ApiError.Read(body.Answer.Span, Header(response, "content-type"), _key), request.MaxOutputTokens, _clock.GetUtcNow());
        }

        bool isStream = Header(response, "content-type")?.StartsWith("text/event-stream", StringComparison.OrdinalIgnoreCase) == true;
        return (new ChatStream(response, new BoundedLines(isStream ? content : new SingleEventStream(content)), Lost, Failed), call);

        GptImage2Exception Lost(Exception e, CallRecord record) =>
            new ApiConnectionException(record, Name, IsTimeout(e) ? _timeout : _key.Redact(Describe(e)), IsTimeout(e), e);

        GptImage2Exception Failed(string problem, ReadOnlySpan<byte> data, CallRecord record) => ApiError.TryRead(data) is null
            ? Unexpected(record, response, data, problem)
            : Failure(record, response, ApiError.Read(data, null, _key), request.MaxOutputTokens, _clock.GetUtcNow());
    }

    private async Task<PipelineResponse> AskAsync(CallRecord call, JsonModeRequestBody body, CancellationToken cancellationToken)
    {
        try
        {
            ClientResult result = await _chat.CompleteChatAsync(
                body,
                new RequestOptions { ErrorOptions = ClientErrorBehaviors.NoThrow, BufferResponse = false, CancellationToken = cancellationToken }).ConfigureAwait(false);
            return result.GetRawResponse();
        }
        catch (Exception e) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
        catch (Exception e)
        {
            Exception last = e is AggregateException { InnerExceptions: [.., var final] } ? final : e;
            // What an image source throws while it is sent is no fault of the connection.
            if (last is GptImage2Exception)
                throw last;
            if (last is ResponseTooLongException tooLong)
                throw new UnexpectedResponseException(call with { Attempts = body.Attempts }, tooLong.Message, tooLong.ContentType, Excerpt.Of(tooLong.Start.Span, _key));
            throw new ApiConnectionException(
                call with { Attempts = body.Attempts },
                Name,
                IsTimeout(last) ? _timeout : _key.Redact(Describe(last)),
                IsTimeout(last),
                e);
        }
    }

    private (ChatCompletion Completion, CallRecord Call) Read(CallRecord call, PipelineResponse response, ReadOnlySpan<byte> body, int? maxOutputTokens)
    {
        ChatCompletion completion;
        try
        {
            completion = ChatCompletionReader.Read(body);
        }
        catch (JsonException)
        {
            throw Unexpected(call, response, body, "The body of the response is not JSON");
        }

        call = call with
        {
            Usage = completion.Usage,
            Cost = completion.Usage is { } usage ? _price.CostOf(usage) : null,
            Model = completion.Model,
        };
        // Gateways have been seen to answer with success and an error in it.
        if (!completion.HasMessage && ApiError.TryRead(body) is not null)
            throw Failure(call, response, ApiError.Read(body, null, _key), maxOutputTokens, _clock.GetUtcNow());
        if (!completion.HasMessage)
            throw Unexpected(call, response, body, "The body of the response is not a chat completion");
        call = call with { Reply = completion.Content };
        if (completion.HasOtherEnd)
            throw Unexpected(call, response, body, $"The model ended with finish_reason '{completion.FinishReason}'");
        return (completion, call);
    }

    internal static GptImage2Exception Failure(CallRecord call, PipelineResponse response, ApiError error, int? maxOutputTokens, DateTimeOffset now)
    {
        if (error.IsContentFilter)
            return new ContentFilteredException(call, error.Message);
        if (error.IsOutputLimit)
            return new ReplyTruncatedException(call, maxOutputTokens);
        return new ApiException(call, response.Status, error, RetryAfter.Of(response, now));
    }

    private UnexpectedResponseException Unexpected(CallRecord call, PipelineResponse response, ReadOnlySpan<byte> body, string problem) =>
        new(call, problem, Header(response, "content-type"), Excerpt.Of(body, _key));

    internal static string? Header(PipelineResponse response, string name) =>
        response.Headers.TryGetValue(name, out string? value) ? value : null;

    // The SDK's own text names an option of the SDK, which nobody who reads this has set.
    private static bool IsTimeout(Exception e) => e is OperationCanceledException or TimeoutException;

    private static string Describe(Exception e)
    {
        string outer = e is ClientResultException { InnerException: { } inner } ? inner.Message : e.Message;
        string root = e.GetBaseException().Message;
        return outer.Contains(root, StringComparison.Ordinal) ? outer : $"{outer} {root}";
    }
}

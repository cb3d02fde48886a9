using System.ClientModel;
using System.ClientModel.Primitives;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Text.Json;
using GptImage2.Endpoints;
using GptImage2.Endpoints.RateLimiting;
using GptImage2.Endpoints.Telemetry;
using GptImage2.Messages;
using GptImage2.OpenAI.Credentials;
using GptImage2.Results;
using OpenAI;
using OpenAI.Chat;
using ChatCompletion = GptImage2.Endpoints.ChatCompletion;

namespace GptImage2.OpenAI;

/// <summary>Sends requests through the pipeline of the OpenAI SDK, and turns any answer that is not a chat completion into an exception.</summary>
internal sealed class OpenAIChatEndpoint : IChatEndpoint
{
    private const int Ok = 200;
    private const int Unauthorized = 401;

    private readonly ChatClient _chat;
    private readonly ICredentialSource _credential;
    private readonly TimeProvider _clock;
    private readonly string _model;
    private readonly TimeSpan _maxRetryDelay;
    private readonly TimeSpan _maxStreamTime;
    private readonly string _timeout;
    private readonly string _streamTimeout;

    public OpenAIChatEndpoint(GptImage2Options options, Uri endpoint, ICredentialSource credential, RequestLimits limits, CallLog log)
    {
        _credential = credential;
        _clock = options.TimeProvider;
        _maxRetryDelay = options.MaxRetryDelay;
        _model = options.Model;
        _timeout = TimeoutText(options.AttemptTimeout);
        _maxStreamTime = options.StreamTimeout;
        _streamTimeout = string.Create(CultureInfo.InvariantCulture, $"the stream took longer than {nameof(GptImage2Options)}.{nameof(GptImage2Options.StreamTimeout)}, {options.StreamTimeout:c}.");
        Name = endpoint.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped).TrimEnd('/');
        var pipeline = new OpenAIClientOptions
        {
            Endpoint = endpoint,
            OrganizationId = options.Organization,
            ProjectId = options.Project,
            NetworkTimeout = options.AttemptTimeout,
            RetryPolicy = new JsonModeRetryPolicy(options.MaxRetries, options.MaxRetryDelay, options.TimeProvider, log),
        };
        pipeline.AddPolicy(new AttemptPolicy(limits, log), PipelinePosition.PerTry);
        pipeline.AddPolicy(new CredentialPolicy(credential, options.ApiKeyHeader), PipelinePosition.PerTry);
        if (options.Headers.Count > 0 || options.ConfigureHeaders is not null)
            pipeline.AddPolicy(new ExtraHeadersPolicy(options), PipelinePosition.PerTry);
        pipeline.AddPolicy(new BodyPolicy(options.AttemptTimeout), PipelinePosition.PerTry);
        if (options.HttpClient is not null)
            pipeline.Transport = new GuardedTransport(options.HttpClient);
#pragma warning disable OPENAI001 // The key may change, and the SDK has no other way to leave it to a policy.
        _chat = new ChatClient(options.Model, new NoAuthenticationPolicy(), pipeline);
#pragma warning restore OPENAI001
    }

    /// <summary>The address without its parts that may be secret.</summary>
    public string Name { get; }

    /// <summary>Sends one request, with the retries that the policy allows.</summary>
    public async Task<ChatCompletion> SendAsync(JsonModeRequest request, CallAccount account, CancellationToken cancellationToken)
    {
        var state = new RequestState(request, account, isStreamed: false);
        using PipelineResponse response = await AskAsync(state, cancellationToken).ConfigureAwait(false);
        try
        {
            if (response.Status != Ok)
                throw Failure(state, response, ApiErrorReader.Read(state.Answer.Span, Shown(account, Header(response, "content-type")), account.Redaction));
            return Read(state, response, state.Answer.Span);
        }
        finally
        {
            state.Settle(account.Usage);
        }
    }

    /// <summary>Sends one request, with the retries that the policy allows. After a reply has begun, it is not sent again.</summary>
    public async Task<IChatStream> OpenAsync(JsonModeRequest request, CallAccount account, CancellationToken cancellationToken)
    {
        var state = new RequestState(request, account, isStreamed: true);
        PipelineResponse response = await AskAsync(state, cancellationToken).ConfigureAwait(false);
        if (response.Status != Ok || response.ContentStream is not { } content)
        {
            state.Settle(null);
            using (response)
                throw Failure(state, response, ApiErrorReader.Read(state.Answer.Span, Shown(account, Header(response, "content-type")), account.Redaction));
        }

        bool isStream = Header(response, "content-type")?.StartsWith("text/event-stream", StringComparison.OrdinalIgnoreCase) == true;
        var time = new StreamTime(_maxStreamTime, _clock);
        var stream = new ChatStream(response, new BoundedLines(isStream ? content : new SingleEventStream(content), time), isStream, time, account, Lost, Failed);
        return new EndedStream(stream, () => state.Settle(stream.Completion.Usage));

        GptImage2Exception Lost(Exception e) =>
            new ApiConnectionException(account, Name, e is StreamTimeoutException ? _streamTimeout : IsTimeout(e) ? _timeout : Shown(account, Describe(e)), IsTimeout(e), Redacted(account, e));

        GptImage2Exception Failed(string problem, bool isError, ReadOnlySpan<byte> data) =>
            isError ? Failure(state, response, ApiErrorReader.ReadEvent(data, account.Redaction))
            : ApiErrorReader.TryRead(data) is null ? Unexpected(account, response, data, problem)
            : Failure(state, response, ApiErrorReader.Read(data, null, account.Redaction));
    }

    private async Task<PipelineResponse> AskAsync(RequestState state, CancellationToken cancellationToken)
    {
        var json = new RequestJson(_model, state.Request!, state.IsStreamed);
        json.CheckImages();
        using var content = new RequestContent(json, state);
        var options = new RequestOptions { ErrorOptions = ClientErrorBehaviors.NoThrow, BufferResponse = false, CancellationToken = cancellationToken };
        options.AddPolicy(new RequestStatePolicy(state), PipelinePosition.PerCall);
        CallAccount account = state.Account;
        // A limiter runs before the key is known, and may quote the last one.
        if (_credential.Known is { } known)
            account.Hide(known);
        try
        {
            ClientResult result = await _chat.CompleteChatAsync(content, options).ConfigureAwait(false);
            PipelineResponse response = result.GetRawResponse();
            account.Sent(state.Attempts, Shown(account, Header(response, "x-request-id")));
            return response;
        }
        catch (Exception e) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(Shown(account, e.Message), Redacted(account, e), cancellationToken);
        }
        catch (Exception e)
        {
            throw Lost(state, Name, _timeout, e);
        }
    }

    /// <summary>What a request ends with that has no answer. An exception of the user's own code is thrown as it is.</summary>
    internal static Exception Lost(RequestState state, string name, string timeout, Exception e)
    {
        CallAccount account = state.Account;
        Exception last = e is AggregateException { InnerExceptions: [.., var final] } ? final : e;
        // An exception of an image source during sending is not an error of the connection.
        if (last is GptImage2Exception)
            return last;
        if (last is LimiterFailedException { InnerException: { } failure })
            ExceptionDispatchInfo.Throw(failure);
        account.Sent(state.Attempts, account.RequestId);
        if ((last as RedirectedException ?? state.Sent?.Failure()) is { } redirected)
            return new ApiException(account, Redirection.StatusOf(redirected), Redacted(account, Redirection.Followed(redirected.Target)), retryAfter: null);
        if (last is ResponseTooLongException tooLong)
            return new UnexpectedResponseException(account, tooLong.Message, Shown(account, tooLong.ContentType), Excerpt.Of(tooLong.Start.Span, account.Redaction));
        return new ApiConnectionException(
            account,
            name,
            IsTimeout(last) ? timeout : Shown(account, Describe(last)),
            IsTimeout(last),
            Redacted(account, e));
    }

    internal static string TimeoutText(TimeSpan timeout) => string.Create(CultureInfo.InvariantCulture, $"it took longer than {nameof(GptImage2Options)}.{nameof(GptImage2Options.AttemptTimeout)}, {timeout:c}.");

    private ChatCompletion Read(RequestState state, PipelineResponse response, ReadOnlySpan<byte> body)
    {
        CallAccount account = state.Account;
        ChatCompletion completion;
        try
        {
            completion = ChatCompletionReader.Read(body, account.Redaction);
        }
        catch (JsonException)
        {
            throw Unexpected(account, response, body, "The body of the response is not JSON");
        }

        account.Counted(completion.Usage, completion.Model, WireNames.Tier(completion.ServiceTier));
        // Some gateways answer with a success status and an error in the body.
        if (!completion.HasMessage && ApiErrorReader.TryRead(body) is not null)
            throw Failure(state, response, ApiErrorReader.Read(body, null, account.Redaction));
        if (!completion.HasMessage)
            throw Unexpected(account, response, body, "The body of the response is not a chat completion");
        completion.RecordIn(account);
        if (completion.HasOtherEnd)
            throw Unexpected(account, response, body, $"The model ended with finish_reason '{completion.FinishReason}'");
        return completion;
    }

    private GptImage2Exception Failure(RequestState state, PipelineResponse response, ApiError error)
    {
        DateTimeOffset now = _clock.GetUtcNow();
        string? advice = Redirection.Advice(response, Name) ?? LongWait(RetryAfter.Of(response, now)) ?? RefusedAgain(state, response);
        return Failure(state.Account, response, Redacted(state.Account, error with { Advice = advice }), state.Request?.MaxOutputTokens, now);
    }

    /// <summary>What to add to a refusal of the second key or token; null for any other answer.</summary>
    internal static string? RefusedAgain(RequestState state, PipelineResponse response) =>
        state.KeyRenewed && response.Status == Unauthorized ? "Another key or token was fetched after the first refusal, and was refused too." : null;

    private string? LongWait(TimeSpan? asked) => asked > _maxRetryDelay
        ? string.Create(CultureInfo.InvariantCulture, $"The endpoint asks to wait {asked:c}, which is longer than {nameof(GptImage2Options)}.{nameof(GptImage2Options.MaxRetryDelay)}, {_maxRetryDelay:c}.")
        : null;

    internal static GptImage2Exception Failure(CallAccount account, PipelineResponse response, ApiError error, int? maxOutputTokens, DateTimeOffset now)
    {
        if (error.IsContentFilter)
            return new ContentFilteredException(account, error);
        if (error.IsOutputLimit)
            return new ReplyTruncatedException(account, maxOutputTokens);
        return new ApiException(account, response.Status, error, RetryAfter.Of(response, now));
    }

    private static UnexpectedResponseException Unexpected(CallAccount account, PipelineResponse response, ReadOnlySpan<byte> body, string problem) =>
        new(account, problem, Shown(account, Header(response, "content-type")), Excerpt.Of(body, account.Redaction));

    internal static ApiError Redacted(CallAccount account, ApiError error) => error with { Advice = Shown(account, error.Advice) };

    private static Exception Redacted(CallAccount account, Exception exception) =>
        account.Redaction is { } redaction ? RedactedException.Of(exception, redaction) : exception;

    // A server may echo the key in any header.
    [return: NotNullIfNotNull(nameof(text))]
    private static string? Shown(CallAccount account, string? text) => account.Redaction?.OfOptional(text) ?? text;

    internal static string? Header(PipelineResponse response, string name) =>
        response.Headers.TryGetValue(name, out string? value) ? value : null;

    // The text of the SDK names an option of the SDK that the user of this library cannot have set.
    private static bool IsTimeout(Exception e) => e is OperationCanceledException or TimeoutException;

    private static string Describe(Exception e)
    {
        string outer = e is ClientResultException { InnerException: { } inner } ? inner.Message : e.Message;
        string root = e.GetBaseException().Message;
        return outer.Contains(root, StringComparison.Ordinal) ? outer : $"{outer} {root}";
    }
}

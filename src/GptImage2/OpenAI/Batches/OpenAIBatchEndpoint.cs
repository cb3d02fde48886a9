using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using GptImage2.Endpoints.Batches;
using GptImage2.Endpoints.Telemetry;
using GptImage2.Messages;
using GptImage2.OpenAI.Credentials;
using GptImage2.Results;

namespace GptImage2.OpenAI.Batches;

/// <summary>The files and batches of the API of OpenAI, with the key, the headers and the retries of a client.</summary>
internal sealed class OpenAIBatchEndpoint : IBatchEndpoint
{
    /// <summary>What messages name instead of a method.</summary>
    public const string Caller = "Batch API";

    /// <summary>The path of a single call, whatever the address of the client is.</summary>
    public const string LineUrl = "/v1/chat/completions";

    private const int PageSize = 100;
    private const int SlowestUpload = 64 * 1024;

    private readonly ClientPipeline _pipeline;
    private readonly ClientPipeline _once;
    private readonly Uri _address;
    private readonly ICredentialSource _credential;
    private readonly GptImage2Options _options;

    public OpenAIBatchEndpoint(GptImage2Options options, Uri endpoint, string name, ICredentialSource credential, CallLog log)
    {
        (_options, _address, _credential, Name) = (options, endpoint, credential, name);
        _pipeline = PipelineOf(options, options.MaxRetries, credential, log);
        _once = PipelineOf(options, 0, credential, log);
    }

    public string Name { get; }

    public async Task WriteLineAsync(Stream file, string id, JsonModeRequest request, CancellationToken cancellationToken)
    {
        var body = new RequestJson(_options.Model, request);
        body.CheckImages();
        await file.WriteAsync(Encoding.UTF8.GetBytes($"{{\"custom_id\":\"{JsonEncodedText.Encode(id)}\",\"method\":\"POST\",\"url\":\"{LineUrl}\",\"body\":"), cancellationToken).ConfigureAwait(false);
        await body.WriteToAsync(file, cancellationToken).ConfigureAwait(false);
        await file.WriteAsync("}\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
    }

    public async Task<string> UploadAsync(string name, Stream file, CancellationToken cancellationToken)
    {
        var call = new Call(HttpMethod.Post, "files") { Time = TimeSpan.FromSeconds((double)file.Length / SlowestUpload) };
        using JsonDocument json = await AskAsync(_pipeline, call, state => new MultipartFile(name, file, state), cancellationToken).ConfigureAwait(false);
        return BatchJson.ReadFile(json.RootElement)?.Id ?? throw Unexpected(json, "a file");
    }

    public async IAsyncEnumerable<ProviderFile> ListFilesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (JsonElement item in ListAsync("files", "purpose=batch&order=desc&", cancellationToken).ConfigureAwait(false))
        {
            if (BatchJson.ReadFile(item) is { } file)
                yield return file;
        }
    }

    public async Task<Stream> OpenFileAsync(string id, CancellationToken cancellationToken)
    {
        var state = new RequestState(null, new CallAccount(Caller), isStreamed: true);
        PipelineResponse response = await SendAsync(_pipeline, new Call(HttpMethod.Get, $"files/{Uri.EscapeDataString(id)}/content"), state, null, cancellationToken).ConfigureAwait(false);
        return response.ContentStream is { } content ? new ResponseStream(response, content, e => Lost(state, e)) : Stream.Null;
    }

    public async Task DeleteFileAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            using JsonDocument _ = await AskAsync(_pipeline, new Call(HttpMethod.Delete, "files/" + Uri.EscapeDataString(id)), null, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException e) when (e.Status == 404)
        {
            // It is not there, as wanted.
        }
    }

    public async Task<ProviderBatch> CreateAsync(NewBatch batch, CancellationToken cancellationToken)
    {
        byte[] body = BatchJson.Write(batch);
        using JsonDocument json = await AskAsync(_once, new Call(HttpMethod.Post, "batches"), _ => BinaryContent.Create(BinaryData.FromBytes(body)), cancellationToken).ConfigureAwait(false);
        return Read(json);
    }

    public async Task<ProviderBatch> GetAsync(string id, CancellationToken cancellationToken)
    {
        using JsonDocument json = await AskAsync(_pipeline, new Call(HttpMethod.Get, "batches/" + Uri.EscapeDataString(id)), null, cancellationToken).ConfigureAwait(false);
        return Read(json);
    }

    public async IAsyncEnumerable<ProviderBatch> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (JsonElement item in ListAsync("batches", "", cancellationToken).ConfigureAwait(false))
        {
            if (BatchJson.ReadBatch(item, _credential.Known) is { } batch)
                yield return batch;
        }
    }

    public IAsyncEnumerable<BatchResult> ReadResultsAsync(Stream file, CancellationToken cancellationToken) => BatchResultReader.ReadAsync(file, _credential.Known, cancellationToken);

    private static ClientPipeline PipelineOf(GptImage2Options options, int retries, ICredentialSource credential, CallLog log)
    {
        var settings = new ClientPipelineOptions
        {
            NetworkTimeout = options.AttemptTimeout,
            RetryPolicy = new JsonModeRetryPolicy(retries, options.MaxRetryDelay, options.TimeProvider, log),
        };
        if (options.HttpClient is not null)
            settings.Transport = new GuardedTransport(options.HttpClient);
        List<PipelinePolicy> perTry = [new CredentialPolicy(credential, options.ApiKeyHeader)];
        if (options.Headers.Count > 0 || options.ConfigureHeaders is not null)
            perTry.Add(new ExtraHeadersPolicy(options));
        perTry.Add(new BodyPolicy(options.AttemptTimeout));
        return ClientPipeline.Create(settings, default, perTry.ToArray(), default);
    }

    private async IAsyncEnumerable<JsonElement> ListAsync(string path, string query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? after = null;
        while (true)
        {
            string page = string.Create(CultureInfo.InvariantCulture, $"{query}limit={PageSize}{(after is null ? "" : "&after=" + Uri.EscapeDataString(after))}");
            using JsonDocument json = await AskAsync(_pipeline, new Call(HttpMethod.Get, path) { Query = page }, null, cancellationToken).ConfigureAwait(false);
            if (BatchJson.Member(json.RootElement, "data") is not { ValueKind: JsonValueKind.Array } data)
                throw Unexpected(json, "a list");
            string? last = null;
            foreach (JsonElement item in data.EnumerateArray())
            {
                last = BatchJson.TextOf(item, "id");
                yield return item;
            }

            // A page that does not move on would be asked for without end.
            if (last is null || last == after || BatchJson.Member(json.RootElement, "has_more") is not { ValueKind: JsonValueKind.True })
                yield break;
            after = last;
        }
    }

    private async Task<JsonDocument> AskAsync(ClientPipeline pipeline, Call call, Func<RequestState, BinaryContent>? content, CancellationToken cancellationToken)
    {
        var state = new RequestState(null, new CallAccount(Caller), isStreamed: false);
        using PipelineResponse response = await SendAsync(pipeline, call, state, content?.Invoke(state), cancellationToken).ConfigureAwait(false);
        try
        {
            return JsonDocument.Parse(state.Answer);
        }
        catch (JsonException)
        {
            throw new UnexpectedResponseException(state.Account, "The body of the response is not JSON", OpenAIChatEndpoint.Header(response, "content-type"), Excerpt.Of(state.Answer.Span, state.Account.Redaction));
        }
    }

    private async Task<PipelineResponse> SendAsync(ClientPipeline pipeline, Call call, RequestState state, BinaryContent? content, CancellationToken cancellationToken)
    {
        using PipelineMessage message = MessageOf(pipeline, call, state, content, cancellationToken);
        CallAccount account = state.Account;
        if (_credential.Known is { } known)
            account.Hide(known);
        PipelineResponse response;
        try
        {
            await pipeline.SendAsync(message).ConfigureAwait(false);
            response = message.ExtractResponse()!;
        }
        catch (Exception e) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
        catch (Exception e)
        {
            throw Lost(state, e);
        }

        account.Sent(state.Attempts, OpenAIChatEndpoint.Header(response, "x-request-id"));
        if (response.Status is >= 200 and < 300)
            return response;
        using (response)
        {
            ApiError error = ApiErrorReader.Read(state.Answer.Span, OpenAIChatEndpoint.Header(response, "content-type"), account.Redaction);
            string? advice = Redirection.Advice(response, Name) ?? OpenAIChatEndpoint.RefusedAgain(state, response);
            throw new ApiException(account, response.Status, OpenAIChatEndpoint.Redacted(account, error with { Advice = advice }), RetryAfter.Of(response, _options.TimeProvider.GetUtcNow()));
        }
    }

    private PipelineMessage MessageOf(ClientPipeline pipeline, Call call, RequestState state, BinaryContent? content, CancellationToken cancellationToken)
    {
        PipelineMessage message = pipeline.CreateMessage();
        message.Apply(new RequestOptions { CancellationToken = cancellationToken, BufferResponse = false, ErrorOptions = ClientErrorBehaviors.NoThrow });
        message.SetProperty(typeof(RequestState), state);
        if (call.Time > _options.AttemptTimeout)
            message.NetworkTimeout = call.Time;
        PipelineRequest request = message.Request;
        request.Method = call.Method.Method;
        var address = new UriBuilder(_address);
        address.Path = $"{address.Path.TrimEnd('/')}/{call.Path}";
        address.Query = string.Join('&', new[] { address.Query.TrimStart('?'), call.Query }.Where(static part => part.Length > 0));
        request.Uri = address.Uri;
        request.Headers.Set("Accept", "application/json");
        if (_options.Organization is { } organization)
            request.Headers.Set("OpenAI-Organization", organization);
        if (_options.Project is { } project)
            request.Headers.Set("OpenAI-Project", project);
        if (content is null)
            return message;
        request.Content = content;
        request.Headers.Set("Content-Type", content is MultipartFile form ? form.ContentType : "application/json");
        return message;
    }

    private Exception Lost(RequestState state, Exception e) => OpenAIChatEndpoint.Lost(state, Name, OpenAIChatEndpoint.TimeoutText(_options.AttemptTimeout), e);

    private ProviderBatch Read(JsonDocument json) => BatchJson.ReadBatch(json.RootElement, _credential.Known) ?? throw Unexpected(json, "a batch");

    private UnexpectedResponseException Unexpected(JsonDocument json, string expected) =>
        new(new CallAccount(Caller), $"The body of the response is not {expected}", "application/json", Excerpt.Of(Encoding.UTF8.GetBytes(json.RootElement.GetRawText()), _credential.Known));

    /// <summary>A request of the API.</summary>
    private sealed record Call(HttpMethod Method, string Path)
    {
        public string Query { get; init; } = "";

        /// <summary>The time that an attempt needs, when it is longer than that of the options.</summary>
        public TimeSpan Time { get; init; }
    }
}

using System.Diagnostics;
using System.Globalization;
using GptImage2.Emulator.Bodies;
using GptImage2.Emulator.Chat;
using GptImage2.Emulator.Completions;
using GptImage2.Emulator.Endpoints;
using GptImage2.Emulator.Errors;
using GptImage2.Emulator.Faults;
using GptImage2.Emulator.Log;
using GptImage2.Emulator.Options;
using GptImage2.Emulator.Pages;
using GptImage2.Emulator.Requests;
using GptImage2.Emulator.Wire;

namespace GptImage2.Emulator.Server;

/// <summary>Finds who answers a request, logs it, and writes the answer with the headers that every answer has.</summary>
internal sealed class Router(EndpointOptions options, RequestLog log, ChatCompletions chatCompletions, Resources resources)
{
    private readonly PageEndpoint? _page = PageEndpoint.Create(options, log);
    private long _count = -1;

    public async Task HandleAsync(HttpContext context)
    {
        // The page refuses other names itself, in words for people.
        if (_page is not null && PageEndpoint.Serves(context.Request))
        {
            await _page.HandleAsync(context).ConfigureAwait(false);
            return;
        }

        if (IsForUs(context.Request) && Cors.IsPreflight(context.Request, options))
        {
            Cors.AnswerPreflight(context);
            return;
        }

        long started = Stopwatch.GetTimestamp();
        ReceivedRequest request = Describe(context.Request, Interlocked.Increment(ref _count));
        request.Start(options.TimeProvider);
        log.Calls?.Begin(request);
        AnswerEnding ending = AnswerEnding.ClosedByClient;
        try
        {
            Answer answer = await SettleAsync(context, request).ConfigureAwait(false);
            if (answer.Delay > TimeSpan.Zero)
                await Task.Delay(answer.Delay, options.TimeProvider, context.RequestAborted).ConfigureAwait(false);

            List<KeyValuePair<string, string>> headers = Headers(context.Request, request, answer, started);
            request.Call?.Answered(headers);
            ending = await new AnswerWriter(context, request, answer, options.TimeProvider).WriteAsync(headers).ConfigureAwait(false);
        }
        finally
        {
            request.End(ending);
        }
    }

    /// <summary>Counts the requests from the first again.</summary>
    public void Reset() => Interlocked.Exchange(ref _count, -1);

    private async Task<Answer> SettleAsync(HttpContext context, ReceivedRequest request)
    {
        try
        {
            Answer answer = (await AnswerOrFailAsync(context, request).ConfigureAwait(false)).Finish(request.RequestId, options);
            request.Status = answer.Delivery.Fault is { At: not (Fault.Stage.Body or Fault.Stage.AnswerUnread) } ? 0 : answer.Status;
            request.Usage = answer.Usage;
            request.Error = answer.Error;
            request.Completion = answer.Completion;
            request.Fault = answer.Delivery.Fault;
            return answer;
        }
        finally
        {
            log.Add(request);
            log.Settled?.Invoke(request);
        }
    }

    private async Task<Answer> AnswerOrFailAsync(HttpContext context, ReceivedRequest request)
    {
        try
        {
            return await AnswerAsync(context, request).ConfigureAwait(false);
        }
        catch (IOException e) when (e.InnerException is OverflowException)
        {
            // The size of a chunk is larger than the server can count. It refuses other malformed chunks itself.
            return Answer.ProxyPage(StatusCodes.Status400BadRequest) with
            {
                Error = "The body of the request breaks the rules of HTTP.",
                Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Connection"] = "close" },
            };
        }
        catch (Exception e) when (!context.RequestAborted.IsCancellationRequested && e is not (IOException or OperationCanceledException))
        {
            // A rule of the script that throws ends up here too: the test that wrote it should read why.
            var error = ErrorResponse.Emulator(StatusCodes.Status500InternalServerError, $"The emulator failed: {e.GetType().Name}: {e.Message}");
            return Answer.From(error);
        }
    }

    private async Task<Answer> AnswerAsync(HttpContext context, ReceivedRequest request)
    {
        if (!IsForUs(context.Request))
        {
            return await RefuseUnreadAsync(context, request, ErrorResponse.Emulator(
                StatusCodes.Status403Forbidden, "The emulator answers under the names of this machine only: 127.0.0.1, [::1] or localhost. With AllowRemote it answers under any name.")).ConfigureAwait(false);
        }

        if (HttpMethods.IsGet(request.Method) && ModelList.Serves(request.Path))
        {
            return RequestKey.Check(context.Request, options) is { } unauthorized
                ? Answer.From(unauthorized) with { Error = unauthorized.Code ?? "missing_api_key" }
                : ModelList.Answer(request.Path, options);
        }

        if (resources.Find(request.Path) is { } endpoint)
            return await resources.AnswerAsync(context, request, endpoint).ConfigureAwait(false);

        if (!string.Equals(request.Path, "/v1/chat/completions", StringComparison.Ordinal))
            return await RefuseUnreadAsync(context, request, ErrorResponse.NoSuchUrl(request.Method, request.Path)).ConfigureAwait(false);

        if (!HttpMethods.IsPost(request.Method))
            return await RefuseUnreadAsync(context, request, ErrorResponse.NotAllowed(request.Method, request.Path)).ConfigureAwait(false);

        return await chatCompletions.AnswerAsync(context, request).ConfigureAwait(false);
    }

    private static async Task<Answer> RefuseUnreadAsync(HttpContext context, ReceivedRequest request, ErrorResponse error)
    {
        request.BodyLength = await RequestBody.DrainAsync(context.Request.BodyReader, context.RequestAborted).ConfigureAwait(false);
        return Answer.From(error);
    }

    // The owner of a site can make its name point to this machine. Its pages would then be of the same origin.
    private bool IsForUs(HttpRequest request) => options.AllowRemote || LocalOnly.IsLoopback(request);

    private ReceivedRequest Describe(HttpRequest request, long number)
    {
        return new ReceivedRequest(number, request.Method, request.Path.Value ?? "/", SecretHeaders.LeaveOut(request.Headers), "req_" + Guid.NewGuid().ToString("N")) { Epoch = log.Epoch };
    }

    private List<KeyValuePair<string, string>> Headers(HttpRequest asked, ReceivedRequest request, Answer answer, long started)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["Content-Type"] = answer.ContentType,
            ["x-request-id"] = request.RequestId,
            ["Access-Control-Expose-Headers"] = "X-Request-ID",
            ["X-Content-Type-Options"] = "nosniff",
            ["x-gptimage2-emulator"] = EmulatorVersion.Text,
        };

        // What the service behind the proxy adds; the layers that refuse keys and large bodies come before it.
        if (answer.Status is not (StatusCodes.Status401Unauthorized or StatusCodes.Status413PayloadTooLarge))
        {
            headers["openai-version"] = "2020-10-01";
            headers["openai-organization"] = options.Organization;
            string project = request.Headers.GetValueOrDefault("OpenAI-Project", options.Project);
            headers["openai-project"] = Cors.CanBeSent(project) ? project : options.Project;
            headers["openai-processing-ms"] = Math.Ceiling(Stopwatch.GetElapsedTime(started).TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        }

        Cors.Allow(asked, options, headers);
        foreach ((string? name, string? value) in answer.Headers)
            headers[name] = value;

        return [.. headers];
    }
}

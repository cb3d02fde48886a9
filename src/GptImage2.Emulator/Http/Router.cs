using System.Diagnostics;
using System.Globalization;
using GptImage2.Emulator.Pages;

namespace GptImage2.Emulator.Http;

/// <summary>Finds who answers a request, logs it, and writes the answer with the headers that every answer has.</summary>
internal sealed class Router(EmulatorOptions options, RequestLog log, ChatCompletions chatCompletions)
{
    private readonly PageEndpoint? _page = PageEndpoint.Create(options, log);
    private long _count = -1;

    public async Task HandleAsync(HttpContext context)
    {
        if (_page is not null && PageEndpoint.Serves(context.Request))
        {
            await _page.HandleAsync(context).ConfigureAwait(false);
            return;
        }

        var started = Stopwatch.GetTimestamp();
        var request = Describe(context.Request, Interlocked.Increment(ref _count));
        request.Start(options.TimeProvider);
        log.Calls?.Begin(request);
        var ending = AnswerEnding.ClosedByClient;
        try
        {
            var answer = await SettleAsync(context, request).ConfigureAwait(false);
            if (answer.Delay > TimeSpan.Zero)
                await Task.Delay(answer.Delay, options.TimeProvider, context.RequestAborted).ConfigureAwait(false);

            var headers = Headers(request, answer, started);
            request.Call?.Answered(headers);
            ending = await new AnswerWriter(context, request, answer, options.TimeProvider).WriteAsync(headers).ConfigureAwait(false);
        }
        finally
        {
            request.End(ending);
        }
    }

    private async Task<Answer> SettleAsync(HttpContext context, ReceivedRequest request)
    {
        try
        {
            var answer = await AnswerOrFailAsync(context, request).ConfigureAwait(false);
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
            options.OnAnswer?.Invoke(request);
        }
    }

    private async Task<Answer> AnswerOrFailAsync(HttpContext context, ReceivedRequest request)
    {
        try
        {
            return await AnswerAsync(context, request).ConfigureAwait(false);
        }
        catch (Exception e) when (!context.RequestAborted.IsCancellationRequested && e is not (IOException or OperationCanceledException))
        {
            // A rule of the script that throws ends up here too: the test that wrote it should read why.
            var error = ApiError.Emulator(StatusCodes.Status500InternalServerError, $"The emulator failed: {e.GetType().Name}: {e.Message}");
            return Answer.From(error);
        }
    }

    private async Task<Answer> AnswerAsync(HttpContext context, ReceivedRequest request)
    {
        if (HttpMethods.IsGet(request.Method) && (request.Path == ModelList.Path || request.Path.StartsWith(ModelList.Path + "/", StringComparison.Ordinal)))
        {
            return ApiKey.Check(context.Request, options) is { } unauthorized
                ? Answer.From(unauthorized) with { Error = unauthorized.Code ?? "missing_api_key" }
                : ModelList.Answer(request.Path, options);
        }

        if (!string.Equals(request.Path, "/v1/chat/completions", StringComparison.Ordinal))
            return await RefuseUnreadAsync(context, request, ApiError.NotFound($"Invalid URL ({request.Method} {request.Path})")).ConfigureAwait(false);

        if (!HttpMethods.IsPost(request.Method))
        {
            var error = ApiError.BadRequest(
                $"Not allowed to {request.Method} on {request.Path}. (HINT: Perhaps you meant to make your HTTP request differently?)",
                code: "method_not_supported");
            return await RefuseUnreadAsync(context, request, error with { Status = StatusCodes.Status405MethodNotAllowed }).ConfigureAwait(false);
        }

        return await chatCompletions.AnswerAsync(context, request).ConfigureAwait(false);
    }

    private static async Task<Answer> RefuseUnreadAsync(HttpContext context, ReceivedRequest request, ApiError error)
    {
        request.BodyLength = await RequestBody.DrainAsync(context.Request.BodyReader, context.RequestAborted).ConfigureAwait(false);
        return Answer.From(error);
    }

    private static ReceivedRequest Describe(HttpRequest request, long number)
    {
        return new ReceivedRequest(number, request.Method, request.Path.Value ?? "/", SecretHeaders.LeaveOut(request.Headers), "req_" + Guid.NewGuid().ToString("N"));
    }

    private static List<KeyValuePair<string, string>> Headers(ReceivedRequest request, Answer answer, long started)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["Content-Type"] = answer.ContentType,
            ["x-request-id"] = request.RequestId,
            ["x-gptimage2-emulator"] = GptImage2Emulator.Version,
            ["openai-version"] = "2020-10-01",
            ["openai-processing-ms"] = Math.Ceiling(Stopwatch.GetElapsedTime(started).TotalMilliseconds).ToString(CultureInfo.InvariantCulture),
        };
        foreach (var (name, value) in answer.Headers)
            headers[name] = value;

        return [.. headers];
    }
}

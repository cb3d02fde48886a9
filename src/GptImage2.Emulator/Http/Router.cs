using System.Diagnostics;
using System.Globalization;

namespace GptImage2.Emulator.Http;

/// <summary>Finds who answers a request, logs it, and writes the answer with the headers that every answer has.</summary>
internal sealed class Router(EmulatorOptions options, RequestLog log, ChatCompletions chatCompletions)
{
    private static readonly string[] Secrets = ["Authorization", "Proxy-Authorization", "Cookie", "api-key", "x-api-key"];

    public async Task HandleAsync(HttpContext context)
    {
        var started = Stopwatch.GetTimestamp();
        var request = Describe(context.Request);
        var answer = await AnswerOrFailAsync(context, request).ConfigureAwait(false);

        request.Status = answer.Status;
        request.Usage = answer.Usage;
        request.Error = answer.Error;
        log.Add(request);
        options.OnAnswer?.Invoke(request);

        if (answer.Delay > TimeSpan.Zero)
            await Task.Delay(answer.Delay, context.RequestAborted).ConfigureAwait(false);

        await WriteAsync(context, request, answer, started).ConfigureAwait(false);
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

    private static ReceivedRequest Describe(HttpRequest request)
    {
        var headers = request.Headers
            .Where(static h => !Secrets.Contains(h.Key, StringComparer.OrdinalIgnoreCase))
            .ToDictionary(static h => h.Key, static h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        return new ReceivedRequest(request.Method, request.Path.Value ?? "/", headers, "req_" + Guid.NewGuid().ToString("N"));
    }

    private static async Task WriteAsync(HttpContext context, ReceivedRequest request, Answer answer, long started)
    {
        var response = context.Response;
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.Headers["x-request-id"] = request.RequestId;
        response.Headers["x-gptimage2-emulator"] = GptImage2Emulator.Version;
        response.Headers["openai-version"] = "2020-10-01";
        response.Headers["openai-processing-ms"] =
            Math.Ceiling(Stopwatch.GetElapsedTime(started).TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        foreach (var (name, value) in answer.Headers)
            response.Headers[name] = value;

        // Recorded 200s are mostly chunked, recorded errors have a length.
        if (answer.Status != StatusCodes.Status200OK && HasBody(answer.Status))
            response.ContentLength = answer.Body.Length;

        if (HasBody(answer.Status))
            await response.Body.WriteAsync(answer.Body, context.RequestAborted).ConfigureAwait(false);
    }

    private static bool HasBody(int status) => status is not (StatusCodes.Status204NoContent or StatusCodes.Status304NotModified);
}

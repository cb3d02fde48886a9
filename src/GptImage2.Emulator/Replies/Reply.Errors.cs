using System.Text;
using GptImage2.Emulator.Http;

namespace GptImage2.Emulator;

public sealed partial record Reply
{
    private const string ModelName = "gpt-5-4-image-2";
    private const string HelpCenter = "contact us through our help center at help.openai.com if";

    /// <summary>Replies with an error object of the API.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="message">The message.</param>
    /// <param name="type">The type.</param>
    /// <param name="code">The code.</param>
    /// <param name="param">The parameter.</param>
    /// <returns>The reply.</returns>
    public static Reply Error(int status, string message, string type = "invalid_request_error", string? code = null, string? param = null) =>
        new(null, null, null, Answer.From(new ApiError(status, message, type, param, code)));

    /// <summary>Replies with any body: the HTML page of a proxy, say.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="contentType">The content type.</param>
    /// <param name="body">The body.</param>
    /// <returns>The reply.</returns>
    public static Reply Raw(int status, string contentType, string body) => Raw(status, contentType, Encoding.UTF8.GetBytes(body));

    /// <summary>Replies with any body.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="contentType">The content type.</param>
    /// <param name="body">The body.</param>
    /// <returns>The reply.</returns>
    public static Reply Raw(int status, string contentType, ReadOnlyMemory<byte> body) =>
        new(null, null, null, new Answer(status, contentType, body));

    /// <summary>Replies with the HTML page of the proxy before the service: 413 for a body that is too large, 502, 503, 504.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <returns>The reply.</returns>
    public static Reply ProxyPage(int status) => new(null, null, null, Answer.ProxyPage(status));

    /// <summary>Replies with 429 for a limit that a later call will not meet.</summary>
    /// <param name="retryAfter">What <c>retry-after-ms</c> and <c>retry-after</c> say; they are left out when it is null.</param>
    /// <param name="of">What is limited: <c>requests</c> or <c>tokens</c>.</param>
    /// <returns>The reply.</returns>
    public static Reply RateLimited(TimeSpan? retryAfter = null, string of = "requests") =>
        new(null, null, null, Answer.From(RateLimitErrors.Reached(ModelName, of, 500, 500, 1, retryAfter ?? TimeSpan.FromSeconds(1)))
            with
        { Headers = RateLimitErrors.RetryAfter(retryAfter) });

    /// <summary>Replies with the 429 for one request that is larger than the limit of a minute: no retry mends it.</summary>
    /// <returns>The reply.</returns>
    public static Reply RequestTooLarge() => new(null, null, null, Answer.From(RateLimitErrors.TooLarge(ModelName, 30_000, 36_055)));

    /// <summary>Replies with the 429 for an account that has nothing left to spend: no retry mends it.</summary>
    /// <returns>The reply.</returns>
    public static Reply QuotaExceeded() => new(null, null, null, Answer.From(RateLimitErrors.Quota()));

    /// <summary>Replies with the 500 of the service.</summary>
    /// <returns>The reply.</returns>
    public static Reply ServerError() => Error(
        StatusCodes.Status500InternalServerError,
        $"The server had an error while processing your request. Sorry about that! You can retry your request, or {HelpCenter} you keep seeing this error.",
        "server_error");

    /// <summary>Replies with the 503 of a model that has too much to do.</summary>
    /// <returns>The reply.</returns>
    public static Reply Overloaded() => Error(
        StatusCodes.Status503ServiceUnavailable,
        $"That model is currently overloaded with other requests. You can retry your request, or {HelpCenter} the error persists.",
        "server_error");

    /// <summary>Replies with the 400 that means the same as <c>finish_reason</c> <c>length</c>: reasoning used up all tokens.</summary>
    /// <returns>The reply.</returns>
    public static Reply OutOfTokens() => Error(
        StatusCodes.Status400BadRequest,
        "Could not finish the message because max_tokens or model output limit was reached. Please try again with higher max_tokens.");
}

using System.Text;
using GptImage2.Emulator.Completions;
using GptImage2.Emulator.Errors;
using GptImage2.Emulator.Limits;
using GptImage2.Emulator.Requests;

namespace GptImage2.Emulator;

public sealed partial record Reply
{
    private const string ModelName = "gpt-5-4-image-2";
    private const string HelpCenter = "contact us through our help center at help.openai.com if";
    private const string RequestId = $"(Please include the request ID {ErrorResponse.RequestIdMark} in your message.)";

    /// <summary>Replies with an error object of the API.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="message">The message.</param>
    /// <param name="type">The type.</param>
    /// <param name="code">The code.</param>
    /// <param name="param">The parameter.</param>
    /// <returns>The reply.</returns>
    public static Reply Error(int status, string message, string type = "invalid_request_error", string? code = null, string? param = null) =>
        new(null, null, null, Answer.From(new ErrorResponse(status, message, type, param, code)));

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
        new(null, null, null, Answer.From(RateLimitErrors.Reached(ModelName, RateLimitErrors.Organization, of, 500, 500, 1, retryAfter ?? TimeSpan.FromSeconds(1)))
            with
        { Headers = RateLimitErrors.RetryAfter(retryAfter) });

    /// <summary>Replies with the 429 for one request that is larger than the limit of a minute: no retry can help it.</summary>
    /// <returns>The reply.</returns>
    public static Reply RequestTooLarge() => new(null, null, null, Answer.From(RateLimitErrors.TooLarge(ModelName, RateLimitErrors.Organization, 30_000, 36_055)));

    /// <summary>Replies with the 429 for an account that has nothing left to spend: no retry can help it.</summary>
    /// <returns>The reply.</returns>
    public static Reply QuotaExceeded() => new(null, null, null, Answer.From(RateLimitErrors.Quota()));

    /// <summary>Replies with the 429 of the tier <c>flex</c> when it has no capacity. The request is not billed, and a later one or another tier may be served.</summary>
    /// <param name="retryAfter">What <c>retry-after-ms</c> and <c>retry-after</c> say; they are left out when it is null.</param>
    /// <returns>The reply.</returns>
    public static Reply NoFlexCapacity(TimeSpan? retryAfter = null) =>
        new(null, null, null, Answer.From(RateLimitErrors.NoFlexCapacity()) with { Headers = RateLimitErrors.RetryAfter(retryAfter) });

    /// <summary>Replies with the 500 of the service, in the words it had for long.</summary>
    /// <returns>The reply.</returns>
    public static Reply ServerError() => Error(
        StatusCodes.Status500InternalServerError,
        $"The server had an error while processing your request. Sorry about that! You can retry your request, or {HelpCenter} you keep seeing this error. {RequestId}",
        "server_error");

    /// <summary>Replies with the 500 of the service, in its newer words and with a code.</summary>
    /// <returns>The reply.</returns>
    public static Reply ProcessingError() => Error(
        StatusCodes.Status500InternalServerError,
        $"An error occurred while processing your request. You can retry your request, or {HelpCenter} the error persists. Please include the request ID {ErrorResponse.RequestIdMark} in your message.",
        "server_error",
        "server_error");

    /// <summary>Replies with the 503 of a model that has too much to do.</summary>
    /// <returns>The reply.</returns>
    public static Reply Overloaded() => Error(
        StatusCodes.Status503ServiceUnavailable,
        $"That model is currently overloaded with other requests. You can retry your request, or {HelpCenter} the error persists. {RequestId}",
        "server_error");

    /// <summary>Replies with the 400 that means the same as <c>finish_reason</c> <c>length</c>: reasoning used up all tokens.</summary>
    /// <returns>The reply.</returns>
    public static Reply OutOfTokens() => new(null, null, null, Answer.From(ParameterErrors.OutOfTokens()));

    /// <summary>Replies with the 403 of a project that has no access to the model.</summary>
    /// <returns>The reply.</returns>
    public static Reply NoAccess() => new(null, null, null, Answer.From(ParameterErrors.NoAccess("proj_emulator", ModelName)));

    /// <summary>Replies with the 403 of a country that is not served.</summary>
    /// <returns>The reply.</returns>
    public static Reply CountryNotServed() => Error(
        StatusCodes.Status403Forbidden, "Country, region, or territory not supported", "request_forbidden", "unsupported_country_region_territory");

    /// <summary>Replies with the 404 of a model that does not exist.</summary>
    /// <returns>The reply.</returns>
    public static Reply ModelNotFound() => new(null, null, null, Answer.From(ParameterErrors.UnknownModel(ModelName)));
}

using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace GptImage2.AspNetCore.Problems;

/// <summary>The table of exceptions and their problems. The page aspnetcore.md shows it, and a test compares the two.</summary>
internal static class ProblemOf
{
    /// <summary>The problem of an exception; null for one that is not about a call, an image or the contract of a body.</summary>
    public static Problem? Exception(Exception exception) => exception switch
    {
        ReplyRefusedException => new("refused", StatusCodes.Status422UnprocessableEntity, "The model refused the request.", "Change what is asked for."),
        ContentFilteredException => new("content-filtered", StatusCodes.Status422UnprocessableEntity, "A content filter stopped the request.", "Change the text or the image."),
        ReplyTruncatedException => new("reply-truncated", StatusCodes.Status502BadGateway, "The reply of the model was cut off.", "Ask for less, or send a smaller image."),
        EmptyReplyException => new("reply-empty", StatusCodes.Status502BadGateway, "The reply of the model was empty.", "Try again."),
        ContractViolationException { Method: not null } => new("reply-invalid", StatusCodes.Status502BadGateway, "The reply of the model does not fit.", "Try again, or send a clearer image."),
        BudgetExceededException budget => new("budget-exceeded", StatusCodes.Status503ServiceUnavailable, "The limit of cost is reached.", "Try again later.") { RetryAfter = Wait(budget.ResetsAt) },
        RequestLimitException limit => new("request-limit", StatusCodes.Status503ServiceUnavailable, "Too many requests are waiting.", "Try again later.") { RetryAfter = limit.RetryAfter },
        CredentialException or RequestHeaderException => new("request-not-made", StatusCodes.Status503ServiceUnavailable, "The request to the model could not be made.", "Try again later."),
        ContextWindowExceededException => new("input-too-long", StatusCodes.Status413PayloadTooLarge, "The input is too long for the model.", "Send less text, or fewer or smaller images."),
        ImageInputException image => Image(image),
        ApiConnectionException { TimedOut: true } => new("endpoint-timeout", StatusCodes.Status504GatewayTimeout, "The model did not answer in time.", "Try again later."),
        ApiConnectionException => new("endpoint-unreachable", StatusCodes.Status502BadGateway, "The model could not be reached.", "Try again later."),
        ApiException api => Api(api),
        UnexpectedResponseException => new("endpoint-response", StatusCodes.Status502BadGateway, "The answer of the endpoint could not be read.", "Try again later."),
        BadHttpRequestException bad => Body(bad),
        _ => null,
    };

    /// <summary>The problem of a request body that breaks a contract.</summary>
    public static Problem InvalidBody(IReadOnlyList<ContractViolation> violations) =>
        new("body-invalid", StatusCodes.Status400BadRequest, "The body of the request does not fit its contract.", "Correct the violations.") { BodyViolations = violations };

    private static Problem Image(ImageInputException image) => image switch
    {
        { Limit: not null } or { InnerException: BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } } => new("image-too-large", StatusCodes.Status413PayloadTooLarge, "The image is too large, or there are too many.", "Send a smaller image, or fewer."),
        { IsOtherType: true } => new("image-type", StatusCodes.Status415UnsupportedMediaType, "The file is not a PNG, JPEG, GIF or WebP image.", "Send an image of one of these types."),
        _ => new("image-unreadable", StatusCodes.Status400BadRequest, "The image cannot be read.", "Send the image again."),
    };

    private static Problem Api(ApiException api) => api switch
    {
        { Code: "insufficient_quota" } or { ErrorType: "insufficient_quota" } => new("endpoint-quota", StatusCodes.Status503ServiceUnavailable, "The quota at the endpoint is used up.", "Try again later."),
        { Status: StatusCodes.Status429TooManyRequests } => new("rate-limited", StatusCodes.Status429TooManyRequests, "The endpoint takes no more requests now.", "Try again later.") { RetryAfter = api.RetryAfter },
        { Code: "image_parse_error" or "invalid_image_format" or "invalid_image" } => new("image-rejected", StatusCodes.Status422UnprocessableEntity, "The endpoint cannot read the image.", "Send another image."),
        { Status: StatusCodes.Status413PayloadTooLarge } or { Code: "context_length_exceeded" } => new("input-too-long", StatusCodes.Status413PayloadTooLarge, "The input is too long for the model.", "Send less text, or fewer or smaller images."),
        { Status: StatusCodes.Status503ServiceUnavailable } => new("endpoint-overloaded", StatusCodes.Status503ServiceUnavailable, "The endpoint is overloaded.", "Try again later.") { RetryAfter = api.RetryAfter },
        { Status: StatusCodes.Status408RequestTimeout or StatusCodes.Status504GatewayTimeout } => new("endpoint-timeout", StatusCodes.Status504GatewayTimeout, "The model did not answer in time.", "Try again later."),
        _ => new("endpoint-error", StatusCodes.Status502BadGateway, "The endpoint refused the request.", "Try again later."),
    };

    // Binding wraps what the converter of a contract or the reader of an upload throws.
    private static Problem? Body(BadHttpRequestException bad)
    {
        if (bad.InnerException is ImageInputException image)
            return Image(image) with { Status = bad.StatusCode };
        return bad.InnerException is JsonException json && BodyViolations.Of(json) is { } violations ? InvalidBody(violations) : null;
    }

    private static TimeSpan? Wait(DateTimeOffset? at) => at - TimeProvider.System.GetUtcNow();
}

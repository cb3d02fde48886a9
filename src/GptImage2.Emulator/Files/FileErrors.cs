using System.Globalization;
using GptImage2.Emulator.Errors;

namespace GptImage2.Emulator.Files;

/// <summary>The texts in which the API refuses files.</summary>
internal static class FileErrors
{
    public static ErrorResponse Unknown(string id) => ErrorResponse.NotFound($"No such File object: {id}", param: "id");

    // The API has this limit; its text is not recorded anywhere.
    public static ErrorResponse TooManyUploads(int limit) => new(
        StatusCodes.Status429TooManyRequests,
        string.Create(CultureInfo.InvariantCulture, $"Rate limit reached for file uploads: Limit {limit} per minute. Please try again later."),
        "requests",
        null,
        "rate_limit_exceeded");

    public static ErrorResponse NotForm(string contentType) => ErrorResponse.BadRequest(
        $"Unsupported content type: '{contentType}'. This API method only accepts 'multipart/form-data' requests, but you specified the header 'Content-Type: {contentType}'. Please try again with a supported content type.",
        code: "unsupported_content_type");

    public static ErrorResponse BrokenForm() => ErrorResponse.BadRequest("Could not parse multipart form");

    public static ErrorResponse NotLines() => ErrorResponse.BadRequest("Invalid file format for Batch API. Must be .jsonl");

    public static ErrorResponse NotUtf8() => ErrorResponse.BadRequest("Invalid file for Batch API. Must be utf-8 encoded");

    public static ErrorResponse NotForDownload(string purpose) => ErrorResponse.BadRequest($"Not allowed to download files of purpose: {purpose}");

    public static ErrorResponse TooLarge() => ErrorResponse.BadRequest("File is too large.");
}

using GptImage2.Emulator.Http;

namespace GptImage2.Emulator.Files;

/// <summary>The texts in which the API refuses files.</summary>
internal static class FileErrors
{
    public static ApiError Unknown(string id) => ApiError.NotFound($"No such File object: {id}", param: "id");

    public static ApiError NotForm(string contentType) => ApiError.BadRequest(
        $"Unsupported content type: '{contentType}'. This API method only accepts 'multipart/form-data' requests, but you specified the header 'Content-Type: {contentType}'. Please try again with a supported content type.",
        code: "unsupported_content_type");

    public static ApiError BrokenForm() => ApiError.BadRequest("Could not parse multipart form");

    public static ApiError NotLines() => ApiError.BadRequest("Invalid file format for Batch API. Must be .jsonl");

    public static ApiError NotUtf8() => ApiError.BadRequest("Invalid file for Batch API. Must be utf-8 encoded");

    public static ApiError NotForDownload(string purpose) => ApiError.BadRequest($"Not allowed to download files of purpose: {purpose}");

    public static ApiError TooLarge() => ApiError.BadRequest("File is too large.");
}

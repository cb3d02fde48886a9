using System.Globalization;
using GptImage2.Emulator.Errors;
using GptImage2.Emulator.Limits;

namespace GptImage2.Emulator.Batches;

/// <summary>The texts in which the API refuses batches, and in which it says why they failed.</summary>
internal static class BatchErrors
{
    public static ErrorResponse Unknown(string id) => ErrorResponse.NotFound($"No batch found with id '{id}'.");

    public static ErrorResponse NotCancellable(string status) =>
        ErrorResponse.BadRequest($"Cannot cancel a batch with status '{status}'.") with { Status = StatusCodes.Status409Conflict };

    public static ErrorResponse NotRun(string endpoint) =>
        ErrorResponse.Emulator(StatusCodes.Status501NotImplemented, $"This version of the emulator does not run batches of {endpoint}.");

    public static BatchError NoFile(string id) =>
        new("invalid_request", $"Cannot find file {id}, or organization {RateLimitErrors.Organization} does not have access to it.", "file_id");

    public static BatchError WrongPurpose(string id, string purpose) =>
        new("invalid_request", $"The file {id} has the purpose '{purpose}'. Expected a file with the purpose 'batch'.", "file_id");

    public static BatchError Empty() => new("empty_file", "The input file is empty.");

    public static BatchError TooMany(int limit) => new(
        "too_many_tasks",
        string.Create(CultureInfo.InvariantCulture, $"The number of requests in the input file exceeds the maximum of {limit}."));

    // The code and its text have been seen in failed batches.
    public static BatchError QueueFull(string model, string organization, long limit) => new(
        "token_limit_exceeded",
        string.Create(
            CultureInfo.InvariantCulture,
            $"Enqueued token limit reached for {model} in organization {organization}. Limit: {limit} enqueued tokens. Please try again once some in_progress batches have been completed."));

    public static BatchError NotJson(int line) => new("invalid_json_line", "This line is not parseable as valid JSON.", null, line);

    public static BatchError Missing(string name, int line) =>
        new("missing_required_parameter", $"Missing required parameter: '{name}'.", name, line);

    public static BatchError BadType(string name, string expected, int line) =>
        new("invalid_type", $"Invalid type for '{name}': expected {expected}.", name, line);

    public static BatchError BadMethod(string method, int line) =>
        new("invalid_value", $"Invalid value: '{method}'. Supported values are: 'POST'.", "method", line);

    public static BatchError Duplicate(string customId, int line) => new(
        "duplicate_custom_id",
        $"The custom_id '{customId}' for this request is a duplicate of another request. The custom_id parameter must be unique for each request in a batch.",
        "custom_id",
        line);

    public static BatchError OtherUrl(BatchErrorCodes codes, int line) => new(
        codes is BatchErrorCodes.Observed ? "invalid_url" : "url_mismatch",
        "The URL provided for this request does not match the batch endpoint.",
        "url",
        line);

    public static BatchError OtherModel(BatchErrorCodes codes, string model, int line) => new(
        codes is BatchErrorCodes.Observed ? "mismatched_model" : "model_mismatch",
        $"The model '{model}' for this request does not match the rest of the batch. Each batch must contain requests for a single model.",
        "body.model",
        line);

    public static BatchError ModelWithoutBatches(string model, int line) =>
        new("model_not_found", $"The provided model '{model}' is not supported by the Batch API.", "body.model", line);
}

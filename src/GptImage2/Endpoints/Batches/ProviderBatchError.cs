namespace GptImage2.Endpoints.Batches;

/// <summary>Why a batch failed.</summary>
/// <param name="Code">The code, such as <c>token_limit_exceeded</c>; null when there is none.</param>
/// <param name="Message">The message.</param>
/// <param name="Line">The line of the input file, from 1; null when it is about the whole batch.</param>
internal sealed record ProviderBatchError(string? Code, string Message, int? Line);

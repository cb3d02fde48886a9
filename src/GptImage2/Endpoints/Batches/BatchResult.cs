using GptImage2.Results;

namespace GptImage2.Endpoints.Batches;

/// <summary>A line of an output file or an error file.</summary>
/// <param name="Id">The <c>custom_id</c> of the line; empty when the line cannot be read.</param>
internal sealed record BatchResult(string Id)
{
    /// <summary>The status of the response; null when the line was not run.</summary>
    public int? Status { get; init; }

    /// <summary>The id of the request at the provider; null when it gave none.</summary>
    public string? RequestId { get; init; }

    /// <summary>The reply; null when the line failed.</summary>
    public ChatCompletion? Completion { get; init; }

    /// <summary>What went wrong; null when there is a reply.</summary>
    public ApiError? Error { get; init; }

    /// <summary>Why the line cannot be read; null when it can. The message has its number.</summary>
    public UnexpectedResponseException? Problem { get; init; }

    /// <summary>Whether the line was not run, because the batch expired or was cancelled.</summary>
    public bool WasNotRun => Error?.Code is "batch_expired" or "batch_cancelled";
}

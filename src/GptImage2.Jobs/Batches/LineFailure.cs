using GptImage2.Jobs.Requests;
using GptImage2.Results;

namespace GptImage2.Jobs.Batches;

/// <summary>Why the line of a batch has no reply.</summary>
/// <param name="IsTransient">Whether it may succeed in another batch.</param>
/// <param name="Create">Makes the exception that the call throws.</param>
internal sealed record LineFailure(bool IsTransient, Func<CallAccount, Exception> Create)
{
    /// <summary>Whether it says nothing about the request, so that it does not count as a round.</summary>
    public bool IsFree { get; init; }

    /// <summary>The provider refused the request.</summary>
    public static LineFailure Refused(int status, ApiError error) => new(
        Failures.IsTransient(status, error),
        account => error.IsContentFilter ? new ContentFilteredException(account, error) : new ApiException(account, status, error, retryAfter: null));

    /// <summary>The request was not run, or its reply cannot be read.</summary>
    public static LineFailure NotRun(string message, bool isTransient = true) => new(isTransient, _ => new BatchException(message));

    /// <summary>An exception from before the request was sent.</summary>
    public static LineFailure Of(Exception exception) => new(false, _ => exception);
}

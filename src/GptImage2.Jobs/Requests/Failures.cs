using GptImage2.Jobs.Journals;
using GptImage2.Jobs.Metering;
using GptImage2.Results;

namespace GptImage2.Jobs.Requests;

/// <summary>What kind of failure an error is.</summary>
internal static class Failures
{
    /// <summary>Whether the same item may succeed a little later.</summary>
    public static bool IsTransient(Exception error) => error switch
    {
        ApiConnectionException or RequestLimitException => true,
        ApiException api => IsTransient(api),
        _ => false,
    };

    /// <summary>A text that is the same for errors that have the same cause.</summary>
    public static string CauseOf(Exception error) => error switch
    {
        ApiException api => $"{RunMeter.KindOf(api)} {api.Code ?? api.ErrorType}",
        ContractViolationException { Violations: [var first, ..] } => $"{nameof(ContractViolationException)} {first.Rule} {ViolationPath.WithoutIndexes(first.Path)}",
        _ => error.GetType().FullName ?? error.GetType().Name,
    };

    /// <summary>Whether a request that was refused may succeed a little later.</summary>
    public static bool IsTransient(int status, ApiError error) => IsTransient(status, error.Code, error.Type);

    private static bool IsTransient(ApiException error) => IsTransient(error.Status, error.Code, error.ErrorType);

    private static bool IsTransient(int status, string? code, string? type) =>
        status is 408 or 409 or >= 500 || (status == 429 && code is not ("insufficient_quota" or "billing_hard_limit_reached") && type != "insufficient_quota");
}

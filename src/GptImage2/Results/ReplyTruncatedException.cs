using System.Globalization;
using GptImage2.Results;

namespace GptImage2;

/// <summary>The reply ends before it is complete: the limit of output tokens was reached.</summary>
/// <remarks>
/// Reasoning counts against the limit. A call that gets as far again with the same limit, so raise
/// <see cref="GptImage2Options.MaxOutputTokens"/> or ask for less.
/// </remarks>
public sealed class ReplyTruncatedException : GptImage2Exception
{
    internal ReplyTruncatedException(CallRecord call, int? limit)
        : base(Describe(call, limit), call) => PartialReply = call.RawReply ?? "";

    /// <summary>What came of the reply; empty where all tokens went into reasoning.</summary>
    public string PartialReply { get; }

    private static string Describe(CallRecord call, int? limit)
    {
        string spent = call.Usage is { } usage
            ? string.Create(CultureInfo.InvariantCulture, $" after {usage.OutputTokens} output tokens, {usage.ReasoningTokens} of them reasoning")
            : "";
        string by = limit is null
            ? "the model's own limit"
            : string.Create(CultureInfo.InvariantCulture, $"{nameof(GptImage2Options.MaxOutputTokens)} = {limit}");
        return $"The reply was cut off{spent}, by {by}.";
    }
}

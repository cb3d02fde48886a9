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
    internal ReplyTruncatedException(CallAccount account, int? limit)
        : base(Describe(account, limit), account) => PartialReply = account.RawReply ?? "";

    /// <summary>What came of the reply; empty where all tokens went into reasoning.</summary>
    public string PartialReply { get; }

    private static string Describe(CallAccount account, int? limit)
    {
        string spent = account.Usage is { } usage
            ? string.Create(CultureInfo.InvariantCulture, $" after {usage.OutputTokens} output tokens, {usage.ReasoningTokens} of them reasoning")
            : "";
        string by = limit is null
            ? "the model's own limit"
            : string.Create(CultureInfo.InvariantCulture, $"MaxOutputTokens = {limit}");
        return $"The reply was cut off{spent}, by {by}.";
    }
}

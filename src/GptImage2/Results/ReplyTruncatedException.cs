using System.Globalization;
using GptImage2.Results;

namespace GptImage2;

/// <summary>The reply ends before it is complete: the limit of output tokens was reached.</summary>
/// <remarks>
/// Tokens for reasoning count towards the limit. Another call with the same limit would end at about the same place. Raise
/// <see cref="GptImage2Options.MaxOutputTokens"/>, or ask for less.
/// </remarks>
public sealed class ReplyTruncatedException : GptImage2Exception
{
    /// <summary>Creates an exception without a call, for a test double. All properties can be set.</summary>
    /// <param name="message">The message.</param>
    /// <param name="innerException">The cause; null when there is none.</param>
    public ReplyTruncatedException(string message, Exception? innerException = null)
        : base(message, innerException: innerException)
    {
    }

    internal ReplyTruncatedException(CallAccount account, int? limit)
        : base(Describe(account, limit), account) => PartialReply = account.RawReply ?? "";

    /// <summary>The part of the reply before the limit; empty when all tokens were used for reasoning.</summary>
    public string PartialReply
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = "";

    private static string Describe(CallAccount account, int? limit)
    {
        string spent = account.Usage is { } usage
            ? string.Create(CultureInfo.InvariantCulture, $", after {usage.OutputTokens} output tokens, {usage.ReasoningTokens} of them for reasoning")
            : "";
        string by = limit is null
            ? "the model's own limit"
            : string.Create(CultureInfo.InvariantCulture, $"MaxOutputTokens = {limit}");
        return $"The reply was cut off by {by}{spent}. {(limit is null ? "Ask for less." : "Raise the limit, or ask for less.")}";
    }
}

using System.Globalization;
using GptImage2.Results;

namespace GptImage2;

/// <summary>The model ended its reply without a word in it. Most often all of its output tokens went into reasoning.</summary>
public sealed class EmptyReplyException : GptImage2Exception
{
    internal EmptyReplyException(CallAccount account)
        : base(
            account.Usage is { } usage
                ? string.Create(CultureInfo.InvariantCulture, $"The reply is empty: {usage.ReasoningTokens} of {usage.OutputTokens} output tokens went into reasoning.")
                : "The reply is empty.",
            account)
    {
    }
}

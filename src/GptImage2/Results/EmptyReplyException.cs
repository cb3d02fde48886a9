using System.Globalization;
using GptImage2.Results;

namespace GptImage2;

/// <summary>The reply of the model is empty. In most cases all of its output tokens were used for reasoning.</summary>
public sealed class EmptyReplyException : GptImage2Exception
{
    internal EmptyReplyException(CallAccount account)
        : base(
            account.Usage is { } usage
                ? string.Create(CultureInfo.InvariantCulture, $"The reply is empty: {usage.ReasoningTokens} of {usage.OutputTokens} output tokens were used for reasoning.")
                : "The reply is empty.",
            account)
    {
    }
}

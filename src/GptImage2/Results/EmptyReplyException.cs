using System.Globalization;
using GptImage2.Results;

namespace GptImage2;

/// <summary>The reply of the model is empty. In most cases all of its output tokens were used for reasoning.</summary>
public sealed class EmptyReplyException : GptImage2Exception
{
    /// <summary>Creates an exception without a call, for a test double. All properties can be set.</summary>
    /// <param name="message">The message.</param>
    /// <param name="innerException">The cause; null when there is none.</param>
    public EmptyReplyException(string message, Exception? innerException = null)
        : base(message, innerException: innerException)
    {
    }

    internal EmptyReplyException(CallAccount account)
        : base(
            account.Usage is { } usage
                ? string.Create(CultureInfo.InvariantCulture, $"The reply is empty: {usage.ReasoningTokens} of {usage.OutputTokens} output tokens were used for reasoning.")
                : "The reply is empty.",
            account)
    {
    }
}

using System.Globalization;
using GptImage2.Results;

namespace GptImage2;

/// <summary>The next request was not sent, because its input has more tokens than the context window of the model.</summary>
public sealed class ContextWindowExceededException : GptImage2Exception
{
    /// <summary>Creates an exception without a call, for a test double. All properties can be set.</summary>
    /// <param name="message">The message.</param>
    /// <param name="innerException">The cause; null when there is none.</param>
    public ContextWindowExceededException(string message, Exception? innerException = null)
        : base(message, innerException: innerException)
    {
    }

    internal ContextWindowExceededException(CallAccount account, long estimate, int limit)
        : base(Describe(account, estimate, limit), account)
    {
        Estimate = estimate;
        Limit = limit;
        Violations = account.Earlier is [.., var last] && account.Kind != ExchangeKind.Call ? last.Violations : [];
    }

    /// <summary>The tokens of the input, images included: estimated, or counted by <see cref="GptImage2Options.TokenCounter"/>.</summary>
    public long Estimate { get; init; }

    /// <summary>The context window in tokens.</summary>
    public int Limit { get; init; }

    /// <summary>The violations of the reply that the request was to correct; empty when it was the first request of the call.</summary>
    public IReadOnlyList<ContractViolation> Violations
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = [];

    private static string Describe(CallAccount account, long estimate, int limit)
    {
        string request = account.Kind == ExchangeKind.Call ? "The request" : "The correction";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{request} was not sent: its input has about {estimate} tokens, more than the context window ContextTokens = {limit}. Send less text, or fewer or smaller images.");
    }
}

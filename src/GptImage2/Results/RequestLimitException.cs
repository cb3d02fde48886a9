namespace GptImage2;

/// <summary>A limiter refused a request instead of letting it wait. The request was not sent.</summary>
/// <remarks>
/// <see cref="RequestLimiter"/> never refuses. A <see cref="System.Threading.RateLimiting.RateLimiter"/> does when its queue
/// is full, and other implementations of <see cref="IRequestLimiter"/> may.
/// </remarks>
/// <param name="message">What the limiter refused, and why.</param>
/// <param name="innerException">The cause; null when there is none.</param>
public sealed class RequestLimitException(string message, Exception? innerException = null) : GptImage2Exception(message, null, innerException)
{
    /// <summary>How long the limiter asks to wait; null when it does not.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

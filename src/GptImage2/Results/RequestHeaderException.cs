using GptImage2.Results;

namespace GptImage2;

/// <summary>The callback of <see cref="GptImage2Options.ConfigureHeaders"/> failed, took too long, or set a header that cannot be sent.</summary>
/// <remarks>The attempt was not sent. The message and the inner exceptions do not quote keys.</remarks>
public sealed class RequestHeaderException : GptImage2Exception
{
    /// <summary>Creates the exception, for tests of your code.</summary>
    /// <param name="message">What failed, and why.</param>
    /// <param name="innerException">The cause; null when there is none.</param>
    public RequestHeaderException(string message, Exception? innerException = null)
        : base(message, null, innerException)
    {
    }

    internal RequestHeaderException(CallAccount account, string problem, Exception? innerException, bool timedOut)
        : base($"The request was not sent: {problem}", account, innerException) => TimedOut = timedOut;

    /// <summary>Whether the callback took longer than <see cref="GptImage2Options.AttemptTimeout"/>.</summary>
    public bool TimedOut { get; init; }
}

using GptImage2.Results;

namespace GptImage2;

/// <summary>There is no key or token for a request: the callback of <see cref="GptImage2Options.Credential"/> failed, took too long, or returned something that cannot be sent.</summary>
/// <remarks>The attempt was not sent. The message and the inner exceptions do not quote the keys that the client knows.</remarks>
public sealed class CredentialException : GptImage2Exception
{
    /// <summary>Creates the exception, for tests of your code.</summary>
    /// <param name="message">What failed, and why.</param>
    /// <param name="innerException">The cause; null when there is none.</param>
    public CredentialException(string message, Exception? innerException = null)
        : base(message, null, innerException)
    {
    }

    internal CredentialException(CallAccount account, string problem, Exception? innerException, bool timedOut)
        : base($"No key to send the request with: {problem}", account, innerException) => TimedOut = timedOut;

    /// <summary>Whether the callback took longer than <see cref="GptImage2Options.AttemptTimeout"/>.</summary>
    public bool TimedOut { get; init; }
}

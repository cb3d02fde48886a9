using GptImage2.Results;

namespace GptImage2;

/// <summary>The chat client failed: it had no connection, its provider returned an error, or it has a defect.</summary>
/// <remarks>
/// The exception of the client is the inner exception; its type depends on the client. An error of the OpenAI SDK is not a
/// <see cref="ChatClientException"/>: it is an <see cref="ApiException"/>, as without a chat client.
/// </remarks>
public sealed class ChatClientException : GptImage2Exception
{
    /// <summary>Creates an exception without a call, for a test double. All properties can be set.</summary>
    /// <param name="message">The message.</param>
    /// <param name="innerException">The cause; null when there is none.</param>
    public ChatClientException(string message, Exception? innerException = null)
        : base(message, innerException: innerException)
    {
    }

    internal ChatClientException(CallAccount account, string client, string problem, Exception? innerException)
        : base($"The chat client of {client} failed: {problem}", account, innerException)
    {
    }
}

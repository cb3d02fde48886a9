using GptImage2.Results;

namespace GptImage2;

/// <summary>The chat client failed, for a reason of its own: no connection, an error of its provider, a defect.</summary>
/// <remarks>
/// What the client threw is the inner exception, and its type depends on the client. An error that came over the
/// OpenAI SDK is not one of these: it is an <see cref="ApiException"/> as it is without a chat client.
/// </remarks>
public sealed class ChatClientException : GptImage2Exception
{
    internal ChatClientException(CallAccount account, string client, string problem, Exception? innerException)
        : base($"The chat client of {client} failed: {problem}", account, innerException)
    {
    }
}

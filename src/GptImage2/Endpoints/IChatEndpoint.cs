using GptImage2.Messages;
using GptImage2.Results;

namespace GptImage2.Endpoints;

/// <summary>Answers requests: the API, a chat client, or a decorator of another endpoint.</summary>
internal interface IChatEndpoint
{
    /// <summary>The name of the endpoint, without parts that may be secret.</summary>
    string Name { get; }

    /// <summary>Sends one request, and records the request and the reply in the account.</summary>
    /// <param name="request">The request.</param>
    /// <param name="account">The account of the call that it belongs to.</param>
    /// <param name="cancellationToken">Cancels the exchange and closes its connection.</param>
    /// <returns>The complete chat completion.</returns>
    Task<ChatCompletion> SendAsync(JsonModeRequest request, CallAccount account, CancellationToken cancellationToken);

    /// <summary>Sends one request whose reply is read while the model writes it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="account">The account of the call that it belongs to.</param>
    /// <param name="cancellationToken">Cancels the exchange and closes its connection.</param>
    /// <returns>The reply as a stream, at its beginning.</returns>
    Task<IChatStream> OpenAsync(JsonModeRequest request, CallAccount account, CancellationToken cancellationToken);
}

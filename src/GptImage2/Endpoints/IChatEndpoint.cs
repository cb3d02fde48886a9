using GptImage2.Messages;
using GptImage2.Results;

namespace GptImage2.Endpoints;

/// <summary>What answers requests.</summary>
internal interface IChatEndpoint
{
    /// <summary>The name of the endpoint, without any part that may be secret.</summary>
    string Name { get; }

    /// <summary>Sends one request, and notes in the account what was sent and what came back.</summary>
    /// <param name="request">The request.</param>
    /// <param name="account">The account of the call that it belongs to.</param>
    /// <param name="cancellationToken">Ends the exchange, and closes its connection.</param>
    /// <returns>A completion whose reply has ended.</returns>
    Task<ChatCompletion> SendAsync(JsonModeRequest request, CallAccount account, CancellationToken cancellationToken);

    /// <summary>Sends one request whose reply is read while the model writes it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="account">The account of the call that it belongs to.</param>
    /// <param name="cancellationToken">Ends the exchange, and closes its connection.</param>
    /// <returns>The reply, at its beginning.</returns>
    Task<IChatStream> OpenAsync(JsonModeRequest request, CallAccount account, CancellationToken cancellationToken);
}

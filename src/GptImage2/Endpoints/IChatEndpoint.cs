using GptImage2.Messages;
using GptImage2.Results;

namespace GptImage2.Endpoints;

/// <summary>What answers requests.</summary>
internal interface IChatEndpoint
{
    /// <summary>The name of the endpoint, without anything in it that may be secret.</summary>
    string Name { get; }

    /// <summary>Sends one request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="call">The call that it belongs to.</param>
    /// <param name="cancellationToken">Ends the exchange, and closes its connection.</param>
    /// <returns>A completion whose reply has ended, and what is known of the call by then.</returns>
    Task<(ChatCompletion Completion, CallRecord Call)> SendAsync(JsonModeRequest request, CallRecord call, CancellationToken cancellationToken);

    /// <summary>Sends one request whose reply is read while it is written.</summary>
    /// <param name="request">The request.</param>
    /// <param name="call">The call that it belongs to.</param>
    /// <param name="cancellationToken">Ends the exchange, and closes its connection.</param>
    /// <returns>The reply, and what is known of the call when it begins.</returns>
    Task<(IChatStream Stream, CallRecord Call)> OpenAsync(JsonModeRequest request, CallRecord call, CancellationToken cancellationToken);
}

using GptImage2.Transport;

namespace GptImage2;

/// <summary>All that is sent to the model in one exchange, whatever it is sent by.</summary>
/// <param name="SystemMessage">The system message.</param>
/// <param name="EncodedSystemMessage">The same as the inside of a JSON string.</param>
/// <param name="Parts">The user message of the call.</param>
internal sealed record JsonModeRequest(string SystemMessage, byte[] EncodedSystemMessage, IReadOnlyList<UserMessagePart> Parts)
{
    /// <summary>What is asked for after a reply that broke its contract; null in the first exchange.</summary>
    public RepairTurn? Repair { get; init; }

    public int? MaxOutputTokens { get; init; }
}

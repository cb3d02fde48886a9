namespace GptImage2.Messages;

/// <summary>All that is sent to the model in one exchange, whatever it is sent by.</summary>
/// <param name="Leading">What every call of the method begins with.</param>
/// <param name="Parts">The user message of the call.</param>
internal sealed record JsonModeRequest(LeadingMessages Leading, IReadOnlyList<UserMessagePart> Parts)
{
    /// <summary>What is asked for after a reply that broke its contract; null in the first exchange.</summary>
    public CorrectionTurn? Correction { get; init; }

    public int? MaxOutputTokens { get; init; }

    /// <summary>The user message as it is sent: without the images where a correction does not need them.</summary>
    public IReadOnlyList<UserMessagePart> SentParts => Correction is not { SendsImages: false }
        ? Parts
        : [.. Parts.Select(static part => part.Image is null ? part : new UserMessagePart("[image]"u8.ToArray(), null))];
}

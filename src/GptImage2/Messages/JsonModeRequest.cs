namespace GptImage2.Messages;

/// <summary>The content that is sent to the model in one exchange, for any endpoint.</summary>
/// <param name="Leading">The messages at the beginning of every call of the method.</param>
/// <param name="Parts">The user message of the call.</param>
internal sealed record JsonModeRequest(LeadingMessages Leading, IReadOnlyList<UserMessagePart> Parts)
{
    /// <summary>The correction of a reply that breaks its contract; null in the first exchange.</summary>
    public CorrectionTurn? Correction { get; init; }

    /// <summary>The limit of output tokens that is sent: the author's, or what a limit of cost leaves of it.</summary>
    public int? MaxOutputTokens { get; init; }

    /// <summary>What the request asks for beside its messages.</summary>
    public RequestSettings Settings { get; init; } = RequestSettings.None;

    /// <summary>The settings that people made by hand; they are part of the identity of the request.</summary>
    public AuthorSettings Author { get; init; } = AuthorSettings.None;

    /// <summary>Counts the tokens of the messages; null to estimate them.</summary>
    public ITokenCounter? Counter { get; init; }

    /// <summary>The input tokens as <see cref="Counter"/> counted them; null when they were not counted yet.</summary>
    public long? CountedTokens { get; init; }

    /// <summary>The number of the read: 0, or more when the same request is deliberately sent again for another reply.</summary>
    public int Read { get; init; }

    /// <summary>The detail in which the model sees an image.</summary>
    public ImageDetail DetailOf(ImageInput image) => image.Detail == ImageDetail.Auto ? Settings.ImageDetail : image.Detail;

    /// <summary>The user message as it is sent: without images when a correction does not need them.</summary>
    public IReadOnlyList<UserMessagePart> SentParts => Correction is not { SendsImages: false }
        ? Parts
        : [.. Parts.Select(static part => part.Image is null ? part : new UserMessagePart("[image]"u8.ToArray(), null))];
}

namespace GptImage2.Emulator;

/// <summary>A message of a received request.</summary>
/// <param name="Role">The role.</param>
/// <param name="Parts">Its texts and images, in order; a content that is one string is one part.</param>
public sealed record ReceivedMessage(string Role, IReadOnlyList<ReceivedPart> Parts)
{
    /// <summary>Gets the text of all its parts, joined without a separator.</summary>
    public string Text { get; } = string.Concat(Parts.Select(static p => p.Text));

    /// <summary>Gets its <c>name</c>.</summary>
    public string? Name { get; init; }

    /// <summary>Gets its images, in order.</summary>
    public IReadOnlyList<ReceivedImage> Images { get; } = [.. Parts.Select(static p => p.Image).OfType<ReceivedImage>()];

    internal static ReceivedMessage OfText(string role, string text) => new(role, [new ReceivedPart(text, null)]);
}

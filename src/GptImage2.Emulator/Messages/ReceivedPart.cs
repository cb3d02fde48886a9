namespace GptImage2.Emulator;

/// <summary>A part of a received message: a text or an image.</summary>
/// <param name="Text">The text; null for an image.</param>
/// <param name="Image">The image; null for a text.</param>
public sealed record ReceivedPart(string? Text, ReceivedImage? Image)
{
    /// <summary>Gets how long the prompt up to the end of this part is to be kept, by its <c>prompt_cache_breakpoint</c>: <c>30m</c> or <c>12h</c>; null when it has none.</summary>
    public string? CacheBreakpoint { get; init; }
}

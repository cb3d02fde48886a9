namespace GptImage2.Emulator;

/// <summary>A part of a received message: a text or an image.</summary>
/// <param name="Text">The text; null for an image.</param>
/// <param name="Image">The image; null for a text.</param>
public sealed record ReceivedPart(string? Text, ReceivedImage? Image);

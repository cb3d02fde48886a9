namespace GptImage2.Messages;

/// <summary>A text in UTF-8, or an image.</summary>
/// <param name="Text">The text; empty for an image.</param>
/// <param name="Image">The image; null for text.</param>
/// <param name="Parameter">The name of the parameter that an image came from.</param>
internal readonly record struct UserMessagePart(ReadOnlyMemory<byte> Text, ImageInput? Image, string? Parameter = null);

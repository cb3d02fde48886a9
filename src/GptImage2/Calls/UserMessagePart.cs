namespace GptImage2;

/// <summary>A run of text in UTF-8, or an image.</summary>
internal readonly record struct UserMessagePart(ReadOnlyMemory<byte> Text, ImageInput? Image);

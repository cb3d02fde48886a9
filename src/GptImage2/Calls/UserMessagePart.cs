namespace GptImage2;

/// <summary>A run of text, or an image: one of the two is set.</summary>
internal readonly record struct UserMessagePart(string? Text, ImageInput? Image);

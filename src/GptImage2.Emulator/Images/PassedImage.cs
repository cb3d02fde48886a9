namespace GptImage2.Emulator.Images;

/// <summary>What is known of an image whose base64 text has passed by.</summary>
/// <param name="IsBase64">Whether the text was base64 to its end.</param>
/// <param name="Length">The number of bytes.</param>
/// <param name="Type">The type that the first bytes show; null if it is not known.</param>
/// <param name="Info">The type and the size; null where the container is broken or cut.</param>
/// <param name="Sha256">The SHA-256 of the bytes in lower-case hexadecimal.</param>
/// <param name="Sink">What took the bytes; null for nothing.</param>
internal sealed record PassedImage(bool IsBase64, int Length, string? Type, ImageInfo? Info, string Sha256, IImageSink? Sink);

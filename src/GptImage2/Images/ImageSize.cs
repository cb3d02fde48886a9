namespace GptImage2.Images;

/// <summary>How large an image is, in pixels.</summary>
internal readonly record struct ImageSize(int Width, int Height);

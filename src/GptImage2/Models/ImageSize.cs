namespace GptImage2.Models;

/// <summary>How large an image is, in pixels.</summary>
internal readonly record struct ImageSize(int Width, int Height);

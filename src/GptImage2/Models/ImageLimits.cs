namespace GptImage2;

/// <summary>The limits for the images of a call. They are checked before anything is sent.</summary>
/// <remarks>
/// No limits are published for GPT-5.4 Image 2. The defaults are the highest limits in the provider's guide to images:
/// 20 MB for an image in the edition of 2025; 1,500 images and 512 MB for a request in the edition of 2026 (500 images and
/// 50 MB in 2025). The endpoint may still refuse images within these limits. Set them to the limits of your endpoint.
/// </remarks>
public sealed record ImageLimits
{
    /// <summary>The highest limits in the provider's guides of 2025 and 2026.</summary>
    public static ImageLimits Default { get; } = new();

    /// <summary>The maximum size of one image in bytes, before base64.</summary>
    public long MaxImageBytes { get; init; } = 20 * 1024 * 1024;

    /// <summary>The maximum number of images of one call, including images at an address.</summary>
    public int MaxImages { get; init; } = 1500;

    /// <summary>The maximum size of all messages together in bytes, with their images in base64.</summary>
    public long MaxPayloadBytes { get; init; } = 512L * 1024 * 1024;

    internal bool IsValid => MaxImageBytes > 0 && MaxImages > 0 && MaxPayloadBytes > 0;
}

namespace GptImage2;

/// <summary>What a call may send in images. It is checked before anything is sent.</summary>
/// <remarks>
/// No limits are published for GPT-5.4 Image 2. The defaults are the widest that the provider's guide to images has
/// named: 20 MB for an image in its edition of 2025; 1,500 images and 512 MB for a request in that of 2026, where the
/// one of 2025 had 500 and 50 MB. What is beyond them is refused in any case; what is within may still be. Set them to
/// what your endpoint takes.
/// </remarks>
public sealed record ImageLimits
{
    /// <summary>The limits of the provider, as its guide named them in 2025 and 2026.</summary>
    public static ImageLimits Default { get; } = new();

    /// <summary>The most bytes that one image may have, before base64.</summary>
    public long MaxImageBytes { get; init; } = 20 * 1024 * 1024;

    /// <summary>The most images that one call may have, those at an address included.</summary>
    public int MaxImages { get; init; } = 1500;

    /// <summary>The most bytes that the messages may have together, with their images in base64.</summary>
    public long MaxPayloadBytes { get; init; } = 512L * 1024 * 1024;

    internal bool IsValid => MaxImageBytes > 0 && MaxImages > 0 && MaxPayloadBytes > 0;
}

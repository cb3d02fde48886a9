namespace GptImage2;

/// <summary>The detail in which the model sees an image. The cost of an image depends on it.</summary>
public enum ImageDetail
{
    /// <summary>The provider decides.</summary>
    Auto,

    /// <summary>A small version of the image: cheap, and enough for large content.</summary>
    Low,

    /// <summary>The image in full detail, for small print.</summary>
    High,

    /// <summary>
    /// The image as it is, up to 10,000 patches of 32 by 32 pixels and 6,000 pixels a side, by the provider's guide of 2026. It can
    /// cost four times as much as <see cref="High"/>.
    /// </summary>
    Original,
}

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
}

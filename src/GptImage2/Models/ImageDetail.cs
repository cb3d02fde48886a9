namespace GptImage2;

/// <summary>How closely the model looks at an image, which is what the image costs.</summary>
public enum ImageDetail
{
    /// <summary>The provider decides.</summary>
    Auto,

    /// <summary>A small version: cheap, and enough for what fills the picture.</summary>
    Low,

    /// <summary>Small print and fine detail.</summary>
    High,
}

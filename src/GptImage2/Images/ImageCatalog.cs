namespace GptImage2.Images;

/// <summary>The catalog that image files are looked up in while the current flow of execution creates inputs.</summary>
internal static class ImageCatalog
{
    private static readonly AsyncLocal<IImageCatalog?> Local = new();

    /// <summary>The catalog; null for none.</summary>
    public static IImageCatalog? Current
    {
        get => Local.Value;
        set => Local.Value = value;
    }
}

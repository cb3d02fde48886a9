namespace GptImage2.Images;

/// <summary>What is known of image files from an earlier time, so that they need not be opened.</summary>
internal interface IImageCatalog
{
    /// <summary>Finds what is known of a file.</summary>
    /// <param name="path">The full path.</param>
    ImageFileRecord? Find(string path);

    /// <summary>Whether a file that is not there any more may be used, because its bytes will not be needed.</summary>
    /// <param name="path">The full path.</param>
    void Missing(string path);
}

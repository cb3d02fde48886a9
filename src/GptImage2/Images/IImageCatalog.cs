namespace GptImage2.Images;

/// <summary>What is known of image files from an earlier time, so that they need not be opened.</summary>
internal interface IImageCatalog
{
    /// <summary>Finds what is known of a file.</summary>
    /// <param name="path">The full path.</param>
    ImageFileRecord? Find(string path);

    /// <summary>Notes that a file that is known is not there any more. It is used as long as its bytes are not needed.</summary>
    /// <param name="path">The full path.</param>
    void Missing(string path);
}

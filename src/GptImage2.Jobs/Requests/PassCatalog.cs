using GptImage2.Images;

namespace GptImage2.Jobs.Requests;

/// <summary>The catalog of pictures during one pass. It notes files that are not there any more.</summary>
internal sealed class PassCatalog(PictureHashes pictures) : IImageCatalog
{
    private volatile bool _missing;

    /// <summary>Whether the file of a picture was not there.</summary>
    public bool SourceMissing => _missing;

    public ImageFileRecord? Find(string path) => pictures.Find(path);

    public void Missing(string path) => _missing = true;
}

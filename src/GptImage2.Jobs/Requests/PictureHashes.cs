using GptImage2.Images;
using GptImage2.Jobs.Journals;

namespace GptImage2.Jobs.Requests;

/// <summary>The hashes of pictures. Those of files are in the journal by path, length and time, so that a file is read once.</summary>
internal sealed class PictureHashes(IJournalStore store)
{
    /// <summary>What a picture is compared by: its identity, its address, or the hash of its bytes.</summary>
    public async ValueTask<string> OfAsync(ImageInput image, CancellationToken cancellationToken)
    {
        if (image.Identity is { } identity)
            return "identity:" + identity;
        if (image.Source is not { } source)
            return "address:" + image.Address;
        if (source.KnownHash is { } known)
            return known;
        string hash = await source.HashAsync(cancellationToken).ConfigureAwait(false);
        if (source is FileImageSource file)
            store.AddPicture(new StoredPicture(file.FullPath, file.Length, file.WrittenAt, file.MediaType, file.Size?.Width, file.Size?.Height, hash));
        return hash;
    }

    /// <summary>What is known of the file of a picture; null when it was never read.</summary>
    public ImageFileRecord? Find(string path) => store.FindPicture(path) is not { } picture
        ? null
        : new ImageFileRecord(picture.Length, picture.WrittenAt, picture.MediaType, picture is { Width: { } width, Height: { } height } ? new(width, height) : null, picture.Hash);
}

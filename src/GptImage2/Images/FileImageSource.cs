namespace GptImage2.Images;

internal sealed class FileImageSource : StreamImageSource
{
    private readonly string _path;
    private readonly string _shownPath;

    private FileImageSource(string path, string shownPath, string mediaType, long length)
        : base(mediaType, length)
    {
        _path = path;
        _shownPath = shownPath;
    }

    public override string Description => $"the file '{_shownPath}'";

    public static FileImageSource Open(string path)
    {
        // Relative to where the process stands now, not to where it may stand when a call is made.
        string fullPath = Path.GetFullPath(path);
        if (Directory.Exists(fullPath))
            throw new ImageInputException($"'{path}' is a directory, not an image.");
        using FileStream file = OpenRead(fullPath, path, FileOptions.None);
        Span<byte> head = stackalloc byte[ImageSignature.HeadLength];
        int read;
        try
        {
            read = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        }
        catch (IOException e)
        {
            throw Unreadable(path, e);
        }

        return new FileImageSource(fullPath, path, ImageSignature.Require(head[..read], $"The file '{path}'"), file.Length);
    }

    public override void Check()
    {
        var file = new FileInfo(_path);
        if (!file.Exists)
            throw Missing(_shownPath, null);
        if (file.Length != Length)
            throw Changed(file.Length);
    }

    public override async ValueTask WriteBase64Async(Stream target, CancellationToken cancellationToken)
    {
        FileStream file = OpenRead(_path, _shownPath, FileOptions.Asynchronous | FileOptions.SequentialScan);
        await using (file.ConfigureAwait(false))
        {
            if (file.Length != Length)
                throw Changed(file.Length);
            await CopyAsync(file, target, cancellationToken).ConfigureAwait(false);
        }
    }

    private static FileStream OpenRead(string path, string shownPath, FileOptions options)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, options);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Missing(shownPath, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(shownPath, e);
        }
    }

    private static ImageInputException Unreadable(string path, Exception innerException) =>
        new($"The file '{path}' cannot be read: {innerException.Message}", innerException);

    private static ImageInputException Missing(string path, Exception? innerException) =>
        new($"There is no file '{path}'.", innerException);
}

namespace GptImage2.Images;

internal sealed class FileImageSource : StreamImageSource
{
    private readonly string _path;
    private readonly string _shownPath;
    private readonly DateTime _written;

    private FileImageSource(string path, string shownPath, ImageHeader header, long length, DateTime written, string? hash = null)
        : base(header, length)
    {
        _path = path;
        _shownPath = shownPath;
        _written = written;
        KnownHash = hash;
    }

    /// <summary>The full path.</summary>
    public string FullPath => _path;

    /// <summary>When the file was written last (UTC), as it was when the input was created.</summary>
    public DateTime WrittenAt => _written;

    public override string Description => $"the file '{_shownPath}'";

    public static FileImageSource Open(string path)
    {
        // Relative to the current directory now, since it may change before a call is made.
        string fullPath = Path.GetFullPath(path);
        if (ImageCatalog.Current is { } catalog && Known(catalog, fullPath, path) is { } known)
            return known;
        if (Directory.Exists(fullPath))
            throw new ImageInputException($"'{path}' is a directory, not an image.");
        RequireRegular(fullPath, path);
        using FileStream file = OpenRead(fullPath, path, FileOptions.None);
        try
        {
            return new FileImageSource(fullPath, path, ImageHeader.Read(file, $"The file '{path}'"), file.Length, File.GetLastWriteTimeUtc(file.SafeFileHandle));
        }
        catch (IOException e)
        {
            throw Unreadable(path, e);
        }
    }

    // A file that is not there any more may still be needed for its identity alone.
    private static FileImageSource? Known(IImageCatalog catalog, string fullPath, string path)
    {
        if (catalog.Find(fullPath) is not { } record)
            return null;
        FileInfo file = Target(fullPath);
        if (!file.Exists)
            catalog.Missing(fullPath);
        else if (file.Length != record.Length || file.LastWriteTimeUtc != record.WrittenAt)
            return null;
        return new FileImageSource(fullPath, path, new ImageHeader(record.MediaType, record.Size), record.Length, record.WrittenAt, record.Hash);
    }

    public override void Check()
    {
        FileInfo file = Target(_path);
        if (!file.Exists)
            throw Missing(_shownPath, null);
        Check(file.Length, file.LastWriteTimeUtc);
    }

    protected override async ValueTask UseAsync(Func<Stream, ValueTask> use, CancellationToken cancellationToken)
    {
        // A pipe that took the place of the file would keep the next line waiting.
        Check();
        FileStream file = OpenRead(_path, _shownPath, FileOptions.Asynchronous | FileOptions.SequentialScan);
        await using (file.ConfigureAwait(false))
        {
            CheckOpen(file);
            await use(file).ConfigureAwait(false);
            // What was written into the file meanwhile may be a part of what was read.
            CheckOpen(file);
        }
    }

    // A pipe or a device may have no end, and opening a pipe waits until someone writes into it. All of them have the length 0.
    private static void RequireRegular(string path, string shownPath)
    {
        FileInfo file = Target(path);
        if (!file.Exists)
            throw Missing(shownPath, null);
        if (file.Length == 0)
            throw new ImageInputException($"The file '{shownPath}' is empty, or it is a pipe, a socket or a device. Pass the path of a regular file.");
    }

    // The length of a link is that of its text.
    private static FileInfo Target(string path)
    {
        var file = new FileInfo(path);
        return file.LinkTarget is not null && file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target ? target : file;
    }

    private void CheckOpen(FileStream file) => Check(file.Length, File.GetLastWriteTimeUtc(file.SafeFileHandle));

    // A changed image may have the same length. A retry must not send another image than the attempt before it.
    private void Check(long length, DateTime written)
    {
        if (length != Length)
            throw Changed(length);
        if (written != _written)
            throw new ImageInputException($"{Subject} was changed after the {nameof(ImageInput)} was created. Create another {nameof(ImageInput)}.");
    }

    private static FileStream OpenRead(string path, string shownPath, FileOptions options)
    {
        try
        {
            var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, options);
            if (file.CanSeek)
                return file;
            file.Dispose();
            throw new ImageInputException($"The file '{shownPath}' is a pipe, a socket or a device. Pass the path of a regular file.");
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

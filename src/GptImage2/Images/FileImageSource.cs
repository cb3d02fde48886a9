namespace GptImage2.Images;

internal sealed class FileImageSource : StreamImageSource
{
    private readonly string _path;
    private readonly string _shownPath;
    private readonly DateTime _written;

    private FileImageSource(string path, string shownPath, ImageHeader header, long length, DateTime written)
        : base(header, length)
    {
        _path = path;
        _shownPath = shownPath;
        _written = written;
    }

    public override string Description => $"the file '{_shownPath}'";

    public static FileImageSource Open(string path)
    {
        // Relative to the current directory now, since it may change before a call is made.
        string fullPath = Path.GetFullPath(path);
        if (Directory.Exists(fullPath))
            throw new ImageInputException($"'{path}' is a directory, not an image.");
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

    public override void Check()
    {
        var file = new FileInfo(_path);
        if (!file.Exists)
            throw Missing(_shownPath, null);
        Check(file.Length, file.LastWriteTimeUtc);
    }

    protected override async ValueTask UseAsync(Func<Stream, ValueTask> use, CancellationToken cancellationToken)
    {
        FileStream file = OpenRead(_path, _shownPath, FileOptions.Asynchronous | FileOptions.SequentialScan);
        await using (file.ConfigureAwait(false))
        {
            Check(file.Length, File.GetLastWriteTimeUtc(file.SafeFileHandle));
            await use(file).ConfigureAwait(false);
        }
    }

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

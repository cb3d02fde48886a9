using System.Globalization;

namespace GptImage2.Jobs.Batches;

/// <summary>The folder of the input files before they are uploaded. They hold pictures, so that only this user may read them, and each is deleted when it is closed.</summary>
/// <param name="path">The folder; null for one in that of temporary files.</param>
internal sealed class SpoolFolder(string? path)
{
    private const string Prefix = "gptimage2-";
    private const string Suffix = ".jsonl";
    private const long LeftFree = 64_000_000;
    private const int NoSpaceOnUnix = 28;
    private const int DiskFullOnWindows = 112;

    private readonly string _path = Path.GetFullPath(path ?? Path.Combine(Path.GetTempPath(), "gptimage2-batches-" + Environment.UserName));

    /// <summary>The name of an input file, here and at the provider.</summary>
    public static string NameOf(string uid) => Prefix + uid + Suffix;

    /// <summary>Creates a file.</summary>
    /// <param name="uid">What finds the batch.</param>
    /// <param name="bytes">How long it may become.</param>
    /// <exception cref="JobStoppedException">The disk has no room for it, or the folder cannot be written.</exception>
    public FileStream Create(string uid, long bytes)
    {
        try
        {
            CreateFolder();
            long free = new DriveInfo(_path).AvailableFreeSpace;
            if (free < bytes + LeftFree)
                throw new JobStoppedException(JobStopReason.DiskFull, string.Create(CultureInfo.InvariantCulture, $"The disk of '{_path}' has {free / 1_000_000:N0} MB left, and the input file of a batch may take {bytes / 1_000_000:N0} MB. Make room, name another folder in {nameof(JobBatchOptions)}.{nameof(JobBatchOptions.Directory)}, or lower {nameof(JobBatchOptions.MaxFileBytes)}. Run the job again to go on."));
            var options = new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Share = FileShare.None,
                Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose,
            };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            return new FileStream(Path.Combine(_path, NameOf(uid)), options);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failed(e);
        }
    }

    /// <summary>Whether the disk was full. Other failures may be those of a picture that is read.</summary>
    public static bool IsFull(Exception e) => e is IOException && (e.HResult & 0xFFFF) is (NoSpaceOnUnix or DiskFullOnWindows);

    /// <summary>What a run ends with whose input file cannot be written.</summary>
    public JobStoppedException Failed(Exception e) =>
        new(JobStopReason.DiskFull, $"The input file of a batch cannot be written in '{_path}': {e.Message} Make room, or name another folder in {nameof(JobBatchOptions)}.{nameof(JobBatchOptions.Directory)}. Run the job again to go on.", e);

    /// <summary>Deletes the files of processes that were killed.</summary>
    public void CleanUp()
    {
        if (!Directory.Exists(_path))
            return;
        foreach (string file in Directory.EnumerateFiles(_path, Prefix + "*" + Suffix))
        {
            try
            {
                // A process that lives holds it open.
                using (new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose))
                {
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It is in use, or another process has just deleted it.
            }
        }
    }

    private void CreateFolder()
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(_path);
        else
            Directory.CreateDirectory(_path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}

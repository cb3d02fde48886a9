namespace GptImage2.Emulator.Files;

/// <summary>The files of an emulator, in a temporary folder that goes with it.</summary>
internal sealed class FileStore(TimeProvider time) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly List<StoredFile> _files = [];
    private DirectoryInfo? _directory;
    private bool _disposed;

    /// <summary>Gets the files that have not expired, oldest first.</summary>
    public IReadOnlyList<StoredFile> All
    {
        get
        {
            lock (_lock)
            {
                long now = Now;
                foreach (StoredFile? file in _files.Where(f => f.ExpiresAt <= now).ToList())
                    Remove(file);

                return [.. _files];
            }
        }
    }

    private long Now => time.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>Makes an empty file for content that is not yet a <see cref="StoredFile"/>. The caller adds it or deletes it.</summary>
    public FileStream Create()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _directory ??= Directory.CreateTempSubdirectory("gptimage2-emulator-");
            string path = Path.Combine(_directory.FullName, Guid.NewGuid().ToString("N"));
            return new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        }
    }

    /// <summary>Takes over a file that <see cref="Create"/> made.</summary>
    /// <param name="path">Where the content is.</param>
    /// <param name="name">The name that a client sees.</param>
    /// <param name="purpose">The purpose.</param>
    /// <param name="lifetime">The seconds after which it is gone, or null.</param>
    /// <returns>The file.</returns>
    public StoredFile Add(string path, string name, string purpose, long? lifetime)
    {
        long now = Now;
        var file = new StoredFile("file-" + Guid.NewGuid().ToString("N"), path, name, purpose, new FileInfo(path).Length, now, now + lifetime);
        lock (_lock)
            _files.Add(file);

        return file;
    }

    public StoredFile? Find(string id) => All.FirstOrDefault(f => string.Equals(f.Id, id, StringComparison.Ordinal));

    public void Delete(StoredFile file)
    {
        lock (_lock)
            Remove(file);
    }

    public void Clear()
    {
        lock (_lock)
        {
            foreach (StoredFile? file in _files.ToList())
                Remove(file);
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            _files.Clear();
            _directory?.Delete(recursive: true);
            _directory = null;
        }
    }

    private void Remove(StoredFile file)
    {
        if (_files.Remove(file))
            File.Delete(file.Path);
    }
}

namespace GptImage2.Jobs.Journals.Sqlite;

/// <summary>The files that this process has open, as Linux lists them. It names each by its path of now, also after it was moved.</summary>
internal static class OpenFiles
{
    private const string Folder = "/proc/self/fd";

    /// <summary>The entries of open files, and their paths; nothing on other systems.</summary>
    public static IReadOnlyDictionary<string, string> List()
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!OperatingSystem.IsLinux() || !Directory.Exists(Folder))
            return files;
        foreach (string entry in Directory.EnumerateFileSystemEntries(Folder))
        {
            // Another thread may have closed it in between.
            if (PathOf(entry) is { } path)
                files.Add(entry, path);
        }

        return files;
    }

    /// <summary>The path of an open file; null when it was closed.</summary>
    public static string? PathOf(string entry) => new FileInfo(entry).LinkTarget;

    /// <summary>A path as the list has it, without links.</summary>
    public static string Resolve(string path)
    {
        string final = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        for (string? folder = Path.GetDirectoryName(final); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Directory.ResolveLinkTarget(folder, returnFinalTarget: true) is { } target)
                return Resolve(Path.Join(target.FullName, final[folder.Length..]));
        }

        return final;
    }
}

namespace GptImage2.Jobs.Tests.Journals;

/// <summary>A directory for the journal of a test.</summary>
internal sealed class JournalFolder : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("journal-tests-");

    /// <summary>The file of the journal.</summary>
    public string Path => In("receipts.db");

    public string Folder => _directory.FullName;

    public string In(string name) => System.IO.Path.Combine(_directory.FullName, name);

    /// <summary>The names of the files, in order.</summary>
    public IReadOnlyList<string> Files => [.. _directory.GetFiles().Select(static file => file.Name).Order(StringComparer.Ordinal)];

    public void Dispose() => _directory.Delete(recursive: true);
}

namespace GptImage2.Jobs.Tool;

/// <summary>Opens the journal that a command is about.</summary>
internal static class JournalOpener
{
    public const string Variable = "GPTIMAGE2_JOURNAL";

    /// <summary>Opens it for reading, so that the job that writes it goes on.</summary>
    public static Task<Journal> ReadAsync(string? journal, CancellationToken cancellationToken) => Journal.OpenReadOnlyAsync(FileOf(journal), cancellationToken);

    /// <summary>Opens it for writing. It must exist.</summary>
    public static Task<Journal> WriteAsync(string? journal, CancellationToken cancellationToken)
    {
        string file = FileOf(journal);
        if (!File.Exists(file))
            throw new UsageException($"There is no journal '{file}'.");
        return Journal.OpenAsync(file, cancellationToken: cancellationToken);
    }

    // A connection string is never repeated: it may have a password.
    private static string FileOf(string? journal)
    {
        string? name = journal ?? Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(name))
            throw new UsageException($"Name the journal with --journal, or in the environment variable {Variable}.");
        if (name.Contains("://", StringComparison.Ordinal) || name.StartsWith("Host=", StringComparison.OrdinalIgnoreCase))
            throw new UsageException("This is not the path of a file. Journals in PostgreSQL are not supported by this version of the command.");
        return name;
    }
}

using Npgsql;

namespace GptImage2.Jobs.Tool;

/// <summary>Opens the journal that a command is about: a file of SQLite, or a schema of PostgreSQL.</summary>
internal static class JournalOpener
{
    public const string Variable = "GPTIMAGE2_JOURNAL";

    /// <summary>Opens it for reading, so that the job that writes it goes on.</summary>
    public static Task<Journal> ReadAsync(string? journal, CancellationToken cancellationToken)
    {
        string name = NameOf(journal);
        return ConnectionOf(name) is { } connection
            ? PostgreSqlJournal.OpenReadOnlyAsync(connection.ConnectionString, OptionsOf(connection), cancellationToken)
            : Journal.OpenReadOnlyAsync(name, cancellationToken);
    }

    /// <summary>Opens it for writing. It must exist.</summary>
    public static async Task<Journal> WriteAsync(string? journal, CancellationToken cancellationToken)
    {
        string name = NameOf(journal);
        if (ConnectionOf(name) is { } connection)
        {
            // A command does not create tables.
            await using (await PostgreSqlJournal.OpenReadOnlyAsync(connection.ConnectionString, OptionsOf(connection), cancellationToken).ConfigureAwait(false))
                return await PostgreSqlJournal.OpenAsync(connection.ConnectionString, OptionsOf(connection), cancellationToken).ConfigureAwait(false);
        }

        if (!File.Exists(name))
            throw new UsageException($"There is no journal '{name}'.");
        return await Journal.OpenAsync(name, cancellationToken: cancellationToken).ConfigureAwait(false);
    }

    private static string NameOf(string? journal)
    {
        string? name = journal ?? Environment.GetEnvironmentVariable(Variable);
        return string.IsNullOrEmpty(name)
            ? throw new UsageException($"Name the journal with --journal, or in the environment variable {Variable}.")
            : name;
    }

    // A connection string is never repeated: it may have a password.
    private static NpgsqlConnectionStringBuilder? ConnectionOf(string name)
    {
        bool isAddress = name.Contains("://", StringComparison.Ordinal);
        if (!isAddress && (!name.Contains('=', StringComparison.Ordinal) || File.Exists(name)))
            return null;
        try
        {
            if (!isAddress && new NpgsqlConnectionStringBuilder(name) is { Host: not null } connection)
                return connection;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException)
        {
            // The message would repeat parts of it.
        }

        throw new UsageException("This is neither the path of a journal nor a connection string of Npgsql, such as 'Host=db;Database=receipts;Username=reader'. A 'Search Path' in it names the schema.");
    }

    private static PostgreSqlJournalOptions OptionsOf(NpgsqlConnectionStringBuilder connection) =>
        connection.SearchPath is { Length: > 0 } schema ? new PostgreSqlJournalOptions { Schema = schema } : new PostgreSqlJournalOptions();
}

using GptImage2.Jobs.PostgreSql.Store;

namespace GptImage2;

/// <summary>Opens journals in PostgreSQL, which many processes may write at the same time.</summary>
public static class PostgreSqlJournal
{
    /// <summary>Opens a journal, and creates its tables where there are none.</summary>
    /// <param name="connectionString">The connection string of Npgsql, such as <c>Host=db;Database=receipts;Username=reader;Password=…</c>.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="JournalException">The server cannot be reached, refuses the user, or has a journal of a later version; the message says which. It has no password.</exception>
    /// <exception cref="ArgumentException">The connection string cannot be read, or an option is out of its range.</exception>
    public static async Task<Journal> OpenAsync(string connectionString, PostgreSqlJournalOptions? options = null, CancellationToken cancellationToken = default) =>
        new(await PostgreSqlJournalStore.OpenAsync(connectionString, options ?? new PostgreSqlJournalOptions(), isReadOnly: false, cancellationToken).ConfigureAwait(false));

    /// <summary>Opens a journal for reading. Jobs do not run with it.</summary>
    /// <param name="connectionString">The connection string of Npgsql.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="JournalException">The server cannot be reached or refuses the user, or there is no journal of this version.</exception>
    /// <exception cref="ArgumentException">The connection string cannot be read, or an option is out of its range.</exception>
    public static async Task<Journal> OpenReadOnlyAsync(string connectionString, PostgreSqlJournalOptions? options = null, CancellationToken cancellationToken = default) =>
        new(await PostgreSqlJournalStore.OpenAsync(connectionString, options ?? new PostgreSqlJournalOptions(), isReadOnly: true, cancellationToken).ConfigureAwait(false));
}

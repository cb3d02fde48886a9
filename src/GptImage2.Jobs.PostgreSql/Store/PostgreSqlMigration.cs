using System.Globalization;
using System.Security.Cryptography;
using Npgsql;

namespace GptImage2.Jobs.PostgreSql.Store;

/// <summary>Brings a schema to the version that this library writes, or says why it cannot. Processes that start together do it one after the other.</summary>
internal sealed class PostgreSqlMigration(PostgreSqlDatabase database, string schema, IReadOnlyList<string> steps)
{
    private const int TombstoneKeyBytes = 32;

    /// <summary>Checks a schema, and brings it up to date.</summary>
    /// <returns>The key of the tombstones.</returns>
    /// <exception cref="JournalException">It cannot be used.</exception>
    public async Task<byte[]> RunAsync(bool isReadOnly, CancellationToken cancellationToken)
    {
        try
        {
            NpgsqlConnection connection = await database.ConnectAsync(cancellationToken).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                long version = await ReadVersionAsync(connection, cancellationToken).ConfigureAwait(false);
                if (version != steps.Count)
                {
                    if (isReadOnly)
                        throw new JournalException($"{Capitalized} has version {version}, and this library reads version {steps.Count}. Open it once with PostgreSqlJournal.OpenAsync, which brings it up to date.");
                    await MigrateAsync(connection, cancellationToken).ConfigureAwait(false);
                }

                string key = (string)(await ScalarAsync(connection, "SELECT value FROM meta WHERE name = $1", [PostgreSqlSchema.TombstoneKey], cancellationToken).ConfigureAwait(false)
                    ?? throw new JournalException($"The table 'meta' of {database.Description} has no '{PostgreSqlSchema.TombstoneKey}', so that forgotten keys cannot be recognized. Restore a backup."));
                return Convert.FromHexString(key);
            }
        }
        catch (Exception e) when (e is NpgsqlException || PostgreSqlErrors.IsOutage(e))
        {
            throw PostgreSqlErrors.Describe(e, database.Description, "opened");
        }
    }

    private string Capitalized => char.ToUpperInvariant(database.Description[0]) + database.Description[1..];

    private async Task<long> ReadVersionAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        bool hasMeta = await ScalarAsync(connection, "SELECT EXISTS (SELECT 1 FROM pg_catalog.pg_tables WHERE schemaname = $1 AND tablename = 'meta')", [schema], cancellationToken).ConfigureAwait(false) is true;
        string? text = hasMeta ? (string?)await ScalarAsync(connection, "SELECT value FROM meta WHERE name = $1", [PostgreSqlSchema.VersionKey], cancellationToken).ConfigureAwait(false) : "0";
        if (text is null || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long version))
            throw new JournalException($"The schema '{schema}' belongs to another program: its table 'meta' has no '{PostgreSqlSchema.VersionKey}'. Name another schema in {nameof(PostgreSqlJournalOptions)}.{nameof(PostgreSqlJournalOptions.Schema)}.");
        return version <= steps.Count
            ? version
            : throw new JournalException($"{Capitalized} has version {version}, and this library knows versions up to {steps.Count}. Update GptImage2.Jobs.PostgreSql.");
    }

    private async Task MigrateAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            await ScalarAsync(connection, "SELECT pg_advisory_xact_lock(hashtextextended('gptimage2 schema ' || $1, 0))", [schema], cancellationToken).ConfigureAwait(false);
            // Another process may have done it while this one waited.
            long version = await ReadVersionAsync(connection, cancellationToken).ConfigureAwait(false);
            if (version == steps.Count)
                return;
            await ExecuteAsync(connection, $"CREATE SCHEMA IF NOT EXISTS {schema}", cancellationToken).ConfigureAwait(false);
            await ExecuteAsync(connection, "CREATE TABLE IF NOT EXISTS meta (name text PRIMARY KEY, value text NOT NULL)", cancellationToken).ConfigureAwait(false);
            foreach (string step in steps.Skip((int)version))
                await ExecuteAsync(connection, step, cancellationToken).ConfigureAwait(false);
            await ExecuteAsync(connection, PostgreSqlFunctions.All, cancellationToken).ConfigureAwait(false);
            await ExecuteAsync(connection, QueueTables.Functions, cancellationToken).ConfigureAwait(false);
            await ExecuteAsync(connection, PostgreSqlSchema.Views, cancellationToken).ConfigureAwait(false);
            const string put = "INSERT INTO meta (name, value) VALUES ($1, $2) ON CONFLICT (name) DO ";
            await ScalarAsync(connection, put + "UPDATE SET value = excluded.value", [PostgreSqlSchema.VersionKey, steps.Count.ToString(CultureInfo.InvariantCulture)], cancellationToken).ConfigureAwait(false);
            await ScalarAsync(connection, put + "NOTHING", [PostgreSqlSchema.TombstoneKey, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TombstoneKeyBytes))], cancellationToken).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        NpgsqlCommand command = connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
#pragma warning disable CA2100 // The texts are constants, and the name of the schema was checked.
            command.CommandText = sql;
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql, object?[] values, CancellationToken cancellationToken)
    {
        NpgsqlCommand command = connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = sql;
            Parameters.AddTo(command.Parameters, values);
            return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is { } value and not DBNull ? value : null;
        }
    }
}

using Npgsql;

namespace GptImage2.Jobs.PostgreSql.Tests;

/// <summary>A schema of its own on the server of the tests, which is deleted at the end.</summary>
internal sealed class PostgreSqlServer : IAsyncDisposable
{
    /// <summary>Why there is no server; null when there is one.</summary>
    public static string? Missing => ConnectionString is null ? "There is no PostgreSQL: set GPTIMAGE2_TEST_POSTGRES to a connection string, or run 'eval \"$(.ci/postgresql start)\"'." : null;

    public static string? ConnectionString { get; } = Environment.GetEnvironmentVariable("GPTIMAGE2_TEST_POSTGRES");

    public string Schema { get; } = "test_" + Guid.NewGuid().ToString("N");

    /// <summary>Skips the test when there is no server.</summary>
    public static void Require() => Assert.SkipWhen(Missing is not null, Missing ?? "");

    public PostgreSqlJournalOptions Options(TimeProvider? clock = null) => new() { Schema = Schema, TimeProvider = clock, LeaseDuration = TimeSpan.FromSeconds(10), MaxOutage = TimeSpan.FromSeconds(20), ConfigureDataSource = builder => builder.ConnectionStringBuilder.ApplicationName = Schema };

    public async Task<T> ReadAsync<T>(string sql)
    {
        await using NpgsqlDataSource source = SourceOf();
        await using NpgsqlCommand command = source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(CancellationToken.None))!;
    }

    public async Task RunAsync(string sql)
    {
        await using NpgsqlDataSource source = SourceOf();
        await using NpgsqlCommand command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (ConnectionString is not null)
            await RunAsync($"DROP SCHEMA IF EXISTS {Schema} CASCADE");
    }

    private NpgsqlDataSource SourceOf()
    {
        var builder = new NpgsqlDataSourceBuilder(ConnectionString);
        builder.ConnectionStringBuilder.SearchPath = Schema;
        builder.ConnectionStringBuilder.Pooling = false;
        return builder.Build();
    }
}

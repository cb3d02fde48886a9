using System.Diagnostics;
using Npgsql;

namespace GptImage2.Jobs.PostgreSql.Store;

/// <summary>The connections to the database, and reads that are tried again while the server cannot be reached.</summary>
/// <remarks>
/// There are two pools. Reads that block a thread, and the renewal of leases, have a small one of their own: a thread that waits for a connection
/// of the large one could wait for work that no thread is left for.
/// </remarks>
internal sealed class PostgreSqlDatabase : IAsyncDisposable
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LastWait = TimeSpan.FromSeconds(2);

    // Servers have 100 connections unless someone changed that, and several processes share them.
    private const int DefaultConnections = 24;
    private const int ReservedConnections = 4;

    private readonly NpgsqlDataSource _source;
    private readonly NpgsqlDataSource _reserved;
    private readonly TimeSpan _maxOutage;
    private bool _isDisposed;

    public PostgreSqlDatabase(string connectionString, PostgreSqlJournalOptions options)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (!settings.ContainsKey("Maximum Pool Size"))
            settings.MaxPoolSize = DefaultConnections;
        _source = SourceOf(settings, options);
        settings.MinPoolSize = 0;
        settings.MaxPoolSize = ReservedConnections;
        _reserved = SourceOf(settings, options);
        Description = $"the journal '{options.Schema}' in the database '{settings.Database ?? settings.Username}' at {settings.Host}";
        _maxOutage = options.MaxOutage;
    }

    /// <summary>What messages call the journal.</summary>
    public string Description { get; }

    public ValueTask<NpgsqlConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, "The journal is closed.");
        return _source.OpenConnectionAsync(cancellationToken);
    }

    /// <summary>Reads.</summary>
    /// <param name="sql">A query with <c>$1</c>, <c>$2</c> and so on.</param>
    /// <param name="values">Their values.</param>
    /// <param name="read">Reads the rows.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    public async ValueTask<T> ReadAsync<T>(string sql, object?[] values, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        for (TimeSpan wait = FirstWait; ; wait = wait * 2 < LastWait ? wait * 2 : LastWait)
        {
            try
            {
                return await ReadAsync(_source, sql, values, read, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (PostgreSqlErrors.IsOutage(e) && !_isDisposed && !cancellationToken.IsCancellationRequested && Stopwatch.GetElapsedTime(start) < _maxOutage)
            {
                await Task.Delay(wait, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is NpgsqlException || PostgreSqlErrors.IsOutage(e))
            {
                throw PostgreSqlErrors.Describe(e, Description, "read");
            }
        }
    }

    /// <summary>Reads by a connection of the small pool. It is not tried again.</summary>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    public async ValueTask<T> ReadReservedAsync<T>(string sql, object?[] values, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(_reserved, sql, values, read, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is NpgsqlException || PostgreSqlErrors.IsOutage(e))
        {
            throw PostgreSqlErrors.Describe(e, Description, "read");
        }
    }

    /// <summary>Reads at once, as <see cref="ReadAsync{T}(string, object?[], Func{NpgsqlDataReader, T}, CancellationToken)"/> does, by a connection of the small pool.</summary>
    public T Read<T>(string sql, object?[] values, Func<NpgsqlDataReader, T> read)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, "The journal is closed.");
        try
        {
            using NpgsqlConnection connection = _reserved.OpenConnection();
            using NpgsqlCommand command = connection.CreateCommand();
            command.CommandText = sql;
            Parameters.AddTo(command.Parameters, values);
            using NpgsqlDataReader rows = command.ExecuteReader();
            return read(rows);
        }
        catch (Exception e) when (PostgreSqlErrors.IsOutage(e))
        {
            // The way that waits.
            return ReadAsync(sql, values, read, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _isDisposed = true;
        await _source.DisposeAsync().ConfigureAwait(false);
        await _reserved.DisposeAsync().ConfigureAwait(false);
    }

    private static NpgsqlDataSource SourceOf(NpgsqlConnectionStringBuilder settings, PostgreSqlJournalOptions options)
    {
        var builder = new NpgsqlDataSourceBuilder(settings.ConnectionString);
        NpgsqlConnectionStringBuilder connection = builder.ConnectionStringBuilder;
        connection.SearchPath = options.Schema;
        connection.ApplicationName ??= "GptImage2 journal";
        connection.MaxAutoPrepare = Math.Max(connection.MaxAutoPrepare, 64);
        connection.AutoPrepareMinUsages = 2;
        // A password that is kept in the data source is not shown with its connections.
        connection.PersistSecurityInfo = false;
        options.ConfigureDataSource?.Invoke(builder);
        return builder.Build();
    }

    private async ValueTask<T> ReadAsync<T>(NpgsqlDataSource source, string sql, object?[] values, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, "The journal is closed.");
        NpgsqlConnection connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            NpgsqlCommand command = connection.CreateCommand();
            await using (command.ConfigureAwait(false))
            {
                command.CommandText = sql;
                Parameters.AddTo(command.Parameters, values);
                NpgsqlDataReader rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                await using (rows.ConfigureAwait(false))
                    return read(rows);
            }
        }
    }
}

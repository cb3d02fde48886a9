using System.Diagnostics;
using Npgsql;

namespace GptImage2.Jobs.PostgreSql.Store;

/// <summary>The connections to the database, and reads that are tried again while the server cannot be reached.</summary>
internal sealed class PostgreSqlDatabase : IAsyncDisposable
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LastWait = TimeSpan.FromSeconds(2);

    private readonly NpgsqlDataSource _source;
    private readonly TimeSpan _maxOutage;
    private bool _isDisposed;

    public PostgreSqlDatabase(string connectionString, PostgreSqlJournalOptions options)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        NpgsqlConnectionStringBuilder settings = builder.ConnectionStringBuilder;
        settings.SearchPath = options.Schema;
        settings.ApplicationName ??= "GptImage2 journal";
        settings.MaxAutoPrepare = Math.Max(settings.MaxAutoPrepare, 64);
        settings.AutoPrepareMinUsages = 2;
        // A password that is kept in the data source is not shown with its connections.
        settings.PersistSecurityInfo = false;
        Description = $"the journal '{options.Schema}' in the database '{settings.Database ?? settings.Username}' at {settings.Host}";
        options.ConfigureDataSource?.Invoke(builder);
        _source = builder.Build();
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
                NpgsqlConnection connection = await ConnectAsync(cancellationToken).ConfigureAwait(false);
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

    /// <summary>Reads at once, as <see cref="ReadAsync"/> does.</summary>
    public T Read<T>(string sql, object?[] values, Func<NpgsqlDataReader, T> read)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, "The journal is closed.");
        try
        {
            using NpgsqlConnection connection = _source.OpenConnection();
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

    public ValueTask DisposeAsync()
    {
        _isDisposed = true;
        return _source.DisposeAsync();
    }
}

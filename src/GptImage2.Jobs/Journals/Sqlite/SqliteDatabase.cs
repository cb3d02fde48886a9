using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace GptImage2.Jobs.Journals.Sqlite;

/// <summary>A connection to a database. One thread uses it at a time.</summary>
internal sealed class SqliteDatabase : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly List<SqliteStatement> _statements = [];

    private SqliteDatabase(string path, SqliteConnection connection)
    {
        Path = path;
        _connection = connection;
    }

    public string Path { get; }

    public sqlite3 Handle => _connection.Handle!;

    /// <summary>Whether no transaction is open.</summary>
    public bool IsIdle => raw.sqlite3_get_autocommit(Handle) != 0;

    /// <summary>Opens a file that exists.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="isReadOnly">Whether nothing is written.</param>
    /// <param name="wait">How long a statement waits for a lock of another connection before it fails.</param>
    public static SqliteDatabase Open(string path, bool isReadOnly, TimeSpan wait)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = isReadOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWrite,
            Pooling = false,
        }.ConnectionString);
        try
        {
            connection.Open();
            _ = raw.sqlite3_extended_result_codes(connection.Handle!, 1);
            _ = raw.sqlite3_busy_timeout(connection.Handle!, (int)wait.TotalMilliseconds);
            // Entries are looked up one by one, so pages that one of many readers keeps are rarely of use.
            if (isReadOnly)
                SqliteErrors.Check(raw.sqlite3_exec(connection.Handle!, "PRAGMA cache_size = -256"), connection.Handle!);
            return new SqliteDatabase(path, connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Prepares a statement, which lives as long as the connection.</summary>
    public SqliteStatement Prepare(string sql)
    {
        var statement = new SqliteStatement(Handle, sql);
        _statements.Add(statement);
        return statement;
    }

    /// <summary>Runs one or more statements once.</summary>
    public void Execute(string sql) => SqliteErrors.Check(raw.sqlite3_exec(Handle, sql), Handle);

    /// <summary>The integer that a statement returns.</summary>
    public long? Number(string sql, params ReadOnlySpan<SqliteValue> values)
    {
        using var statement = new SqliteStatement(Handle, sql);
        return statement.Number(values);
    }

    /// <summary>The text that a statement returns.</summary>
    public string? Text(string sql, params ReadOnlySpan<SqliteValue> values)
    {
        using var statement = new SqliteStatement(Handle, sql);
        return statement.Text(values);
    }

    /// <summary>Runs a statement once.</summary>
    public int Run(string sql, params ReadOnlySpan<SqliteValue> values)
    {
        using var statement = new SqliteStatement(Handle, sql);
        return statement.Run(values);
    }

    public void Dispose()
    {
        foreach (SqliteStatement statement in _statements)
            statement.Dispose();
        _connection.Dispose();
    }
}

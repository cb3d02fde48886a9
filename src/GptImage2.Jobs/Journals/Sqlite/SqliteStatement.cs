using SQLitePCL;

namespace GptImage2.Jobs.Journals.Sqlite;

/// <summary>A prepared statement. One thread uses it at a time.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    public SqliteStatement(sqlite3 database, string sql)
    {
        _database = database;
        SqliteErrors.Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement), database);
    }

    public sqlite3_stmt Handle => _statement;

    /// <summary>Runs a statement without rows.</summary>
    /// <returns>The number of rows that it changed.</returns>
    public int Run(params ReadOnlySpan<SqliteValue> values)
    {
        using SqliteRows rows = Query(values);
        rows.Read();
        return raw.sqlite3_changes(_database);
    }

    /// <summary>Runs a statement that returns rows. They must be disposed of before it runs again.</summary>
    public SqliteRows Query(params ReadOnlySpan<SqliteValue> values)
    {
        for (int index = 0; index < values.Length; index++)
            SqliteErrors.Check(values[index].Bind(_statement, index + 1), _database);
        return new SqliteRows(_database, _statement);
    }

    /// <summary>The integer in the first column of the only row; null when it is null or there is no row.</summary>
    public long? Number(params ReadOnlySpan<SqliteValue> values)
    {
        using SqliteRows rows = Query(values);
        return rows.Read() ? rows.NumberOrNull(0) : null;
    }

    /// <summary>The text in the first column of the only row; null when it is null or there is no row.</summary>
    public string? Text(params ReadOnlySpan<SqliteValue> values)
    {
        using SqliteRows rows = Query(values);
        return rows.Read() ? rows.TextOrNull(0) : null;
    }

    public void Dispose() => _statement.Dispose();
}

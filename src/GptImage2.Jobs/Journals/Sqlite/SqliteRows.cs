using System.Runtime.InteropServices;
using SQLitePCL;

namespace GptImage2.Jobs.Journals.Sqlite;

/// <summary>The rows of a statement that runs.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly ref struct SqliteRows(sqlite3 database, sqlite3_stmt statement)
{
    /// <summary>Goes to the next row.</summary>
    /// <returns>False when there is none.</returns>
    public bool Read()
    {
        int code = raw.sqlite3_step(statement);
        SqliteErrors.Check(code, database);
        return code == raw.SQLITE_ROW;
    }

    public long Number(int column) => raw.sqlite3_column_int64(statement, column);

    public long? NumberOrNull(int column) => IsNull(column) ? null : Number(column);

    public bool Flag(int column) => Number(column) != 0;

    public double Real(int column) => raw.sqlite3_column_double(statement, column);

    public string Text(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string();

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    /// <summary>A text as it is stored, in UTF-8.</summary>
    public ReadOnlyMemory<byte> Utf8(int column) => raw.sqlite3_column_blob(statement, column).ToArray();

    public ReadOnlyMemory<byte>? Utf8OrNull(int column) => IsNull(column) ? (ReadOnlyMemory<byte>?)null : Utf8(column);

    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    // The code of a reset is that of the last step, which was reported already.
    public void Dispose()
    {
        _ = raw.sqlite3_reset(statement);
        _ = raw.sqlite3_clear_bindings(statement);
    }
}

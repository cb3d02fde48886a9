using System.Runtime.InteropServices;
using SQLitePCL;

namespace GptImage2.Jobs.Journals.Sqlite;

/// <summary>A value that is bound to a parameter.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct SqliteValue
{
    private readonly string? _text;
    private readonly ReadOnlyMemory<byte> _utf8;
    private readonly double _real;
    private readonly long _integer;
    private readonly int _type;

    private SqliteValue(int type, long integer = 0, double real = 0, string? text = null, ReadOnlyMemory<byte> utf8 = default)
    {
        _type = type;
        _integer = integer;
        _real = real;
        _text = text;
        _utf8 = utf8;
    }

    public static implicit operator SqliteValue(long value) => new(raw.SQLITE_INTEGER, integer: value);

    public static implicit operator SqliteValue(long? value) => value is { } number ? number : new SqliteValue(raw.SQLITE_NULL);

    public static implicit operator SqliteValue(int value) => (long)value;

    public static implicit operator SqliteValue(int? value) => (long?)value;

    public static implicit operator SqliteValue(bool value) => value ? 1L : 0L;

    public static implicit operator SqliteValue(double value) => new(raw.SQLITE_FLOAT, real: value);

    public static implicit operator SqliteValue(string? value) => value is null ? new SqliteValue(raw.SQLITE_NULL) : new SqliteValue(raw.SQLITE_TEXT, text: value);

    /// <summary>A text in UTF-8.</summary>
    public static implicit operator SqliteValue(ReadOnlyMemory<byte>? value) =>
        value is not { } utf8 ? new SqliteValue(raw.SQLITE_NULL)
        : utf8.IsEmpty ? ""
        : new SqliteValue(raw.SQLITE_BLOB, utf8: utf8);

    public int Bind(sqlite3_stmt statement, int index) => _type switch
    {
        raw.SQLITE_INTEGER => raw.sqlite3_bind_int64(statement, index, _integer),
        raw.SQLITE_FLOAT => raw.sqlite3_bind_double(statement, index, _real),
        raw.SQLITE_TEXT => raw.sqlite3_bind_text(statement, index, _text),
        raw.SQLITE_BLOB => raw.sqlite3_bind_text(statement, index, _utf8.Span),
        _ => raw.sqlite3_bind_null(statement, index),
    };
}

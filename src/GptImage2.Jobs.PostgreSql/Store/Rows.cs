using Npgsql;

namespace GptImage2.Jobs.PostgreSql.Store;

/// <summary>Reads the columns of rows.</summary>
internal static class Rows
{
    public static string? TextOrNull(this NpgsqlDataReader rows, int column) => rows.IsDBNull(column) ? null : rows.GetString(column);

    public static long? NumberOrNull(this NpgsqlDataReader rows, int column) => rows.IsDBNull(column) ? null : rows.GetInt64(column);

    public static ReadOnlyMemory<byte>? BytesOrNull(this NpgsqlDataReader rows, int column) =>
        rows.IsDBNull(column) ? (ReadOnlyMemory<byte>?)null : rows.GetFieldValue<byte[]>(column);

    public static DateTimeOffset Time(this NpgsqlDataReader rows, int column) => new(rows.GetDateTime(column));

    public static DateTimeOffset? TimeOrNull(this NpgsqlDataReader rows, int column) => rows.IsDBNull(column) ? null : rows.Time(column);

    public static string[] Texts(this NpgsqlDataReader rows, int column) => rows.GetFieldValue<string[]>(column);

    // The nearest tick: a conversion that cuts would lose one.
    public static TimeSpan Duration(this NpgsqlDataReader rows, int column) => TimeSpan.FromTicks((long)Math.Round(rows.GetDouble(column) * TimeSpan.TicksPerSecond));

    /// <summary>The six columns of billed tokens from a column on.</summary>
    public static TokenUsage? Tokens(this NpgsqlDataReader rows, int first) => rows.IsDBNull(first) ? null : new TokenUsage(rows.GetInt64(first), rows.GetInt64(first + 1))
    {
        CachedInputTokens = rows.GetInt64(first + 2),
        CacheWriteTokens = rows.GetInt64(first + 3),
        ImageInputTokens = rows.NumberOrNull(first + 4),
        ReasoningTokens = rows.GetInt64(first + 5),
    };

    /// <summary>All rows.</summary>
    public static List<T> All<T>(this NpgsqlDataReader rows, Func<NpgsqlDataReader, T> read)
    {
        List<T> all = [];
        while (rows.Read())
            all.Add(read(rows));
        return all;
    }
}

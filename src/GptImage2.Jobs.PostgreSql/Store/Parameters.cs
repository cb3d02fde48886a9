using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace GptImage2.Jobs.PostgreSql.Store;

/// <summary>Adds values to commands, each with the type that the functions of the schema have.</summary>
internal static class Parameters
{
    public static void AddTo(NpgsqlParameterCollection parameters, object?[] values)
    {
        foreach (object? value in values)
            parameters.Add(Of(value));
    }

    /// <summary>A null of a type.</summary>
    public static object Null(NpgsqlDbType type) => new NpgsqlParameter { NpgsqlDbType = type, Value = DBNull.Value };

    public static object Text(string? value) => new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Text, Value = value is null ? DBNull.Value : Storable(value) };

    public static object Number(long? value) => new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Bigint, Value = value is null ? DBNull.Value : value.Value };

    public static object Time(DateTimeOffset? value) => new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.TimestampTz, Value = value is null ? DBNull.Value : value.Value.UtcDateTime };

    public static object Tokens(TokenUsage? usage) => new NpgsqlParameter
    {
        NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint,
        Value = usage is not { } tokens ? DBNull.Value : new long?[] { tokens.InputTokens, tokens.OutputTokens, tokens.CachedInputTokens, tokens.CacheWriteTokens, tokens.ImageInputTokens, tokens.ReasoningTokens },
    };

    public static object Documents(ReadOnlyMemory<byte>?[] documents) => new NpgsqlParameter
    {
        NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea,
        Value = documents.Select(static document => document?.ToArray()).ToArray(),
    };

    public static object Json(string json) => new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Jsonb, Value = json };

    public static object Texts(IEnumerable<string> values) => new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text, Value = values.Select(Storable).ToArray() };

    private static NpgsqlParameter Of(object? value) => value switch
    {
        NpgsqlParameter parameter => parameter.Clone(),
        string text => new NpgsqlParameter<string> { NpgsqlDbType = NpgsqlDbType.Text, TypedValue = Storable(text) },
        long number => new NpgsqlParameter<long> { NpgsqlDbType = NpgsqlDbType.Bigint, TypedValue = number },
        int number => new NpgsqlParameter<int> { NpgsqlDbType = NpgsqlDbType.Integer, TypedValue = number },
        bool flag => new NpgsqlParameter<bool> { NpgsqlDbType = NpgsqlDbType.Boolean, TypedValue = flag },
        double real => new NpgsqlParameter<double> { NpgsqlDbType = NpgsqlDbType.Double, TypedValue = real },
        DateTimeOffset time => new NpgsqlParameter<DateTime> { NpgsqlDbType = NpgsqlDbType.TimestampTz, TypedValue = time.UtcDateTime },
        DateOnly day => new NpgsqlParameter<DateOnly> { NpgsqlDbType = NpgsqlDbType.Date, TypedValue = day },
        TimeSpan time => new NpgsqlParameter<TimeSpan> { NpgsqlDbType = NpgsqlDbType.Interval, TypedValue = time },
        ReadOnlyMemory<byte> bytes => new NpgsqlParameter<ReadOnlyMemory<byte>> { NpgsqlDbType = NpgsqlDbType.Bytea, TypedValue = bytes },
        long[] numbers => new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint, Value = numbers },
        bool[] flags => new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Boolean, Value = flags },
        _ => throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"A value of the type {value?.GetType().Name ?? "null"} has no type of PostgreSQL here."), nameof(value)),
    };

    // PostgreSQL stores no character 0 in texts.
    private static string Storable(string text) => text.Contains('\0', StringComparison.Ordinal) ? text.Replace('\0', '\uFFFD') : text;
}

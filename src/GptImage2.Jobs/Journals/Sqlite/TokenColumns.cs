namespace GptImage2.Jobs.Journals.Sqlite;

/// <summary>The six columns of billed tokens, in the order of <see cref="Names"/>; all of them null where they are not known.</summary>
internal static class TokenColumns
{
    public const string Names = "input_tokens, output_tokens, cached_input_tokens, cache_write_tokens, image_input_tokens, reasoning_tokens";

    public const int Count = 6;

    public static TokenUsage? Read(SqliteRows rows, int first) => rows.IsNull(first)
        ? null
        : new TokenUsage(rows.Number(first), rows.Number(first + 1))
        {
            CachedInputTokens = rows.Number(first + 2),
            CacheWriteTokens = rows.Number(first + 3),
            ImageInputTokens = rows.NumberOrNull(first + 4),
            ReasoningTokens = rows.Number(first + 5),
        };
}

namespace GptImage2.Jobs.Journals.Sqlite;

/// <summary>Reads replies, and what they were like.</summary>
internal sealed class ReplyQueries(SqliteDatabase database)
{
    private const int MostExperience = 1000;

    private readonly SqliteStatement _find = database.Prepare(
        $"""
        SELECT COALESCE(final_document, document), finished, refusal, finish_reason, model, service_tier, cost, seconds, request_id, {TokenColumns.Names}
        FROM replies WHERE request = ? AND turn = ?
        """);

    private readonly SqliteStatement _experience = database.Prepare(
        """
        SELECT output_tokens, input_tokens, seconds FROM replies
        WHERE method = ? AND requested_model IS ? AND turn = 'first' AND input_tokens IS NOT NULL
        ORDER BY id DESC LIMIT ?
        """);

    public StoredReply? Find(ReplyKey key)
    {
        using SqliteRows rows = _find.Query(key.Request, key.Turn);
        if (!rows.Read())
            return null;
        return new StoredReply(rows.Utf8(0))
        {
            IsFinished = rows.Flag(1),
            Refusal = rows.TextOrNull(2),
            FinishReason = rows.TextOrNull(3),
            Model = rows.TextOrNull(4),
            ServiceTier = rows.TextOrNull(5),
            Cost = Money.ToDollars(rows.NumberOrNull(6)),
            Duration = Times.ToDuration(rows.Real(7)),
            RequestId = rows.TextOrNull(8),
            Usage = TokenColumns.Read(rows, 9),
        };
    }

    /// <summary>The latest first replies to requests of a method. Corrections are not among them: they ask for a part of a reply.</summary>
    public Experience? FindExperience(string method, string? model)
    {
        var output = new List<long>();
        long input = 0;
        double seconds = 0;
        using (SqliteRows rows = _experience.Query(method, model, MostExperience))
        {
            while (rows.Read())
            {
                output.Add(rows.Number(0));
                input += rows.Number(1);
                seconds += rows.Real(2);
            }
        }

        if (output.Count == 0)
            return null;
        output.Sort();
        return new Experience(output.Count, output, input, Times.ToDuration(seconds / output.Count));
    }
}

using GptImage2.Jobs.Journals;
using Npgsql;

namespace GptImage2.Jobs.PostgreSql.Store;

/// <summary>Reads items with their requests. Rows of one item follow each other.</summary>
internal static class ItemReader
{
    /// <summary>The columns, with the document of each call in its final form only.</summary>
    public const string Columns = Common + "replies.final_document";

    /// <summary>The columns, with the document of each call.</summary>
    public const string ColumnsWithDocuments = Common + "COALESCE(replies.final_document, replies.document)";

    /// <summary>The tables.</summary>
    public const string Tables =
        """
        items
        LEFT JOIN item_requests ON item_requests.item_id = items.id AND item_requests.ordinal >= 0
        LEFT JOIN replies ON replies.request = item_requests.request AND replies.turn = 'first'
        """;

    private const string Common =
        """
        items.job_id, items.key, items.state, items.run_id, items.acknowledged, items.corrections, items.repairs, items.error_type, items.error_message,
        items.violations, items.corrected_violations, items.repair_kinds, items.cost, items.seconds, items.at,
        items.input_tokens, items.output_tokens, items.cached_input_tokens, items.cache_write_tokens, items.image_input_tokens, items.reasoning_tokens,
        item_requests.request, item_requests.prompt, item_requests.pictures, item_requests.method, item_requests.finished,
        """ + " ";

    /// <summary>All items of the rows.</summary>
    public static List<StoredItem> Read(NpgsqlDataReader rows)
    {
        List<StoredItem> items = [];
        List<StoredRequest> requests = [];
        while (rows.Read())
        {
            (long job, string key) = (rows.GetInt64(0), rows.GetString(1));
            if (items.Count == 0 || items[^1].Key != key || items[^1].JobId != job)
            {
                requests = [];
                items.Add(ItemOf(rows, job, key, requests));
            }

            if (!rows.IsDBNull(21))
            {
                requests.Add(new StoredRequest(rows.GetString(21), rows.GetString(22), rows.Texts(23), rows.GetString(24))
                {
                    IsFinished = rows.GetBoolean(25),
                    Document = rows.BytesOrNull(26),
                });
            }
        }

        return items;
    }

    private static StoredItem ItemOf(NpgsqlDataReader rows, long job, string key, List<StoredRequest> requests) => new(job, key, rows.GetString(2) == "done" ? ItemState.Done : ItemState.Failed)
    {
        Requests = requests,
        RunId = rows.GetInt64(3),
        IsAcknowledged = rows.GetBoolean(4),
        Corrections = rows.GetInt32(5),
        Repairs = rows.GetInt32(6),
        ErrorType = rows.TextOrNull(7),
        ErrorMessage = rows.TextOrNull(8),
        Violations = rows.Texts(9),
        CorrectedViolations = rows.Texts(10),
        RepairKinds = rows.Texts(11),
        Cost = Money.ToDollars(rows.NumberOrNull(12)),
        Duration = rows.Duration(13),
        At = rows.Time(14),
        Usage = rows.Tokens(15),
    };
}

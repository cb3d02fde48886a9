using System.Text.Json;
using GptImage2.Jobs.Journals;

namespace GptImage2.Jobs.PostgreSql.Store;

/// <summary>The calls of the functions of the schema for what a store writes.</summary>
internal sealed class FunctionCalls(Tombstones tombstones, TimeProvider clock)
{
    public static (string Sql, object?[] Values) Of(string function, params object?[] values) =>
        ($"SELECT {function}({string.Join(", ", Enumerable.Range(1, values.Length).Select(static number => "$" + number))})", values);

    public static (string, object?[]) Open(OpenRequest request) => Of(
        "open_request",
        request.Run.Id, request.Run.JobId, request.Number, request.Key.Request, request.Key.Turn, request.Item, request.Method, Parameters.Text(request.Model),
        Money.ToBillionths(request.Reserved), request.SentAt, request.IsInBatch, request.Replaces);

    public (string, object?[]) AddReply(OpenRequest request, StoredReply reply) => Of("add_reply", [.. Reply(request, reply)]);

    public (string, object?[]) Settle(JournalRun owner, long batch, SettledLine line) => Of(
        "settle_line",
        [owner.Id, batch, line.Reply is not null, .. Reply(line.Line, line.Reply ?? new StoredReply(ReadOnlyMemory<byte>.Empty))]);

    public (string, object?[]) Add(StoredItem item) => Of(
        "add_item",
        item.RunId, item.JobId, item.Key, tombstones.HashOf(item.JobId, item.Key), item.State == ItemState.Done ? "done" : "failed", item.IsAcknowledged,
        item.Corrections, item.Repairs, Parameters.Text(item.ErrorType), Parameters.Text(item.ErrorMessage), Parameters.Texts(item.Violations),
        Parameters.Texts(item.CorrectedViolations), Parameters.Texts(item.RepairKinds), Parameters.Tokens(item.Usage), Parameters.Number(Money.ToBillionths(item.Cost)),
        item.Duration.TotalSeconds, item.At,
        Parameters.Texts(item.Requests.Select(static request => request.Request)),
        Parameters.Texts(item.Requests.Select(static request => request.Prompt)),
        Parameters.Json(PicturesOf(item.Requests)),
        Parameters.Texts(item.Requests.Select(static request => request.Method)),
        item.Requests.Select(static request => request.IsFinished).ToArray(),
        Parameters.Documents([.. item.Requests.Select(static request => request.Document)]));

    public static (string, object?[]) Add(StoredPicture picture, DateTimeOffset now) => Of(
        "add_picture",
        picture.Path, picture.Length, PictureTimes.ToText(picture.WrittenAt), picture.MediaType, NumberOf(picture.Width), NumberOf(picture.Height), picture.Hash, now);

    private IEnumerable<object?> Reply(OpenRequest request, StoredReply reply) =>
    [
        request.Run.Id, request.Run.JobId, request.Number, request.Key.Request, request.Key.Turn, request.Item, request.Method, Parameters.Text(request.Model), request.SentAt,
        reply.Document, reply.IsFinished, Parameters.Text(reply.Refusal), Parameters.Text(reply.FinishReason), Parameters.Text(reply.Model), Parameters.Text(reply.ServiceTier),
        Parameters.Tokens(reply.Usage), Parameters.Number(Money.ToBillionths(reply.Cost)), reply.Duration.TotalSeconds, Parameters.Text(reply.RequestId), clock.GetUtcNow(),
    ];

    private static object NumberOf(int? value) => value is { } number ? number : Parameters.Null(NpgsqlTypes.NpgsqlDbType.Integer);

    private static string PicturesOf(IReadOnlyList<StoredRequest> requests)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (StoredRequest request in requests)
            {
                json.WriteStartArray();
                foreach (string picture in request.Pictures)
                    json.WriteStringValue(picture);
                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }
}

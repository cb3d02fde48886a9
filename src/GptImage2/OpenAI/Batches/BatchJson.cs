using System.Globalization;
using System.Text.Json;
using GptImage2.Endpoints.Batches;
using GptImage2.Text;

namespace GptImage2.OpenAI.Batches;

/// <summary>Reads and writes the objects of the API for files and batches. Unknown members are ignored.</summary>
internal static class BatchJson
{
    public static byte[] Write(NewBatch batch)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("input_file_id"u8, batch.InputFileId);
            json.WriteString("endpoint"u8, OpenAIBatchEndpoint.LineUrl);
            json.WriteString("completion_window"u8, "24h"u8);
            json.WriteStartObject("metadata"u8);
            foreach ((string name, string value) in batch.Metadata)
                json.WriteString(name, value);
            json.WriteEndObject();
            if (batch.OutputLifetime is { } lifetime)
            {
                json.WriteStartObject("output_expires_after"u8);
                json.WriteString("anchor"u8, "created_at"u8);
                json.WriteNumber("seconds"u8, (long)lifetime.TotalSeconds);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    /// <summary>Reads a batch; null when the object is not one.</summary>
    public static ProviderBatch? ReadBatch(JsonElement json, Redaction? redaction)
    {
        if (TextOf(json, "id") is not { } id || TextOf(json, "status") is not { } status)
            return null;
        JsonElement? counts = Member(json, "request_counts");
        return new ProviderBatch(id, status, TimeOf(json))
        {
            InputFileId = TextOf(json, "input_file_id"),
            OutputFileId = TextOf(json, "output_file_id"),
            ErrorFileId = TextOf(json, "error_file_id"),
            Metadata = ReadMetadata(Member(json, "metadata")),
            Errors = ReadErrors(json, redaction),
            Total = CountOf(counts, "total"),
            Completed = CountOf(counts, "completed"),
            Failed = CountOf(counts, "failed"),
        };
    }

    /// <summary>Reads a file; null when the object is not one.</summary>
    public static ProviderFile? ReadFile(JsonElement json) =>
        TextOf(json, "id") is not { } id ? null : new ProviderFile(id, TextOf(json, "filename") ?? "", NumberOf(json, "bytes") ?? 0, TimeOf(json));

    public static JsonElement? Member(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out JsonElement member) && member.ValueKind != JsonValueKind.Null ? member : null;

    public static string? TextOf(JsonElement? json, string name) =>
        json is { } element && Member(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static DateTimeOffset TimeOf(JsonElement json) => DateTimeOffset.UnixEpoch.AddSeconds(Math.Clamp(NumberOf(json, "created_at") ?? 0, 0, uint.MaxValue));

    private static long? NumberOf(JsonElement? json, string name) =>
        json is { } element && Member(element, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out long value) ? value : null;

    private static int CountOf(JsonElement? json, string name) => (int)Math.Clamp(NumberOf(json, name) ?? 0, 0, int.MaxValue);

    private static Dictionary<string, string> ReadMetadata(JsonElement? json)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        if (json is not { ValueKind: JsonValueKind.Object } members)
            return metadata;
        foreach (JsonProperty member in members.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.String)
                metadata[member.Name] = member.Value.GetString()!;
        }

        return metadata;
    }

    private static List<ProviderBatchError> ReadErrors(JsonElement json, Redaction? redaction)
    {
        List<ProviderBatchError> errors = [];
        if (Member(json, "errors") is not { } list || Member(list, "data") is not { ValueKind: JsonValueKind.Array } data)
            return errors;
        foreach (JsonElement error in data.EnumerateArray())
        {
            string message = TextOf(error, "message") ?? string.Create(CultureInfo.InvariantCulture, $"error {errors.Count + 1}");
            errors.Add(new ProviderBatchError(TextOf(error, "code"), redaction?.Of(message) ?? message, (int?)NumberOf(error, "line")));
        }

        return errors;
    }
}

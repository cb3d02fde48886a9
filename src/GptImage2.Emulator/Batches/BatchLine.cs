using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using GptImage2.Emulator.Completions;

namespace GptImage2.Emulator.Batches;

/// <summary>What became of a request of a batch, as a line of the files that the batch writes.</summary>
internal static class BatchLine
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A request that was answered, with any status.</summary>
    public static ReadOnlySpan<byte> OfAnswer(string customId, string requestId, Answer answer) => Write(customId, writer =>
    {
        writer.WriteStartObject("response"u8);
        writer.WriteNumber("status_code"u8, answer.Status);
        writer.WriteString("request_id"u8, requestId);
        writer.WritePropertyName("body"u8);
        WriteBody(writer, answer.Body);
        writer.WriteEndObject();
        writer.WriteNull("error"u8);
    });

    /// <summary>A request that has no answer.</summary>
    public static ReadOnlySpan<byte> OfError(string customId, string code, string message) => Write(customId, writer =>
    {
        writer.WriteNull("response"u8);
        writer.WriteStartObject("error"u8);
        writer.WriteString("code"u8, code);
        writer.WriteString("message"u8, message);
        writer.WriteEndObject();
    });

    private static ReadOnlySpan<byte> Write(string customId, Action<Utf8JsonWriter> rest)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, Compact))
        {
            writer.WriteStartObject();
            writer.WriteString("id"u8, "batch_req_" + Guid.NewGuid().ToString("N"));
            writer.WriteString("custom_id"u8, customId);
            rest(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan;
    }

    // A line must be JSON, which a scripted page of a proxy is not: that becomes a string.
    private static void WriteBody(Utf8JsonWriter writer, ReadOnlyMemory<byte> body)
    {
        try
        {
            var buffer = new ArrayBufferWriter<byte>(body.Length);
            using (var document = JsonDocument.Parse(body))
            using (var copy = new Utf8JsonWriter(buffer, Compact))
                document.WriteTo(copy);

            writer.WriteRawValue(buffer.WrittenSpan, skipInputValidation: true);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            writer.WriteStringValue(Encoding.UTF8.GetString(body.Span));
        }
    }
}

using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using GptImage2.Jobs.Journals;

namespace GptImage2.Jobs.Exports;

/// <summary>Writes items as JSON, one a line.</summary>
internal sealed class JsonLinesExport(IJournalStore store, ExportOptions options)
{
    private static readonly JsonWriterOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        var line = new ArrayBufferWriter<byte>();
        var writer = new Utf8JsonWriter(line, Format);
        await using (writer.ConfigureAwait(false))
        {
            await foreach ((string job, StoredItem item) in ExportedItems.ReadAsync(store, options, cancellationToken).ConfigureAwait(false))
            {
                Write(writer, job, item);
                writer.Flush();
                line.Write("\n"u8);
                await stream.WriteAsync(line.WrittenMemory, cancellationToken).ConfigureAwait(false);
                line.ResetWrittenCount();
                writer.Reset();
            }
        }

        await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    private static void Write(Utf8JsonWriter writer, string job, StoredItem item)
    {
        writer.WriteStartObject();
        writer.WriteString("job", job);
        writer.WriteString("key", item.Key);
        writer.WriteString("state", ExportedItems.StateOf(item));
        writer.WriteString("at", item.At);
        writer.WriteNumber("seconds", item.Duration.TotalSeconds);
        if (item.Cost is { } cost)
            writer.WriteNumber("cost_usd", cost);
        else
            writer.WriteNull("cost_usd");
        WriteUsage(writer, item.Usage);
        writer.WriteNumber("corrections", item.Corrections);
        writer.WriteNumber("repairs", item.Repairs);
        WriteError(writer, item);
        writer.WriteStartArray("violations");
        foreach (string violation in item.Violations)
            writer.WriteStringValue(violation);
        writer.WriteEndArray();
        writer.WriteStartArray("calls");
        foreach (StoredRequest request in item.Requests)
            Write(writer, request);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteUsage(Utf8JsonWriter writer, TokenUsage? usage)
    {
        if (usage is not { } tokens)
        {
            writer.WriteNull("usage");
            return;
        }

        writer.WriteStartObject("usage");
        writer.WriteNumber("input_tokens", tokens.InputTokens);
        writer.WriteNumber("output_tokens", tokens.OutputTokens);
        writer.WriteEndObject();
    }

    private static void WriteError(Utf8JsonWriter writer, StoredItem item)
    {
        if (item.ErrorType is null)
        {
            writer.WriteNull("error");
            return;
        }

        writer.WriteStartObject("error");
        writer.WriteString("type", item.ErrorType);
        writer.WriteString("message", item.ErrorMessage);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, StoredRequest request)
    {
        writer.WriteStartObject();
        writer.WriteString("method", request.Method);
        writer.WriteBoolean("finished", request.IsFinished);
        writer.WritePropertyName("document");
        using JsonDocument? document = request.Document is { } text ? ExportedDocument.Parse(text) : null;
        if (document is not null)
        {
            writer.WriteRawValue(ExportedDocument.InOneLine(document.RootElement), skipInputValidation: true);
        }
        else
        {
            writer.WriteNullValue();
            if (request.Document is { } broken)
                writer.WriteString("text", Encoding.UTF8.GetString(broken.Span));
        }

        writer.WriteEndObject();
    }
}

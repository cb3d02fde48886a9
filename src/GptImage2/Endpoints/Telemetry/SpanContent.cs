using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using GptImage2.Messages;

namespace GptImage2.Endpoints.Telemetry;

/// <summary>Writes messages in the format of the semantic conventions for spans. An image is only named, without its bytes.</summary>
internal static class SpanContent
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Instructions(string text) => Write(json =>
    {
        json.WriteStartArray();
        WriteText(json, text);
        json.WriteEndArray();
    });

    public static string Input(IReadOnlyList<UserMessagePart> parts) => Write(json =>
    {
        Begin(json, "user");
        foreach (UserMessagePart part in parts)
        {
            if (part.Image is { } image)
                WriteImage(json, image);
            else
                WriteText(json, Encoding.UTF8.GetString(part.Text.Span));
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    });

    public static string Output(string reply, string? finishReason) => Write(json =>
    {
        Begin(json, "assistant");
        WriteText(json, reply);
        json.WriteEndArray();
        if (finishReason is not null)
            json.WriteString("finish_reason", finishReason);
        json.WriteEndObject();
        json.WriteEndArray();
    });

    private static void Begin(Utf8JsonWriter json, string role)
    {
        json.WriteStartArray();
        json.WriteStartObject();
        json.WriteString("role", role);
        json.WriteStartArray("parts");
    }

    private static void WriteText(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject();
        json.WriteString("type", "text");
        json.WriteString("content", text);
        json.WriteEndObject();
    }

    private static void WriteImage(Utf8JsonWriter json, ImageInput image)
    {
        json.WriteStartObject();
        json.WriteString("type", image.Address is null ? "blob" : "uri");
        json.WriteString("modality", "image");
        if (image.MediaType is { } mediaType)
            json.WriteString("mime_type", mediaType);
        // An address may be signed, and then gives access to the image.
        json.WriteString("content", image.ToString());
        json.WriteEndObject();
    }

    private static string Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Readable))
            write(json);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
